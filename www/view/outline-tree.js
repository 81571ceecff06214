/** @import { Filtered } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { HitPainter } from './hit-painter.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ViewElement } from './element-base.js';
import { canPaint, rangesIn } from './hit-painter.js';
import { hitsShown, outlineRow } from './outline-row.js';
import { foldedBelow, hasShownChildren, LEVELS, placeOf, shownNodes } from './outline-rows.js';
import { isForInputMethod } from './input-method.js';
import { SizeWatch } from './size-watch.js';
import { TypeAhead } from './type-ahead.js';
import { VirtualRows } from './virtual-rows.js';

/** Rows drawn beyond either edge, so that a short scroll shows no gap. */
const SPARE_ROWS = 2;

/**
 * The outline, as an ARIA tree of virtual rows: only those in sight stand in the document.
 *
 * Fires `go` with a node when it is chosen, `enter` with it when the reader wants to read there, and `level` with null
 * once folding by hand has left the level.
 */
export class OutlineTreeElement extends ViewElement {
  static properties = {
    model: { attribute: false },
    filtered: { attribute: false },
    narrow: { type: Boolean },
    level: { type: Number },
    currentNode: { type: Number },
    strings: { attribute: false },
    painter: { attribute: false },
    edges: { state: true },
  };

  /** Room for the nodes shown. */
  #room = new Uint32Array();
  /** The nodes shown, in order. @type {Uint32Array} */
  #shown = this.#room;
  #rows = new VirtualRows();
  /** @type {{ essay: number, heading: number } | null} */
  #heights = null;
  /** Folded nodes while nothing is filtered, and while something is. */
  #folded = { atRest: new Uint8Array(0), filtered: new Uint8Array(0) };
  /** The node that takes the focus; the one stop of the tab key. */
  #active = -1;
  #typeAhead = new TypeAhead();
  #resized = new ResizeObserver(() => this.#look());
  /** Another size of type makes other rows. */
  #probed = new SizeWatch(() => {
    this.#heights = null;
    this.#layOut();
    this.requestUpdate();
  });

  constructor() {
    super();
    /** @type {OutlineModel | null} */
    this.model = null;
    /** @type {Filtered | null} */
    this.filtered = null;
    this.narrow = true;
    /** One of `LEVELS`; null once folded by hand. @type {number | null} */
    this.level = LEVELS.all;
    this.currentNode = -1;
    /** @type {Strings | undefined} */
    this.strings = undefined;
    /** @type {HitPainter | null} */
    this.painter = null;
    /** The pixels in sight. */
    this.edges = { top: 0, height: 0 };
    this.addEventListener('scroll', () => this.#look(), { passive: true });
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('keydown', (event) => this.#onKeydown(event));
    this.addEventListener('focusin', (event) => this.#onFocus(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    // Moved about in its document, a box forgets how far it was scrolled.
    this.scrollTop = this.edges.top;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#probed.watch(null);
  }

  /** Brings the current row into sight, wherever the reader's hand is: the tree has just come up. */
  showCurrent() {
    this.#reveal(this.#placeOf(this.currentNode));
  }

  /** Focuses the current row. */
  focus() {
    this.#activateAt(this.#stopAt(this.currentNode));
  }

  #look() {
    const { scrollTop: top, clientHeight: height } = this;
    if (top !== this.edges.top || height !== this.edges.height) this.edges = { top, height };
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('model')) this.#forget();
    if (!this.model) return;
    if (changed.has('level') && this.level !== null) this.#folded.atRest = foldedBelow(this.model, this.level);
    // Each query starts with every hit in sight; a second look at the same one does not.
    if (changed.has('filtered') && queryAskedBy(changed.get('filtered')) !== this.filtered?.query)
      this.#folded.filtered.fill(0);
    if (['model', 'filtered', 'narrow', 'level'].some((name) => changed.has(name))) this.#layOut();
  }

  #forget() {
    this.#room = new Uint32Array(this.model?.count ?? 0);
    this.#shown = this.#room.subarray(0, 0);
    this.#active = -1;
    this.#folded = {
      atRest: this.model ? foldedBelow(this.model, this.level ?? LEVELS.all) : new Uint8Array(0),
      filtered: new Uint8Array(this.model?.count ?? 0),
    };
  }

  /** The marks that count now. */
  get #foldedNow() {
    return this.filtered?.total ? this.#folded.filtered : this.#folded.atRest;
  }

  /** What keeps nodes in the narrowed tree: their hits, those of descendants included; null while nothing narrows it. */
  get #narrowedBy() {
    return this.filtered?.total && this.narrow ? this.filtered.nodeHits : null;
  }

  /** Whether it has children here. @param {number} node */
  #isParent(node) {
    return this.model !== null && hasShownChildren(this.model, node, this.#narrowedBy);
  }

  #layOut() {
    const { model } = this;
    if (!model) return;
    const shown = shownNodes(model, this.#foldedNow, this.#narrowedBy, this.#room);
    this.#shown = shown;
    this.#heights ??= this.#rowHeights();
    const { essay, heading } = this.#heights;
    this.#rows.lay(shown.length, (place) => (model.depth(shown[place]) ? heading : essay));
  }

  /** The two heights of rows, in pixels, as the style sheet has them. */
  #rowHeights() {
    const probe = document.createElement('div');
    probe.className = 'row-probe';
    this.append(probe);
    const { width, height } = probe.getBoundingClientRect();
    probe.remove();
    return { heading: width, essay: height };
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('model')) this.scrollTop = 0;
    this.#probed.watch(this.querySelector('.row-probe'));
    if (canPaint()) this.painter?.paint(this, this.#ranges());
    // Keeps the current row in sight, but never under the reader's own hand.
    if (changed.has('currentNode') && !this.matches(':hover, :focus-within'))
      this.#reveal(this.#placeOf(this.currentNode));
  }

  /** The hits in the titles drawn. */
  #ranges() {
    const { model, filtered } = this;
    if (!model || !filtered?.seen.titles.length) return [];
    return [...this.querySelectorAll('[data-node]')].flatMap((row) => {
      const hits = hitsShown(Number(row.getAttribute('data-node')), { model, filtered });
      return hits.length ? rangesIn(row.querySelector('.name'), hits) : [];
    });
  }

  /** The place of a node or, where it is hidden, of the nearest node above it; -1 where none is shown. @param {number} node */
  #placeOf(node) {
    return this.model ? placeOf(this.model, this.#shown, node) : -1;
  }

  /** The same, for what must stand somewhere: the first place where none is shown. @param {number} node */
  #stopAt(node) {
    return Math.max(0, this.#placeOf(node));
  }

  /** Scrolls no further than needed to show a row; -1 is none. @param {number} place */
  #reveal(place) {
    if (place < 0) return;
    const above = /** @type {HTMLElement | null} */ (this.querySelector('.rows'))?.offsetTop ?? 0;
    const [top, bottom] = [this.#rows.top(place), above + this.#rows.bottom(place)];
    if (top < this.scrollTop) this.scrollTop = top;
    else if (bottom > this.scrollTop + this.clientHeight) this.scrollTop = bottom - this.clientHeight;
    this.#look();
  }

  /** Makes a row the one with the focus. @param {number} node */
  async #activate(node) {
    if (node < 0) return;
    this.#active = node;
    this.#reveal(this.#placeOf(node));
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-node="${node}"]`))?.focus({ preventScroll: true });
  }

  /** @param {Event} event @returns {number} the node of the row it happened in; -1 for none */
  #nodeOf(event) {
    const row = /** @type {Element} */ (event.target).closest('[data-node]');
    return row ? Number(row.getAttribute('data-node')) : -1;
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const node = this.#nodeOf(event);
    if (node < 0 || node === this.#active) return;
    this.#active = node;
    this.requestUpdate();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const node = this.#nodeOf(event);
    if (node < 0) return;
    this.#active = node;
    const onChevron = /** @type {Element} */ (event.target).closest('.knot') && this.#isParent(node);
    if (onChevron) this.#fold([node], !this.#foldedNow[node]);
    else this.tell('go', node);
  }

  /** @param {number[]} nodes @param {boolean} folded */
  #fold(nodes, folded) {
    const parents = nodes.filter((node) => this.#isParent(node));
    if (!parents.length) return;
    for (const node of parents) this.#foldedNow[node] = Number(folded);
    if (!this.filtered?.total) this.tell('level', null);
    this.#layOut();
    this.requestUpdate();
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (isForInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const node = this.#nodeOf(event);
    if (node < 0 || !this.model) return;
    const acted = this.#actOnKey(event.key, node, this.model) || this.#actOnLetter(event.key, this.model);
    if (!acted) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} key @param {number} node @param {OutlineModel} model @returns {boolean} whether the key means something here */
  #actOnKey(key, node, model) {
    const place = this.#placeOf(node);
    const open = this.#isParent(node) && !this.#foldedNow[node];
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowDown: () => this.#activateAt(place + 1),
      ArrowUp: () => this.#activateAt(place - 1),
      Home: () => this.#activateAt(0),
      End: () => this.#activateAt(this.#shown.length - 1),
      ArrowRight: () => (open ? this.#activateAt(place + 1) : this.#fold([node], false)),
      ArrowLeft: () => (open ? this.#fold([node], true) : void this.#activate(model.parent(node))),
      '*': () => this.#fold([...model.children(model.parent(node))], false),
      Enter: () => this.tell('enter', node),
      ' ': () => this.tell('go', node),
    };
    acts[key]?.();
    return key in acts;
  }

  /** @param {number} place */
  #activateAt(place) {
    void this.#activate(this.#shown[place] ?? -1);
  }

  /** Signs are none: they are keys of the page. @param {string} key @param {OutlineModel} model */
  #actOnLetter(key, model) {
    if (!/^[\p{L}\p{N}]$/u.test(key)) return false;
    const place = this.#typeAhead.find(key, this.#stopAt(this.#active), this.#shown.length, (each) => {
      const node = this.#shown[each];
      return [model.title(node), model.title(node).slice(model.number(node).length).trim()];
    });
    if (place >= 0) this.#activateAt(place);
    return true;
  }

  render() {
    const { model, strings } = this;
    if (!model || !strings || !this.#shown.length) return nothing;
    const here = this.#shown[this.#placeOf(this.currentNode)];
    const active = this.#shown[this.#stopAt(this.#active < 0 ? this.currentNode : this.#active)];
    const look = {
      model,
      strings,
      filtered: this.filtered?.total ? this.filtered : null,
      folded: this.#foldedNow,
      narrowedBy: this.#narrowedBy,
    };
    return html`<div class="row-probe" role="none"></div>
      <div class="rows" role="none" .style=${`height: ${this.#rows.height}px`}>
        ${repeat(
          this.#placesInSight(active),
          // Not by node: what is typed into the filter then changes words in the document, and no elements.
          (place) => place,
          (place) => {
            const node = this.#shown[place];
            const stands = { isFirst: place === 0, isHere: node === here, isActive: node === active };
            return outlineRow(node, this.#rows.top(place), { ...look, ...stands });
          },
        )}
      </div>`;
  }

  /** The places to draw: those in sight, and the active one wherever it is, so that it keeps the focus. @param {number} active */
  #placesInSight(active) {
    const { start, end } = this.#rows.within(this.edges.top, this.edges.height, SPARE_ROWS);
    const places = Array.from({ length: end - start }, (_, index) => start + index);
    const place = this.#placeOf(active);
    if (place < start) places.unshift(place);
    else if (place >= end) places.push(place);
    return places;
  }
}

/** @param {unknown} filtered a former filter, if there was one */
const queryAskedBy = (filtered) => /** @type {Filtered | null | undefined} */ (filtered)?.query;
