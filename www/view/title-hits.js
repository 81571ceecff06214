/** @import { Look } from './hit-painter.js' */
import { apart } from './hit-painter.js';

/** Columns of `Seen.titles`: node, start and end offset in its title, whether by pinyin. */
const COLUMNS = 4;

/**
 * The hits in what is shown of a node's title, in order and apart from each other, as offsets in that.
 *
 * @param {Uint32Array} titles as in `Seen`
 * @param {number} node
 * @param {{ start: number, end: number }} shown offsets in the title
 */
export function titleHits(titles, node, shown) {
  /** @type {{ start: number, end: number, look: Look }[]} */
  const hits = [];
  for (let at = firstOf(titles, node); titles[at] === node; at += COLUMNS) {
    const [start, end] = [Math.max(shown.start, titles[at + 1]), Math.min(shown.end, titles[at + 2])];
    const look = titles[at + 3] ? 'gangmu-hit-pinyin' : 'gangmu-hit';
    if (start < end) hits.push({ start: start - shown.start, end: end - shown.start, look });
  }
  return apart(hits);
}

/** Where the hits of a node begin; at those of a later one where it has none. @param {Uint32Array} titles @param {number} node */
function firstOf(titles, node) {
  let low = 0;
  let high = titles.length / COLUMNS;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (titles[middle * COLUMNS] < node) low = middle + 1;
    else high = middle;
  }
  return low * COLUMNS;
}
