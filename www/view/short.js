/** Characters of a query that a sentence repeats. */
const MOST = 40;

/**
 * The start of a text. A query as a sentence can repeat it, to begin with: somebody will paste a whole book into the box.
 *
 * @param {string} text
 * @param {number} most characters
 */
export function short(text, most = MOST) {
  const start = Array.from(text.slice(0, 2 * most + 2));
  return start.length > most ? `${start.slice(0, most).join('')}…` : text;
}
