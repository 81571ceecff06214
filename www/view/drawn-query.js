/** Characters of a query that the box draws: of more, a browser cannot lay out a line within a frame. */
const MOST = 2000;

/** The caret's place in what is drawn of a long query, where it stood at `caret` in what was typed. @param {number} caret */
export const drawnCaret = (caret) => Math.min(caret, MOST);

/** What stands in the box for a query: of one that nobody could read, its start. @param {string} query */
export const drawnQuery = (query) => (query.length > MOST ? `${query.slice(0, MOST)}…` : query);

/**
 * The query that is meant where the box, which drew `before`, says `value`: what was not drawn stays until the mark that
 * stands for it is deleted.
 *
 * @param {string} value
 * @param {string} before
 */
export function queryIn(value, before) {
  if (before.length <= MOST) return value;
  if (value.endsWith('…')) return value.slice(0, -1) + before.slice(MOST);
  const drawn = drawnQuery(before);
  // What is typed after the mark stands after all of it.
  return value.startsWith(drawn) ? before + value.slice(drawn.length) : value;
}

/**
 * What a box would hold after something is pasted into it; null where the browser may as well insert it by itself.
 *
 * @param {HTMLInputElement} input
 * @param {DataTransfer | null} data
 */
export function pastedInto(input, data) {
  const text = data?.getData('text/plain') ?? '';
  if (text.length <= MOST) return null;
  const { value, selectionStart, selectionEnd } = input;
  return (value.slice(0, selectionStart ?? 0) + text + value.slice(selectionEnd ?? 0)).replace(/[\r\n]+/g, ' ');
}
