import { HIT_COLUMNS, pointIn, textNodes } from './text-row.js';

/** Whether the browser can paint ranges without touching the document. */
export const canPaint = () => typeof CSS !== 'undefined' && Boolean(CSS.highlights) && typeof Highlight === 'function';

/** A number of its own for each painter of the page, for the registry of highlights is the page's. */
let painterCount = 0;

/** Paints hits over the text of one reader. */
export class HitPainter {
  #hits = `gangmu-hit-${++painterCount}`;
  #byPinyin = `gangmu-hit-pinyin-${painterCount}`;
  #now = `gangmu-hit-now-${painterCount}`;

  /** The rules for what is painted, for the reader's own root. */
  get css() {
    return `
      ::highlight(${this.#hits}) { background-color: var(--gm-zhu-wash); color: var(--gm-on-wash); text-decoration: underline var(--gm-zhu) 1.5px; }
      ::highlight(${this.#byPinyin}) { background-color: var(--gm-zhu-wash); color: var(--gm-on-wash); text-decoration: underline dotted var(--gm-zhu) 2px; }
      ::highlight(${this.#now}) { background-color: var(--gm-zhu-solid); color: var(--gm-on-zhu); text-decoration: underline var(--gm-on-zhu) 1.5px; }
    `;
  }

  /**
   * Paints the hits of some rows, and nothing else.
   *
   * @param {Uint32Array} hits as `Methods.hits` gives them
   * @param {number} hitNumber the one that the reader stands on
   * @param {(row: number) => Element | null} lineOf
   */
  paint(hits, hitNumber, lineOf) {
    const [plain, byPinyin, now] = [new Highlight(), new Highlight(), new Highlight()];
    let row = -1;
    /** @type {Text[]} */
    let nodes = [];
    for (let at = 0; at < hits.length; at += HIT_COLUMNS) {
      if (hits[at + 1] !== row) {
        row = hits[at + 1];
        const line = lineOf(row);
        nodes = line ? textNodes(line) : [];
      }
      const range = rangeIn(nodes, hits[at + 2], hits[at + 3]);
      if (range) (hits[at] === hitNumber ? now : hits[at + 4] ? byPinyin : plain).add(range);
    }
    CSS.highlights.set(this.#hits, plain);
    CSS.highlights.set(this.#byPinyin, byPinyin);
    CSS.highlights.set(this.#now, now);
  }

  /** Leaves nothing behind on the page. */
  dispose() {
    if (!canPaint()) return;
    CSS.highlights.delete(this.#hits);
    CSS.highlights.delete(this.#byPinyin);
    CSS.highlights.delete(this.#now);
  }
}

/** The range of two offsets in a row. @param {Text[]} nodes those of the row @param {number} start @param {number} end */
function rangeIn(nodes, start, end) {
  const [from, to] = [pointIn(nodes, start), pointIn(nodes, end)];
  if (!from || !to) return null;
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  });
}
