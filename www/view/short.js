/** Characters of a query that a sentence repeats. */
const MOST = 40;

/** A query as a sentence can repeat it: somebody will paste a whole book into the box. @param {string} text */
export function short(text) {
  const start = Array.from(text.slice(0, 2 * MOST + 2));
  return start.length > MOST ? `${start.slice(0, MOST).join('')}…` : text;
}
