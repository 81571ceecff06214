/** @import { EngineClient, Filtered, Sight } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { Target } from '../element/store.js' */
/** @import { HitPainter } from './hit-painter.js' */
/** @import { DrawnRow } from './load-rows.js' */
/** @import { OutlineModel } from './outline-model.js' */
/** @import { Mark } from './text-row.js' */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { ViewElement } from './element-base.js';
import { loadRows } from './load-rows.js';
import { PrintSheet } from './print-sheet.js';
import { RowWindow } from './row-window.js';
import { SizeWatch } from './size-watch.js';
import { TextSelection } from './text-selection.js';
import { endsHead, factsLine, opensEssay, pointAt, textRow } from './text-row.js';
import { VisibleHits } from './visible-hits.js';
import { selectWord } from './word-selection.js';

/** The air above a row that one is taken to, in pixels. */
const AIR = 24;

/**
 * The text: a window of rows that grows as one scrolls, however long the whole is.
 *
 * Fires `place` when what is in sight changes, `seek` with a row, `card` with an essay whose card is asked for, and
 * `selection` with what is to be said of what is selected.
 */
export class TextPaneElement extends ViewElement {
  static properties = {
    engine: { attribute: false },
    model: { attribute: false },
    filtered: { attribute: false },
    hitNumber: { type: Number },
    currentNode: { type: Number },
    target: { attribute: false },
    wordsLoaded: { type: Boolean },
    strings: { attribute: false },
    sight: { attribute: false },
    painter: { attribute: false },
    /** Where ranges cannot be painted: the marks of the rows held. */
    marks: { state: true },
  };

  /** @type {RowWindow | null} */
  #window = null;
  #hits = new VisibleHits(this);
  #selection = new TextSelection(this);
  #printSheet = new PrintSheet(this);
  /** The rows in the document. @type {DrawnRow[]} */
  #drawn = [];
  /** Their elements, in order. @type {HTMLElement[]} */
  #lines = [];
  /** Where the last jump has put the scroll bar; only a scroll away from it is the reader's own. Pixels. */
  #jumpedTo = -1;
  /** Where the scroll bar was last seen. Pixels. */
  #scrolledTo = 0;
  /** @type {number | undefined} */
  #frame;
  /** The line at the upper edge, and how far below the edge it stands. Pixels. */
  #anchor = { row: 0, top: 0 };
  #resized = new ResizeObserver(() => this.#onScroll());
  /** Another width or size of type moves every line: the one at the upper edge goes back to its place. */
  #reflowed = new SizeWatch(() => this.#holdStill());

  constructor() {
    super();
    /** @type {EngineClient | null} */
    this.engine = null;
    /** @type {OutlineModel | null} */
    this.model = null;
    /** @type {Filtered | null} */
    this.filtered = null;
    this.hitNumber = -1;
    this.currentNode = -1;
    /** @type {Target | null} */
    this.target = null;
    this.wordsLoaded = false;
    /** @type {Strings | undefined} */
    this.strings = undefined;
    /** Where the pane says what it shows. @type {Sight | null} */
    this.sight = null;
    /** @type {HitPainter | null} */
    this.painter = null;
    /** @type {Map<number, Mark[]>} */
    this.marks = new Map();
    this.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    this.addEventListener('keydown', (event) => this.#onKeydown(event));
    this.addEventListener('dblclick', (event) => void this.#selectWord(event));
  }

  /** The rows in the document, `start <= row < end`. */
  get heldRows() {
    const { start = 0, end = 0 } = this.#window ?? {};
    return { start, end };
  }

  /** Those rows. */
  get drawnRows() {
    return this.#drawn;
  }

  /** What is selected, as far as the document has it. */
  get selectedText() {
    return this.#selection.text;
  }

  /** Has all of the text ready for a print that follows. */
  preparePrint() {
    return this.#printSheet.prepare();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#selection.connect();
    this.#printSheet.connect();
    this.#resized.observe(this);
    // Moved about in its document, a box forgets how far it was scrolled.
    this.scrollTop = this.#scrolledTo;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#selection.disconnect();
    this.#printSheet.disconnect();
    this.#resized.disconnect();
    this.#reflowed.watch(null);
    if (this.#frame) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('model') || !this.model) return;
    this.#selection.forget();
    this.#printSheet.take(this.model);
    this.#window = new RowWindow((start, end) => loadRows(this.engine, start, end), this.model.rowCount);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const isMoved = this.#drawn !== this.#window?.rows;
    if (isMoved) this.#takeLines();
    if (isMoved || changed.has('marks')) this.#selection.restore();
    if (changed.has('target') && this.target) void this.#show(this.target);
    if (changed.has('filtered') || changed.has('hitNumber')) void this.#hits.paint();
  }

  #takeLines() {
    this.#drawn = this.#window?.rows ?? [];
    this.#lines = [...this.querySelectorAll('[data-row]')].map((line) => /** @type {HTMLElement} */ (line));
    this.#reflowed.watch(this.querySelector('.sheet-of-text'));
  }

  // ── moving ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Target} target */
  async #show(target) {
    const held = this.#window;
    if (!held) return;
    if (!held.holds(target.row)) {
      if (!(await held.moveTo(target.row))) return;
      this.requestUpdate();
      await this.updateComplete;
    }
    const line = this.lineOf(target.row);
    if (target !== this.target || held !== this.#window || !line) return;
    const hit = target.hit && pointAt(line, target.hit.start);
    if (hit) this.#bringIntoSight(hit);
    else this.#jump(target.row === 0 ? 0 : this.scrollTop + line.getBoundingClientRect().top - this.#box.top - AIR);
    this.#look(true);
    void this.#hits.paint();
  }

  /** The pane's own rectangle. */
  get #box() {
    return this.getBoundingClientRect();
  }

  /** Moves only if the place is out of sight, or at the very edge. @param {{ node: Text, offset: number }} place */
  #bringIntoSight({ node, offset }) {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, Math.min(node.length, offset + 1));
    const { top, bottom } = range.getBoundingClientRect();
    const box = this.#box;
    const height = box.height - this.#coveredHeight();
    if (top - box.top > AIR && bottom - box.top < height - AIR) return;
    this.#jump(this.scrollTop + top - box.top - height * 0.4);
  }

  /** How much of the foot a sheet covers, as the style sheet says by `scroll-padding`. Pixels. */
  #coveredHeight() {
    const padding = getComputedStyle(this).scrollPaddingBottom;
    const value = Number.parseFloat(padding) || 0;
    return padding.endsWith('%') ? (value / 100) * this.clientHeight : value;
  }

  /** @param {number} top pixels */
  #jump(top) {
    this.scrollTop = top;
    this.#jumpedTo = this.scrollTop;
  }

  #onScroll() {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      const byJump = this.#standsWhereJumped;
      if (!byJump) this.#jumpedTo = -1;
      this.#look(byJump);
    });
  }

  /** Takes note of what is in sight, and gets more rows where the end is near. @param {boolean} byJump */
  #look(byJump) {
    if (!this.#window?.rows.length || !this.#lines.length || !this.clientHeight) return;
    this.#scrolledTo = this.scrollTop;
    const { first, last } = this.#inSight();
    const { rows } = this.#window;
    this.#hits.see(rows[first].row, rows[last].row);
    this.#anchor = { row: rows[first].row, top: this.#lines[first].getBoundingClientRect().top - this.#box.top };
    this.tell('place', {
      row: rows[first].row,
      // Notices belong to the essay that they stand above.
      node: byJump ? null : (rows.slice(first).find(({ kind }) => kind !== 'notice') ?? rows[first]).node,
      from: rows[first].at,
      to: rows[last].at + rows[last].text.length,
    });
    void this.#growIfNear();
  }

  #holdStill() {
    const line = this.lineOf(this.#anchor.row);
    if (!line) return;
    const byJump = this.#standsWhereJumped;
    this.scrollTop += line.getBoundingClientRect().top - this.#box.top - this.#anchor.top;
    if (byJump) this.#jumpedTo = this.scrollTop;
    this.#onScroll();
  }

  get #standsWhereJumped() {
    return Math.abs(this.scrollTop - this.#jumpedTo) < 2;
  }

  /** The first and the last line in sight, by their places among those held. */
  #inSight() {
    const { top } = this.#box;
    // A line that one is taken to stands there, give or take a part of a pixel.
    const first = this.#lineAt(top + AIR + 1);
    return { first, last: this.#lineAt(top + this.clientHeight) };
  }

  /** The line at a height of the window. @param {number} y pixels */
  #lineAt(y) {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#lines[middle].getBoundingClientRect().bottom <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  async #growIfNear() {
    const held = this.#window;
    const near = 1.5 * this.clientHeight;
    const box = this.#box;
    const above = box.top - this.#lines[0].getBoundingClientRect().top;
    const below = /** @type {HTMLElement} */ (this.#lines.at(-1)).getBoundingClientRect().bottom - box.bottom;
    const side = below < near && held?.hasMore('after') ? 'after' : above < near ? 'before' : null;
    if (!held || !side || !(await held.grow(side)) || held !== this.#window) return;
    this.requestUpdate();
    await this.updateComplete;
    this.#holdStill();
    void this.#hits.paint();
  }

  /** The element of a row; null where it is not held. @param {number} row @returns {HTMLElement | null} */
  lineOf(row) {
    return this.#lines[row - (this.#window?.start ?? 0)] ?? null;
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.target !== this || event.ctrlKey || event.metaKey || event.altKey || !this.model) return;
    if (event.key === 'Home') this.tell('seek', 0);
    else if (event.key === 'End') this.tell('seek', this.model.rowCount - 1);
    else return;
    event.preventDefault();
  }

  // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {MouseEvent} event */
  async #selectWord(event) {
    // The browser's guess stands until they are there.
    if (!this.wordsLoaded) this.tell('need-words');
    else if (this.engine) await selectWord(event, this.engine);
  }

  // ── drawing ────────────────────────────────────────────────────────────────────────────────────────────────────

  render() {
    const { model, strings, marks, currentNode } = this;
    const rows = this.#window?.rows ?? [];
    if (!model || !strings) return nothing;
    // What is typed into the filter changes no row.
    return guard([rows, marks, currentNode, strings], () => this.#sheetOf(rows, model, strings));
  }

  /** @param {DrawnRow[]} rows @param {OutlineModel} model @param {Strings} strings */
  #sheetOf(rows, model, strings) {
    return html`<div class="sheet-of-text" lang=${strings.lang.startsWith('zh') ? strings.lang : 'zh-Hans'}>
      ${repeat(
        rows,
        (row) => row.row,
        (row, index) => [
          this.#line(row, opensEssay(rows, index, model)),
          endsHead(rows, index, model) ? this.#facts(row, model, strings) : nothing,
        ],
      )}
    </div>`;
  }

  /** @param {DrawnRow} row @param {boolean} opens whether an essay starts with it */
  #line(row, opens) {
    const isHere = row.node === this.currentNode && !row.later && ['title', 'heading', 'lead'].includes(row.kind);
    return textRow(row, { isHere, opens, marks: this.marks.get(row.row) ?? [] });
  }

  /** @param {DrawnRow} row @param {OutlineModel} model @param {Strings} strings */
  #facts(row, model, strings) {
    const essay = model.essay(row.node);
    return factsLine(essay, model, strings, () => this.tell('card', essay));
  }
}
