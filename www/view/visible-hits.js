/** @import { Filtered } from '../types.js' */
/** @import { Look } from './hit-painter.js' */
/** @import { TextPaneElement } from './text-pane.js' */
import { ask } from './ask.js';
import { canPaint, rangeOf } from './hit-painter.js';
import { HIT_COLUMNS, hitsInRows, marksByRow, pointIn, textNodes } from './text-row.js';

/** So many rows beyond either edge are painted too, so that a short scroll finds them done. */
const SPARE_ROWS = 3;

/** @typedef {{ start: number, end: number }} Rows `start <= row < end` */

/**
 * Keeps the hits in sight painted. Those of as many rows again on either side are asked for: painting them is what costs
 * at each key typed, not knowing them.
 *
 * Where ranges cannot be painted, the pane is given marks instead.
 */
export class VisibleHits {
  #pane;
  /** The rows in sight, `first <= row <= last`. */
  #seen = { first: 0, last: 0 };
  /** @type {Rows} */
  #painted = { start: 0, end: 0 };
  /** The hits known, and what they answer. @type {{ rows: Rows, hits: Uint32Array, filtered: Filtered | null }} */
  #known = { rows: { start: 0, end: 0 }, hits: new Uint32Array(), filtered: null };

  /** @param {TextPaneElement} pane */
  constructor(pane) {
    this.#pane = pane;
  }

  /** Takes note of the rows in sight. @param {number} first @param {number} last */
  see(first, last) {
    this.#seen = { first, last };
    if (first < this.#painted.start || last >= this.#painted.end) void this.paint();
  }

  /** Paints what is found now in the rows that are in sight now. */
  async paint() {
    const pane = this.#pane;
    const { filtered, hitNumber } = pane;
    const rows = this.#rowsAround(SPARE_ROWS);
    const around = this.#rowsAround(this.#seen.last - this.#seen.first + 1);
    this.#painted = rows;
    if (pane.sight) pane.sight.rows = around;
    const hits = this.#knows(rows) ? this.#known.hits : await this.#ask(around);
    if (!hits || filtered !== pane.filtered || hitNumber !== pane.hitNumber || rows !== this.#painted) return;
    const painted = hitsInRows(hits, rows);
    if (canPaint()) pane.painter?.paint(pane, this.#rangesOf(painted));
    else pane.marks = marksByRow(painted, hitNumber);
  }

  /** The rows held from so many before those in sight to so many after. @param {number} spare */
  #rowsAround(spare) {
    const { start, end } = this.#pane.heldRows;
    const { first, last } = this.#seen;
    return { start: Math.max(start, first - spare), end: Math.min(end, last + 1 + spare) };
  }

  /** Whether the hits in some rows are known, from before or with the answer of the filter. @param {Rows} rows */
  #knows(rows) {
    const { filtered } = this.#pane;
    if (!filtered?.total) this.#known = { rows: this.#pane.heldRows, hits: new Uint32Array(), filtered };
    else if (this.#known.filtered !== filtered)
      this.#known = { rows: filtered.seen.sight.rows, hits: filtered.seen.hits, filtered };
    const known = this.#known.rows;
    return known.start <= rows.start && rows.end <= known.end;
  }

  /** @param {Rows} rows */
  async #ask(rows) {
    const { engine, filtered } = this.#pane;
    const hits = await ask(engine, 'hits', rows);
    if (hits) this.#known = { rows, hits, filtered };
    return hits;
  }

  /** @param {Uint32Array} hits */
  #rangesOf(hits) {
    const { hitNumber } = this.#pane;
    /** @type {{ look: Look, range: StaticRange }[]} */
    const ranges = [];
    /** @type {Text[]} */
    let nodes = [];
    for (let at = 0, row = -1; at < hits.length; at += HIT_COLUMNS) {
      if (hits[at + 1] !== row) {
        row = hits[at + 1];
        const line = this.#pane.lineOf(row);
        nodes = line ? textNodes(line) : [];
      }
      const [from, to] = [pointIn(nodes, hits[at + 2]), pointIn(nodes, hits[at + 3])];
      if (!from || !to) continue;
      const look = hits[at] === hitNumber ? 'gangmu-hit-now' : hits[at + 4] ? 'gangmu-hit-pinyin' : 'gangmu-hit';
      ranges.push({ look, range: rangeOf(from.node, from.offset, to.node, to.offset) });
    }
    return ranges;
  }
}
