/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */

/** Where one goes back by a key of the device or a gesture, and what is open lies over everything. */
const HAS_BACK_KEY = '(width < 40rem), (pointer: coarse)';

/**
 * Lets Back close what lies over the text (outline, passages, card, menus) before it leaves the page: each thing open has
 * an entry of its own in the history, which goes with it, however it is closed.
 */
export class BackKey {
  #reader;
  #keepAddress;
  /** The entries that are ours, up to the one the browser stands on. */
  #depth = depthOf(history.state) ?? 0;
  /** Whether entries are being left because what they stand for was closed by other ways. */
  #isReturning = false;
  /** The menus that are open, the topmost last. @type {Set<HTMLElement>} */
  #menus = new Set();

  /**
   * @param {GangmuReaderElement} reader
   * @param {() => void} keepAddress writes the newest address into an entry that has an older one
   */
  constructor(reader, keepAddress) {
    this.#reader = reader;
    this.#keepAddress = keepAddress;
  }

  /** From now on, until the page ends. */
  follow() {
    this.#reader.addEventListener('gangmu-overlay', () => this.#match());
    document.addEventListener('toggle', (event) => this.#onToggle(/** @type {ToggleEvent} */ (event)), true);
    addEventListener('popstate', () => this.#onPopState());
    this.#match();
  }

  /** @param {ToggleEvent} event */
  #onToggle({ target, newState }) {
    if (!(target instanceof HTMLElement) || !target.popover) return;
    if (newState === 'open') this.#menus.add(target);
    else this.#menus.delete(target);
    this.#match();
  }

  get #openCount() {
    return this.#reader.overlays.length + this.#menus.size;
  }

  /** Has as many entries as things are open. */
  #match() {
    if (this.#isReturning) return;
    const wanted = matchMedia(HAS_BACK_KEY).matches ? this.#openCount : 0;
    if (!this.#depth && wanted) history.replaceState({ ...history.state, depth: 0 }, '');
    while (this.#depth < wanted) history.pushState({ ...history.state, depth: ++this.#depth }, '');
    this.#isReturning = this.#depth > wanted;
    if (this.#isReturning) history.go(wanted - this.#depth);
  }

  #onPopState() {
    const depth = depthOf(history.state);
    const isOurs = this.#isReturning;
    const before = this.#depth;
    this.#isReturning = false;
    this.#depth = depth ?? 0;
    // Another fragment, by a link or by hand, is none of ours.
    if (depth === undefined) return;
    this.#keepAddress();
    if (isOurs || depth > before) this.#match();
    else for (let surplus = this.#openCount - depth; surplus > 0; surplus -= 1) this.#closeTop();
  }

  #closeTop() {
    const menu = [...this.#menus].at(-1);
    this.#menus.delete(/** @type {HTMLElement} */ (menu));
    if (menu) menu.hidePopover();
    else this.#reader.closeOverlay();
  }
}

/** How many of ours stand up to an entry; undefined where it knows nothing of them. @param {unknown} state @returns {number | undefined} */
const depthOf = (state) => /** @type {{ depth?: number } | null} */ (state)?.depth;
