/** The lines of a list of words, one a word. @param {string} list */
export function linesOf(list) {
  const lines = list.split(/\r?\n/).map((line) => line.replace(/^\uFEFF/, '').trim());
  return lines.filter(Boolean);
}

/** @param {string} line */
export const wordOf = (line) => line.split(/\s/, 1)[0];

/**
 * The change that adds lines; the newer line of a word stands.
 *
 * @param {string[]} added
 * @returns {(lines: string[]) => string[]}
 */
export function adding(added) {
  const words = new Set(added.map(wordOf));
  return (lines) => [...lines.filter((line) => !words.has(wordOf(line))), ...added];
}

/** The change that removes a line. @param {string} removed @returns {(lines: string[]) => string[]} */
export const removing = (removed) => (lines) => lines.filter((line) => line !== removed);
