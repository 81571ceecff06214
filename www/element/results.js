/** @import { ExportFormat, Filtered, FilterResult, Match } from '../types.js' */

/** @type {Record<ExportFormat, string>} */
const MEDIA_TYPES = { markdown: 'text/markdown', json: 'application/json', opml: 'text/x-opml' };

/** What a filter has found, for the page. Nodes are listed when asked for: few pages want a hundred thousand at each key. @param {Filtered} filtered @returns {FilterResult} */
export function resultOf({ query, total, nodeHits, notes }) {
  /** @type {FilterResult['nodes'] | undefined} */
  let nodes;
  const list = () => Array.from(nodeHits, (hits, id) => ({ id, hits })).filter(({ hits }) => hits > 0);
  return {
    query,
    total,
    notes,
    get nodes() {
      return (nodes ??= list());
    },
  };
}

/** The places of hits. @param {Uint32Array} packed as `Methods.matches` gives them @returns {Match[]} */
export function matchesOf(packed) {
  return Array.from({ length: packed.length / 4 }, (_, index) => {
    const [file, line, start, end] = packed.subarray(index * 4, index * 4 + 4);
    return { file, line, start, end };
  });
}

/** @param {string} text @param {ExportFormat} format */
export const fileOf = (text, format) => new Blob([text], { type: `${MEDIA_TYPES[format]};charset=utf-8` });
