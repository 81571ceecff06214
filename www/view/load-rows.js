/** @import { EngineClient, Row } from '../types.js' */
import { ask } from './ask.js';

/**
 * A row, and whether it is a later piece of a line that is too long for one.
 *
 * @typedef {Row & { later: boolean }} DrawnRow
 */

/**
 * The rows `start <= row < end`; none where the engine does not answer.
 *
 * @param {Pick<EngineClient, 'call'> | null} engine
 * @param {number} start
 * @param {number} end
 * @returns {Promise<DrawnRow[]>}
 */
export async function loadRows(engine, start, end) {
  // What the first row is can only be told from the one before it.
  const range = { start: Math.max(0, start - 1), end };
  // Where the engine has died over it or before, the fresh one has the text again.
  const rows = (await ask(engine, 'rows', range)) ?? (await ask(engine, 'rows', range)) ?? [];
  return rows.map((row, index) => ({ ...row, later: isSameLine(rows[index - 1], row) })).slice(start - range.start);
}

/** Whether two rows are pieces of one line. @param {Row | undefined} before @param {Row} row */
export const isSameLine = (before, row) => before?.file === row.file && before.line === row.line;
