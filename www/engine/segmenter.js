/** @import { Methods } from '../types.js' */
import init, { Segmenter } from '#words-glue';
import { compile } from './compile.js';
import { Download } from './download.js';
import { isPayload, payload } from './error.js';

/**
 * What cuts words, in a wasm of its own, and the memory of that.
 *
 * @typedef {{ segmenter: Segmenter, memory: WebAssembly.Memory }} Words
 */

/**
 * Fetches the segmenter and its dictionary.
 *
 * @param {Parameters<Methods['loadWords']>[0]} urls
 * @returns {Promise<Words>} Rejects with an `ErrorPayload`; everything but words goes on working.
 */
export async function loadSegmenter({ wasm, dictionary }) {
  const [bytes, module] = await Promise.all([
    bytesOf(dictionary),
    typeof wasm === 'string' ? compile(wasm).catch(withoutWords) : wasm,
  ]);
  const { memory } = await init({ module_or_path: module }).catch((thrown) => {
    throw wordsStopped(thrown);
  });
  return { segmenter: segmenterOver(bytes), memory };
}

/** @param {Uint8Array} dictionary */
function segmenterOver(dictionary) {
  try {
    return new Segmenter(dictionary);
  } catch (thrown) {
    throw isPayload(thrown) ? thrown : wordsStopped(thrown);
  }
}

/** @param {string | Blob} dictionary */
async function bytesOf(dictionary) {
  const blob = dictionary instanceof Blob ? dictionary : await new Download(dictionary).blob().catch(withoutWords);
  return new Uint8Array(await blob.arrayBuffer().catch(withoutWords));
}

/** @param {{ message: string }} cause @returns {never} */
export function withoutWords({ message }) {
  throw wordsFailed(message);
}

const wordsFailed = (/** @type {string} */ message) =>
  payload('words-failed', message, 'check the connection and reload the page; everything but words goes on working');

/** That what cuts words has stopped by itself. @param {unknown} thrown */
export function wordsStopped(thrown) {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return payload(
    'words-stopped',
    `what cuts words has stopped: ${why}`,
    'reload the page; everything but words goes on working',
  );
}
