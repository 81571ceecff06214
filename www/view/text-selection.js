/** @import { Place } from './row-text.js' */
/** @import { DrawnRow } from './load-rows.js' */
/** @import { Stretch } from './gathered-text.js' */
/** @import { Point } from './selected-ends.js' */
/** @import { TextPaneElement } from './text-pane.js' */
import { GatheredText, writeLater } from './gathered-text.js';
import { textBetween } from './row-text.js';
import { selectedEnds } from './selected-ends.js';
import { offsetIn, pointAt } from './text-row.js';

/** Keys that move the end of a selection while Shift is held. */
const MOVES = /^(Arrow|Page|Home|End)/;

/** @typedef {{ anchor: Place, focus: Place }} Ends where a selection began, and where it was taken to */

/**
 * What is said of a selection that is longer than what the document holds.
 *
 * @typedef {object} SelectionNote
 * @property {'selected' | 'copying' | 'copied' | 'refused'} state
 * @property {number | null} charCount characters that are not white space; null while they are being counted
 * @property {boolean} isWhole
 */

/**
 * What is selected in the text, by rows: the document holds only a window of them, so its own selection shows the part
 * that is there. Copying gives all of it, and nothing that stands between the rows.
 *
 * Tells `selection` with a `SelectionNote`, or null where the document has all that is selected.
 */
export class TextSelection {
  #pane;
  /** @type {Ends | null} */
  #ends = null;
  /** What the document's own selection shows of it. @type {Ends | null} */
  #shown = null;
  /** Whether the document's own selection is in the text. */
  #isHere = false;
  #gathered = new GatheredText();
  #onChange = () => this.#look();
  #onCopy = (/** @type {ClipboardEvent} */ event) => this.#copy(event);

  /** @param {TextPaneElement} pane */
  constructor(pane) {
    this.#pane = pane;
    pane.addEventListener('mousedown', (event) => this.#onPress(event));
    pane.addEventListener('keydown', (event) => this.#onKeydown(event));
  }

  connect() {
    document.addEventListener('selectionchange', this.#onChange);
    document.addEventListener('copy', this.#onCopy);
  }

  disconnect() {
    document.removeEventListener('selectionchange', this.#onChange);
    document.removeEventListener('copy', this.#onCopy);
  }

  /** Another text: nothing of it is selected. */
  forget() {
    this.#ends = this.#shown = null;
    this.#gather();
  }

  /** Other rows are in the document: its own selection shows what is there of what was selected. */
  restore() {
    // Where one types by now, the document's selection is left alone.
    if (this.#isHere && this.#ends && this.#inDocument()) this.#select(this.#ends);
  }

  // ── what the reader does ───────────────────────────────────────────────────────────────────────────────────────

  /** Takes over what the document's own selection has become; an end that has not moved stays where it is in the text. */
  #look() {
    const [shown, before] = [this.#inDocument(), this.#shown];
    this.#isHere = shown !== null;
    if (shown && !isSame(shown, before)) {
      const keep = (/** @type {'anchor' | 'focus'} */ end) =>
        this.#ends && before && isSamePlace(shown[end], before[end]) ? this.#ends[end] : shown[end];
      this.#ends = { anchor: keep('anchor'), focus: keep('focus') };
      this.#shown = shown;
    }
    this.#gather();
  }

  /** @param {MouseEvent} event */
  #onPress({ button, shiftKey }) {
    if (button !== 0) return;
    if (!shiftKey) this.#shown = null;
    // Something else has taken the document's selection since: the click is to extend the one in the text.
    else if (!this.#isHere && this.#ends) this.#select(this.#ends);
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.altKey || event.defaultPrevented || !this.#pane.model) return;
    const act = event.ctrlKey || event.metaKey ? this.#command(event) : this.#move(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {KeyboardEvent} event @returns {(() => void) | null} */
  #command({ key, shiftKey }) {
    const [first, last] = [
      { row: 0, offset: 0 },
      { row: this.#lastRow, offset: Infinity },
    ];
    if (key.toLowerCase() === 'a' && !shiftKey) return () => this.#select({ anchor: first, focus: last });
    const anchor = this.#ends?.anchor;
    if (!shiftKey || !anchor || !['Home', 'End'].includes(key)) return null;
    const focus = key === 'Home' ? first : last;
    return () => {
      this.#select({ anchor, focus });
      this.#pane.tell('seek', focus.row);
    };
  }

  /** The end that keys move may be far away: they bring it back into sight first. @param {KeyboardEvent} event */
  #move({ key, shiftKey }) {
    const focus = this.#ends?.focus;
    if (!shiftKey || !MOVES.test(key) || !this.#isHere || !focus || this.#holds(focus)) return null;
    return () => this.#pane.tell('seek', focus.row);
  }

  /** @param {Ends} ends */
  #select(ends) {
    const shown = { anchor: this.#nearest(ends.anchor), focus: this.#nearest(ends.focus) };
    this.#ends = ends;
    this.#shown = shown;
    this.#isHere = true;
    if (!isSame(shown, this.#inDocument())) this.#putIntoDocument(shown);
    this.#gather();
  }

  // ── the text of it ─────────────────────────────────────────────────────────────────────────────────────────────

  get #lastRow() {
    return (this.#pane.model?.rowCount ?? 0) - 1;
  }

  /** What is selected, in reading order; null for nothing. @returns {Stretch | null} */
  get #range() {
    if (!this.#isHere || !this.#ends || isSamePlace(this.#ends.anchor, this.#ends.focus)) return null;
    const [start, end] = inOrder(this.#ends);
    // Three clicks select a paragraph up to the start of the next one, of which nobody sees anything.
    return { start, end: end.offset || end.row === start.row ? end : { row: end.row - 1, offset: Infinity } };
  }

  /** What is selected; `''` where that is nothing, or not all in the document. */
  get text() {
    this.#look();
    const range = this.#range;
    return range && this.#holdsAll(range) ? this.#heldText(range) : '';
  }

  /** @param {Stretch} stretch in the document */
  #heldText({ start, end }) {
    return textBetween(this.#pane.drawnRows, start, end);
  }

  /** Asks for what the document does not hold of the selection; of the whole text, also to say how much that is. */
  #gather() {
    const range = this.#range;
    const wanted = range && (this.#isWhole(range) || !this.#holdsAll(range)) ? range : null;
    if (JSON.stringify(wanted) === JSON.stringify(this.#gathered.range)) return;
    this.#gathered.ask(wanted, this.#pane.engine);
    this.#note('selected');
    const { done } = this.#gathered;
    void done.then(() => done === this.#gathered.done && this.#note('selected'));
  }

  /** @param {SelectionNote['state']} state */
  #note(state) {
    const { range, result } = this.#gathered;
    const charCount = result?.charCount ?? null;
    this.#pane.tell('selection', range && { state, charCount, isWhole: this.#isWhole(range) });
  }

  /** @param {Stretch} stretch */
  #isWhole({ start, end }) {
    return start.row + start.offset === 0 && end.row === this.#lastRow && end.offset === Infinity;
  }

  /** @param {ClipboardEvent} event */
  #copy(event) {
    this.#look();
    const range = this.#range;
    if (!range || event.defaultPrevented || !event.clipboardData) return;
    event.preventDefault();
    const text = this.#holdsAll(range) ? this.#heldText(range) : this.#gathered.result?.parts.join('');
    if (text === undefined) return void this.#copyLater();
    event.clipboardData.setData('text/plain', text);
    if (this.#gathered.range) this.#note('copied');
  }

  /** So long a text is still on its way. */
  async #copyLater() {
    const { range, done } = this.#gathered;
    this.#note('copying');
    const state = await writeLater(this.#gathered).then(
      () => /** @type {const} */ ('copied'),
      () => /** @type {const} */ ('refused'),
    );
    // Refused, it can be copied at once as soon as it is there.
    await done;
    if (range === this.#gathered.range) this.#note(state);
  }

  // ── rows and the document ──────────────────────────────────────────────────────────────────────────────────────

  /** Whether a place is in the document. @param {Place} place */
  #holds({ row }) {
    const { start, end } = this.#pane.heldRows;
    return start <= row && row < end;
  }

  /** @param {Stretch} stretch */
  #holdsAll({ start, end }) {
    return this.#holds(start) && this.#holds(end);
  }

  /** The place in the document that is nearest to one. @param {Place} place @returns {Place} */
  #nearest({ row, offset }) {
    const { drawnRows: rows, heldRows } = this.#pane;
    if (row < heldRows.start) return { row: heldRows.start, offset: 0 };
    const held = rows[Math.min(row, heldRows.end - 1) - heldRows.start];
    const length = held?.text.length ?? 0;
    return { row: held?.row ?? 0, offset: row < heldRows.end ? Math.min(offset, length) : length };
  }

  /** The document's own selection, where it began in the text. @returns {Ends | null} */
  #inDocument() {
    const ends = selectedEnds(/** @type {ShadowRoot} */ (this.#pane.getRootNode()));
    if (!ends || !this.#pane.contains(ends.anchor.node)) return null;
    const [anchor, focus] = [this.#placeOf(ends.anchor), this.#placeOf(ends.focus)];
    return anchor && focus && { anchor, focus };
  }

  /** The place in the text of a point in the document; beside the rows, that of the next one. @param {Point} point */
  #placeOf({ node, offset }) {
    const rows = this.#pane.drawnRows;
    const last = rows.at(-1);
    if (!last) return null;
    if (!this.#pane.contains(node)) return this.#precedes(node) ? { row: rows[0].row, offset: 0 } : endOf(last);
    const range = document.createRange();
    range.setStart(node, offset);
    const line = lineAt(this.#pane, range);
    return line ? { row: Number(line.getAttribute('data-row')), offset: offsetIn(line, range) } : endOf(last);
  }

  /** Whether something outside the text stands before it. @param {Node} node */
  #precedes(node) {
    const root = /** @type {ShadowRoot} */ (this.#pane.getRootNode());
    const ours = root.contains(node) ? this.#pane : root.host;
    return Boolean(ours.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING);
  }

  /** @param {Ends} ends places that it holds */
  #putIntoDocument({ anchor, focus }) {
    const [from, to] = [anchor, focus].map(({ row, offset }) => {
      const line = this.#pane.lineOf(row);
      return line && pointAt(line, offset);
    });
    if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }
}

/** The row that a range starts in, or the next one. @param {Element} pane @param {Range} range */
function lineAt(pane, range) {
  const node = range.startContainer;
  const lines = [...pane.querySelectorAll('[data-row]')];
  return lines.find((line) => line.contains(node) || range.comparePoint(line, 0) >= 0);
}

/** @param {DrawnRow} row @returns {Place} */
const endOf = ({ row, text }) => ({ row, offset: text.length });

/** @param {Ends} ends @returns {[Place, Place]} */
function inOrder({ anchor, focus }) {
  const isForward = anchor.row < focus.row || (anchor.row === focus.row && anchor.offset < focus.offset);
  return isForward ? [anchor, focus] : [focus, anchor];
}

/** @param {Place} a @param {Place} b */
const isSamePlace = (a, b) => a.row === b.row && a.offset === b.offset;

/** @param {Ends} a @param {Ends | null} b */
const isSame = (a, b) => b !== null && isSamePlace(a.anchor, b.anchor) && isSamePlace(a.focus, b.focus);
