/** @import { EngineClient } from '../types.js' */
/** @import { DrawnRow } from './load-rows.js' */
import { loadRows } from './load-rows.js';

/** So many rows are asked for at once, so that what is typed meanwhile waits for one answer at most. */
const BLOCK = 400;

/**
 * A place in the text; `offset` counts UTF-16 code units from the start of the row, and may be past its end.
 *
 * @typedef {{ row: number, offset: number }} Place
 */

/**
 * What one reads from one place to another: a paragraph a line, without the blank lines and the white space around
 * paragraphs that the text pane does not show either. The pieces of a very long line join without a break.
 *
 * @param {DrawnRow[]} rows consecutive; those outside are left out
 * @param {Place} start
 * @param {Place} end
 */
export function textBetween(rows, start, end) {
  return rows
    .filter(({ row }) => start.row <= row && row <= end.row)
    .map(({ row, later, text }) => {
      const from = row === start.row ? start.offset : 0;
      const to = row === end.row ? end.offset : text.length;
      return `${later || row === start.row ? '' : '\n'}${text.slice(from, to)}`;
    })
    .join('');
}

/**
 * The same of rows that have to be asked for, however many.
 *
 * @param {Pick<EngineClient, 'call'> | null} engine
 * @param {Place} start
 * @param {Place} end
 * @param {AbortSignal} signal
 * @returns {Promise<{ parts: string[], charCount: number } | null>} the text in parts; null where it was given up, or the engine has ended
 */
export async function gatherText(engine, start, end, signal) {
  /** @type {string[]} */
  const parts = [];
  let charCount = 0;
  for (let row = start.row; row <= end.row; row += BLOCK) {
    const rows = await loadRows(engine, row, Math.min(end.row + 1, row + BLOCK));
    if (signal.aborted || !rows.length) return null;
    const part = textBetween(rows, start, end);
    parts.push(part);
    charCount += charCountOf(part);
  }
  return { parts, charCount };
}

/** Characters that are not white space. @param {string} text */
const charCountOf = (text) => text.replace(/\s|[\uDC00-\uDFFF]/g, '').length;
