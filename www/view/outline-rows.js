/** @import { OutlineModel } from './outline-model.js' */

/** How deep the outline is shown: essays, essays and their first level, everything. */
export const LEVELS = /** @type {const} */ ({ essays: 0, first: 1, all: Infinity });

/**
 * Which nodes are folded: one mark a node, 1 for folded. Every node with children deeper than `level` is.
 *
 * @param {OutlineModel} model
 * @param {number} level one of `LEVELS`
 */
export function foldedBelow(model, level) {
  const folded = new Uint8Array(model.count);
  for (let node = 0; node < model.count; node++) {
    if (model.depth(node) >= level && model.childCount(node)) folded[node] = 1;
  }
  return folded;
}

/**
 * The nodes to show, in order: those that no folded node hides and, with `sums`, that have a hit in them.
 *
 * @param {OutlineModel} model
 * @param {Uint8Array} folded
 * @param {Uint32Array | null} sums hits for each node, descendants included; null shows all
 * @param {Uint32Array} into room for all nodes; the answer is its front
 */
export function shownNodes(model, folded, sums, into) {
  let count = 0;
  let node = 0;
  while (node < model.count) {
    const hidden = sums !== null && sums[node] === 0;
    if (!hidden) into[count++] = node;
    node = hidden || folded[node] ? model.end(node) : node + 1;
  }
  return into.subarray(0, count);
}

/**
 * The place in `shown` of a node or, where it is hidden, of the nearest node above it; -1 where none of them is shown.
 *
 * @param {OutlineModel} model
 * @param {Uint32Array} shown
 * @param {number} node
 */
export function placeOf(model, shown, node) {
  for (let each = node; each >= 0; each = model.parent(each)) {
    const place = indexOfSorted(shown, each);
    if (place >= 0) return place;
  }
  return -1;
}

/**
 * Whether some of a node's children are shown once it is unfolded.
 *
 * @param {OutlineModel} model
 * @param {number} node
 * @param {Uint32Array | null} sums as `shownNodes` takes them
 */
export function hasShownChildren(model, node, sums) {
  return sums ? model.ownHits(node, sums) < sums[node] : model.childCount(node) > 0;
}

/** @param {Uint32Array} sorted @param {number} value */
function indexOfSorted(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? low : -1;
}
