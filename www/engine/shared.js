/** @import { Methods } from '../types.js' */
import { compile, spoil } from './compile.js';
import { Download } from './download.js';
import { withoutWords } from './segmenter.js';

/** What all engines of a page share: it is fetched and compiled once. A compiled module costs nothing to send to a worker. */

/** A module that is fetched again is waited for so long while there is an older one. Milliseconds. */
const PATIENCE = 3000;

/** @typedef {WebAssembly.Module | string} Program a module, or the address of one where the page itself may not compile it */

/** @type {Map<string, Promise<Program>>} */
const programs = new Map();
/** @type {Map<string, Promise<Blob>>} */
const blobs = new Map();

/** @param {string} url @returns {Promise<Program>} Rejects with an `ErrorPayload`. */
export const programAt = (url) => once(programs, url, () => compileOrName(url));

/**
 * Fetches a program again, one over which an engine has stopped: it may have been damaged on its way. The old one serves
 * where no other comes.
 *
 * @param {string} url
 */
export function renewProgram(url) {
  const old = programs.get(url);
  if (!old) return;
  programs.delete(url);
  spoil(url);
  const instead = new Promise((resolve) => setTimeout(() => resolve(old), PATIENCE));
  const renewed = compileOrName(url).catch(() => old);
  void once(programs, url, () => Promise.race([renewed, instead]));
}

/** The segmenter and its dictionary. @param {Parameters<Methods['loadWords']>[0]} urls @returns {Promise<Parameters<Methods['loadWords']>[0]>} */
export async function wordsAt({ wasm, dictionary }) {
  const [program, bytes] = await Promise.all([
    typeof wasm === 'string' ? programAt(wasm).catch(withoutWords) : wasm,
    typeof dictionary === 'string'
      ? once(blobs, dictionary, () => new Download(dictionary).blob()).catch(withoutWords)
      : dictionary,
  ]);
  return { wasm: program, dictionary: bytes };
}

/** @param {string} url @returns {Promise<Program>} */
const compileOrName = (url) =>
  compile(url).catch((error) => {
    // A worker can have a policy of its own.
    if (error.code === 'wasm-blocked') return url;
    throw error;
  });

/**
 * What has failed is asked for again the next time.
 *
 * @template T
 * @param {Map<string, Promise<T>>} known
 * @param {string} url
 * @param {() => Promise<T>} get
 */
export function once(known, url, get) {
  const got = known.get(url) ?? get();
  known.set(url, got);
  got.catch(() => known.get(url) === got && known.delete(url));
  return got;
}
