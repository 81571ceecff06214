/** @import { EngineClient, Filtered, Passage, PassageOrder, Sight } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { HitPainter } from './hit-painter.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, noChange, nothing } from 'lit';
import { ask } from './ask.js';
import { ViewElement } from './element-base.js';
import { icon } from './icons.js';
import { canPaint, rangesIn } from './hit-painter.js';
import { passageOf } from './passage-of.js';
import { passageRow, snippetHits } from './passage-row.js';
import { SizeWatch } from './size-watch.js';

/** Passages asked for beyond either edge, so that a short scroll shows no gap. */
const SPARE = 1;
/** So many are listed: browsers cap the height of an element, and nobody scrolls further. */
const MOST = 50_000;
const ORDERS = /** @type {const} */ (['place', 'relevance']);
/** The list follows the current hit once the keys rest. Milliseconds. */
const FOLLOW_DELAY = 150;

/** @typedef {{ start: number, passages: Passage[], filtered: Filtered | null, order: PassageOrder }} Held */

/**
 * The paragraphs with hits, in the order of the text or the best first: virtual rows of one height, asked for by ranges.
 *
 * Fires `hit` with the number of a passage's first hit, `order` and `close-rail`.
 */
export class PassageListElement extends ViewElement {
  static properties = {
    engine: { attribute: false },
    model: { attribute: false },
    filtered: { attribute: false },
    hitNumber: { type: Number },
    order: {},
    strings: { attribute: false },
    sight: { attribute: false },
    painter: { attribute: false },
    edges: { state: true },
    held: { state: true },
  };

  /** The height of a row, as the style sheet has it. Pixels; 0 where it is not known. */
  #rowHeight = 0;
  /** The passage that takes the focus, by its number in the order. */
  #active = 0;
  /** Whether the list is to stand at its top. */
  #topIsDue = false;
  /** Whether it was away at the last look: away, a box says that it is at its top, and comes back where it was. */
  #wasAway = false;
  /** Whether a passage is to take the focus as soon as one is drawn. */
  #wantsFocus = false;
  /** Whether the list has just come up, and its first passage is not known yet. */
  #comesUp = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #resized = new ResizeObserver(() => this.#look());
  /** Another size of type makes other rows. */
  #probed = new SizeWatch(({ height }) => {
    if (height === this.#rowHeight) return;
    this.#rowHeight = height;
    this.requestUpdate('edges');
  });

  constructor() {
    super();
    /** @type {Pick<EngineClient, 'call'> | null} */
    this.engine = null;
    /** @type {OutlineModel | null} */
    this.model = null;
    /** @type {Filtered | null} */
    this.filtered = null;
    this.hitNumber = -1;
    /** @type {PassageOrder} */
    this.order = 'place';
    /** @type {Strings | undefined} */
    this.strings = undefined;
    /** Where the list says what it shows. @type {Sight | null} */
    this.sight = null;
    /** @type {HitPainter | null} */
    this.painter = null;
    /** The pixels in sight; no height while the list is hidden. */
    this.edges = { top: 0, height: 0 };
    /** Consecutive passages, from number `start`, and what they answer. */
    this.held = /** @type {Held} */ ({ start: 0, passages: [], filtered: null, order: 'place' });
    this.addEventListener('scroll', () => this.#look(), { passive: true });
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('keydown', (event) => this.#onKeydown(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#probed.watch(null);
    clearTimeout(this.#timer);
  }

  /** Focuses the passage that takes it; it may have to be asked for first. */
  focus() {
    this.#wantsFocus = true;
    this.#focusIfDrawn();
  }

  #focusIfDrawn() {
    if (!this.#wantsFocus || this.#comesUp) return;
    const passage = /** @type {HTMLElement | null} */ (this.querySelector('.passage[tabindex="0"]'));
    passage?.focus({ preventScroll: true });
    // One that is not laid out yet cannot take it.
    this.#wantsFocus = !passage?.matches(':focus');
  }

  get #count() {
    return Math.min(MOST, this.filtered?.passageCount ?? 0);
  }

  #look() {
    const { scrollTop: top, clientHeight: height } = this;
    // Closed before a passage was there: one that comes later must not take the focus from where it is by then.
    if (!height) this.#wantsFocus = false;
    if (top !== this.edges.top || height !== this.edges.height) this.edges = { top, height };
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const { filtered } = this;
    if (!changed.has('filtered') || !filtered) return;
    this.#active = 0;
    const { passages, sight } = filtered.seen;
    this.held = { start: sight.passages.start, passages, filtered, order: sight.passages.order };
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('order') || this.#isNewSearch(changed)) this.#topIsDue = true;
    this.#standAtTop();
    this.#probed.watch(this.querySelector('.passage-probe'));
    if (/** @type {{ height: number } | undefined} */ (changed.get('edges'))?.height === 0) void this.#comeUp();
    if (canPaint()) this.painter?.paint(this, this.#ranges());
    this.#focusIfDrawn();
    if (['filtered', 'order', 'edges'].some((name) => changed.has(name))) void this.#fetch();
    if (['filtered', 'order', 'hitNumber'].some((name) => changed.has(name))) this.#followSoon();
  }

  /** Whether other passages are the best now. In the order of the text, the list follows the current hit. @param {Map<string, unknown>} changed */
  #isNewSearch(changed) {
    const before = /** @type {Filtered | null | undefined} */ (changed.get('filtered'));
    return this.order === 'relevance' && changed.has('filtered') && before?.query !== this.filtered?.query;
  }

  /** Not asked for where it is there: that would lay everything out at each key typed. */
  #standAtTop() {
    const isAway = this.hasAttribute('data-away');
    const mayBeBelow = this.edges.top > 0 || this.#wasAway;
    this.#wasAway = isAway;
    if (!this.#topIsDue || isAway || !this.edges.height) return;
    this.#topIsDue = false;
    if (!mayBeBelow) return;
    this.scrollTop = 0;
    this.#look();
  }

  /** The hits in the passages drawn. */
  #ranges() {
    const { held, hitNumber, filtered } = this;
    if (!filtered?.total) return [];
    const snippets = this.querySelectorAll('.snip');
    return held.passages.flatMap((passage, index) =>
      rangesIn(snippets[index] ?? null, snippetHits(passage, hitNumber)),
    );
  }

  /** The numbers `start <= number < end` that are in sight, and some more, however many there are. */
  #wanted() {
    const { top, height } = this.edges;
    if (!height || !this.#rowHeight) return { start: 0, end: 0 };
    const start = Math.max(0, Math.floor(top / this.#rowHeight) - SPARE);
    return { start, end: Math.ceil((top + height) / this.#rowHeight) + SPARE };
  }

  async #fetch() {
    const { filtered, order } = this;
    const { start, end } = this.#wanted();
    if (this.sight) this.sight.passages = { start, end, order };
    if (start >= end || this.#holds(start, Math.min(end, this.#count))) return;
    const passages = await ask(this.engine, 'passages', { start, end, order });
    if (passages && filtered === this.filtered && order === this.order)
      this.held = { start, passages, filtered, order };
  }

  /** @param {number} start @param {number} end */
  #holds(start, end) {
    const { held } = this;
    const answers = held.filtered === this.filtered && held.order === this.order;
    return answers && held.start <= start && end <= held.start + held.passages.length;
  }

  /** Brings the current passage into sight, unless the reader's own hand is here. */
  #followSoon() {
    clearTimeout(this.#timer);
    if (this.order !== 'place' || this.hitNumber < 0) return;
    this.#timer = setTimeout(() => void this.#follow(), FOLLOW_DELAY);
  }

  /** Begins at the passage one stands on: where the list was hidden, it has followed nothing. */
  async #comeUp() {
    if (this.order !== 'place' || this.hitNumber < 0) return;
    this.#comesUp = true;
    const number = await this.#numberOf(this.hitNumber);
    if (number >= 0) await this.#beginAt(number);
    this.#comesUp = false;
    this.#focusIfDrawn();
  }

  /** @param {number} number */
  async #beginAt(number) {
    this.#active = number;
    this.scrollTop = number * this.#rowHeight;
    this.#look();
    await this.#fetch();
    this.requestUpdate();
    await this.updateComplete;
  }

  async #follow() {
    const { filtered, hitNumber, edges } = this;
    if (!edges.height || this.matches(':hover, :focus-within')) return;
    const number = await this.#numberOf(hitNumber);
    if (number >= 0 && filtered === this.filtered && hitNumber === this.hitNumber) this.#reveal(number);
  }

  /** The passage that a hit stands in; -1 where that is not known. @param {number} hitNumber */
  #numberOf(hitNumber) {
    return passageOf(hitNumber, this.#count, (number) => this.#passage(number));
  }

  /** @param {number} number */
  async #passage(number) {
    if (this.#holds(number, number + 1)) return this.held.passages[number - this.held.start];
    return (await ask(this.engine, 'passages', { start: number, end: number + 1, order: 'place' }))?.[0];
  }

  /** Scrolls no further than needed. @param {number} number */
  #reveal(number) {
    const top = number * this.#rowHeight;
    if (top < this.scrollTop) this.scrollTop = top;
    else this.scrollTop = Math.max(this.scrollTop, top + this.#rowHeight - this.clientHeight + this.#headHeight);
    this.#look();
  }

  get #headHeight() {
    return this.querySelector('header')?.offsetHeight ?? 0;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const row = /** @type {Element} */ (event.target).closest('[data-number]');
    const number = Number(row?.getAttribute('data-number'));
    const passage = row && this.held.passages[number - this.held.start];
    if (!passage) return;
    this.#active = number;
    this.tell('hit', passage.firstHit);
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const inList = /** @type {Element} */ (event.target).matches('.passage');
    if (!step || !inList || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#activate(Math.max(0, Math.min(this.#count - 1, this.#active + step)));
  }

  /** @param {number} number */
  async #activate(number) {
    this.#active = number;
    this.#reveal(number);
    await this.#fetch();
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-number="${number}"]`))?.focus({ preventScroll: true });
  }

  render() {
    const { filtered, strings } = this;
    if (!this.model || !strings) return nothing;
    // What was found last stays as it is while the list is away: the next key typed needs only other words in it.
    if (!filtered?.total) return noChange;
    return html`${this.#header(filtered, strings)}
      <ol
        class="passages"
        role="list"
        aria-label=${strings.passages}
        .style=${`height: calc(${this.#count} * var(--tall)); padding-top: calc(${this.held.start} * var(--tall))`}
      >
        <li class="passage-probe" aria-hidden="true"></li>
        ${this.edges.height ? this.#rows(strings) : nothing}
      </ol>
      ${filtered.passageCount > MOST ? html`<p class="passages-foot">${strings.passagesCut(MOST)}</p>` : nothing}`;
  }

  /** @param {Filtered} filtered @param {Strings} strings */
  #header({ passageCount }, strings) {
    return html`<header>
      <h2>${strings.passages} <span class="total">${strings.figure(passageCount)}</span></h2>
      <span class="levels" role="group" aria-label=${strings.orderName}>
        ${ORDERS.map(
          (order) =>
            html`<button type="button" aria-pressed=${order === this.order} @click=${() => this.tell('order', order)}>
              ${strings.orders[order]}
            </button>`,
        )}
      </span>
      <button
        type="button"
        class="ib rail-close"
        aria-label=${strings.closePassages}
        title=${strings.closePassages}
        @click=${() => this.tell('close-rail')}
      >
        ${icon('close')}
      </button>
    </header>`;
  }

  /** @param {Strings} strings */
  #rows(strings) {
    const { model, hitNumber, held } = this;
    if (!model) return nothing;
    const focusable = Math.max(held.start, Math.min(held.start + held.passages.length - 1, this.#active));
    return held.passages.map((passage, index) =>
      passageRow(passage, {
        model,
        strings,
        hitNumber,
        number: held.start + index,
        count: this.#count,
        isActive: held.start + index === focusable,
      }),
    );
  }
}
