/** @import { TextPaneElement } from './text-pane.js' */
import { ask } from './ask.js';
import { canPaint, HitPainter } from './hit-painter.js';
import { marksByRow } from './text-row.js';

/**
 * Keeps the hits in sight painted, and those of as many rows again on either side, so that a short scroll finds them done.
 *
 * Where ranges cannot be painted, the pane is given marks instead.
 */
export class VisibleHits {
  #pane;
  #painter = new HitPainter();
  /** The rows in sight, `first <= row <= last`. */
  #seen = { first: 0, last: 0 };
  /** The rows whose hits are painted, `start <= row < end`. */
  #painted = { start: 0, end: 0 };

  /** @param {TextPaneElement} pane */
  constructor(pane) {
    this.#pane = pane;
  }

  /** The rules that paint, for the reader's own root. */
  get css() {
    return this.#painter.css;
  }

  /** Takes note of the rows in sight. @param {number} first @param {number} last */
  see(first, last) {
    this.#seen = { first, last };
    if (first < this.#painted.start || last >= this.#painted.end) void this.paint();
  }

  /** Paints what is found now in the rows that are held now. */
  async paint() {
    const pane = this.#pane;
    const { filtered, hitNumber } = pane;
    const rows = this.#rowsToPaint();
    this.#painted = rows;
    pane.tell('sight', { rows });
    const hits = await this.#hitsIn(rows);
    if (!hits || filtered !== pane.filtered || hitNumber !== pane.hitNumber || rows !== this.#painted) return;
    if (canPaint()) this.#painter.paint(hits, hitNumber, (row) => pane.lineOf(row));
    else pane.marks = marksByRow(hits, hitNumber);
  }

  #rowsToPaint() {
    const { start, end } = this.#pane.heldRows;
    const { first, last } = this.#seen;
    const tall = last - first + 1;
    return { start: Math.max(start, first - tall), end: Math.min(end, last + 1 + tall) };
  }

  /** @param {{ start: number, end: number }} rows @returns {Uint32Array | null | Promise<Uint32Array | null>} */
  #hitsIn(rows) {
    const { filtered, engine } = this.#pane;
    if (!filtered?.total) return new Uint32Array();
    const { seen } = filtered;
    return seen.rows.start <= rows.start && rows.end <= seen.rows.end ? seen.hits : ask(engine, 'hits', rows);
  }

  /** Leaves nothing behind on the page. */
  dispose() {
    this.#painter.dispose();
  }
}
