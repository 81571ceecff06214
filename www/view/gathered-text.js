/** @import { EngineClient } from '../types.js' */
/** @import { Place } from './row-text.js' */
import { gatherText } from './row-text.js';

/** While a selection changes all the time, its text is asked for once it rests. Milliseconds. */
const REST = 150;

/** @typedef {{ start: Place, end: Place }} Stretch */

/** The text of a selection that the document does not hold: asked for beforehand, for a copy does not wait. */
export class GatheredText {
  /** What it is the text of; null for nothing. @type {Stretch | null} */
  range = null;
  /** Null until it is there. @type {{ parts: string[], charCount: number } | null} */
  result = null;
  /** Fulfilled with the result; with null where something else was selected meanwhile. @type {Promise<GatheredText['result']>} */
  done = Promise.resolve(null);
  #stop = new AbortController();
  /** When a text was asked for last. Milliseconds. */
  #asked = -REST;

  /**
   * Asks for the text of a range, in place of what was asked for before.
   *
   * @param {Stretch | null} range
   * @param {Pick<EngineClient, 'call'> | null} engine
   */
  ask(range, engine) {
    this.#stop.abort();
    const stop = new AbortController();
    Object.assign(this, { range, result: null });
    this.#stop = stop;
    this.done = range ? this.#gather(range, engine, stop.signal) : Promise.resolve(null);
  }

  /** @param {Stretch} range @param {Pick<EngineClient, 'call'> | null} engine @param {AbortSignal} signal */
  async #gather({ start, end }, engine, signal) {
    const isRestless = performance.now() - this.#asked < REST;
    this.#asked = performance.now();
    if (isRestless) await new Promise((resolve) => setTimeout(resolve, REST));
    const result = signal.aborted ? null : await gatherText(engine, start, end, signal);
    if (!signal.aborted) this.result = result;
    return result;
  }
}

/**
 * Puts a text on the clipboard that is still being gathered. Rejects where the browser refuses, or nothing came.
 *
 * @param {GatheredText} gathered
 */
export async function writeLater({ done }) {
  const blob = done.then((result) => {
    if (!result) throw new Error('the text could not be gathered');
    return new Blob(result.parts, { type: 'text/plain' });
  });
  // Where there is no clipboard to write to, nobody waits for the blob.
  blob.catch(() => {});
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
