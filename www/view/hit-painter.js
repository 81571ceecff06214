import { pointAt } from './text-row.js';

/** Whether the browser can paint ranges without touching the document. */
export const canPaint = () => typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

/** A number of its own for each painter of the page, for the registry of highlights is the page's. */
let painterCount = 0;

/** Paints hits over the text of one reader. */
export class HitPainter {
  #hits = `gangmu-hit-${++painterCount}`;
  #now = `gangmu-hit-now-${painterCount}`;

  /** The rules for what is painted, for the reader's own root. */
  get css() {
    return `
      ::highlight(${this.#hits}) { background-color: var(--gm-zhu-wash); color: var(--gm-on-wash); text-decoration: underline var(--gm-zhu) 1.5px; }
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
    const ranges = { hits: /** @type {StaticRange[]} */ ([]), now: /** @type {StaticRange[]} */ ([]) };
    for (let at = 0; at < hits.length; at += 4) {
      const line = lineOf(hits[at + 1]);
      const range = line && rangeOf(line, hits[at + 2], hits[at + 3]);
      if (range) (hits[at] === hitNumber ? ranges.now : ranges.hits).push(range);
    }
    CSS.highlights.set(this.#hits, new Highlight(...ranges.hits));
    CSS.highlights.set(this.#now, new Highlight(...ranges.now));
  }

  /** Leaves nothing behind on the page. */
  dispose() {
    if (!canPaint()) return;
    CSS.highlights.delete(this.#hits);
    CSS.highlights.delete(this.#now);
  }
}

/**
 * The range of two offsets in a row.
 *
 * @param {Element} line
 * @param {number} start
 * @param {number} end
 */
export function rangeOf(line, start, end) {
  const [from, to] = [pointAt(line, start), pointAt(line, end)];
  if (!from || !to) return null;
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  });
}
