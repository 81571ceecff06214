/** @import { ErrorPayload } from '../types.js' */

/** What went wrong in the engine. `code` is for programs, `message` says what and where, `help` what to do. */
export class EngineError extends Error {
  /** @param {ErrorPayload} payload */
  constructor({ code, message, help, at, values }) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.help = help;
    this.at = at;
    this.values = values;
  }
}

/**
 * A payload from its parts.
 *
 * @param {string} code
 * @param {string} message
 * @param {string} help
 * @param {Record<string, string | number>} [values]
 * @returns {ErrorPayload}
 */
export const payload = (code, message, help, values = {}) => ({ code, message, help, at: null, values });

/** That somebody no longer wants it: nothing has gone wrong. */
export const aborted = () => payload('aborted', 'it was stopped', '');

/** That something asked later is answered in its place. */
export const superseded = () => payload('superseded', 'a newer request took its place', '');

/**
 * Anything that was thrown, as data that survives a worker's border.
 *
 * @param {unknown} thrown
 * @returns {ErrorPayload}
 */
export function toPayload(thrown) {
  if (isPayload(thrown)) {
    const { code, message, help, at, values } = thrown;
    return { code, message, help, at, values };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return payload(
    'engine-stopped',
    `the engine stopped: ${message}`,
    'open the file again; if it stops again, please report it',
  );
}

/**
 * Whether what was thrown says by itself what went wrong.
 *
 * @param {unknown} thrown
 * @returns {thrown is ErrorPayload}
 */
export function isPayload(thrown) {
  return (
    typeof thrown === 'object' && thrown !== null && Object.hasOwn(thrown, 'code') && Object.hasOwn(thrown, 'help')
  );
}
