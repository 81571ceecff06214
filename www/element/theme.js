/** The themes that differ from the plain one. */
const THEMES = ['dark', 'paper'];

/** Shows a reader in the theme that is asked for; `auto` follows the page around it, and through it the system. */
export class Theme {
  #internals;
  /** @type {Element | null} */
  #reader = null;
  #wanted = 'auto';
  #systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  #follow = () => this.#apply();
  /** Pages turn dark by a class or an attribute of an ancestor, by a style sheet, or by `<meta name="color-scheme">`. */
  #pageChanges = new MutationObserver(this.#follow);

  /** @param {ElementInternals} internals */
  constructor(internals) {
    this.#internals = internals;
  }

  /** @param {Element} reader in its document */
  connect(reader) {
    this.#reader = reader;
    this.#systemIsDark.addEventListener('change', this.#follow);
    addEventListener('load', this.#follow);
    this.#pageChanges.observe(document.head, { attributes: true, childList: true, subtree: true });
    for (let around = above(reader); around; around = above(around))
      this.#pageChanges.observe(around, { attributes: true });
    this.#apply();
  }

  disconnect() {
    this.#reader = null;
    this.#systemIsDark.removeEventListener('change', this.#follow);
    removeEventListener('load', this.#follow);
    this.#pageChanges.disconnect();
  }

  /** @param {string} wanted `auto`, `light`, `dark` or `paper`; anything else is light */
  set(wanted) {
    this.#wanted = wanted;
    this.#apply();
  }

  #apply() {
    const theme = this.#wanted === 'auto' ? this.#schemeAround() : this.#wanted;
    for (const each of THEMES) {
      if (each === theme) this.#internals.states.add(each);
      else this.#internals.states.delete(each);
    }
  }

  /** The scheme that the page is drawn in where the reader stands. Light is what a page is that says nothing. */
  #schemeAround() {
    const around = this.#reader && above(this.#reader);
    if (!around) return 'light';
    const { colorScheme } = getComputedStyle(around);
    const schemes = colorScheme === 'normal' ? schemesOfPage() : colorScheme;
    const takes = (/** @type {string} */ scheme) => schemes.split(' ').includes(scheme);
    return takes('dark') && (this.#systemIsDark.matches || !takes('light')) ? 'dark' : 'light';
  }
}

/** What the page says of itself in its head. */
function schemesOfPage() {
  return /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="color-scheme"]'))?.content ?? '';
}

/** What an element inherits from. @param {Element} element @returns {Element | null} */
function above(element) {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
