/** @import { Methods } from '../types.js' */
/** @import { Request } from './request.js' */
import { Download } from './download.js';
import { EngineError, payload } from './error.js';
import { once } from './shared.js';

/** A query waits no longer for the table than so long, then it is answered without. Milliseconds. */
const PATIENCE = 5000;

/** All engines of a page share the table. @type {Map<string, Promise<ArrayBuffer>>} */
const tables = new Map();

/**
 * The table of how characters are read, fetched when something first needs it. Where it cannot be had, the engine does
 * without it until the next try.
 */
export class PinyinSupply {
  #url;
  #give;
  /** Ends when the engine has the table, or is to do without. @type {Promise<void> | null} */
  #loading = null;
  /** @type {'coming' | 'late' | 'there' | 'missing'} */
  #state = 'coming';
  /** What has failed once is not taken from a cache again. @type {RequestCache} */
  #cache = 'default';

  /** @param {string | undefined} url @param {(table: ArrayBuffer) => Promise<void>} give to the engine */
  constructor(url, give) {
    this.#url = url;
    this.#give = give;
  }

  /** Whether a request is to wait for the table. What follows a query that waits must not overtake it. @param {Request} request */
  isAwaited({ method, input }) {
    if (this.#state !== 'coming') return false;
    if (method === 'matches') return this.#loading !== null;
    return method === 'suggest' || (method === 'filter' && mayBePinyin(input));
  }

  /** Has the table come, once. @returns {Promise<void>} Rejects with an `EngineError` where it cannot be had. */
  load() {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Ends when the engine has the table or is to do without, or when that has been waited for long enough. */
  async wait() {
    const isLate = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    await Promise.race([this.load().catch(() => {}), isLate]);
    if (this.#state === 'coming') this.#state = 'late';
  }

  /** A table that could not be had may be there by now. */
  tryAgain() {
    if (this.#state !== 'missing') return;
    this.#state = 'coming';
    this.#loading = null;
  }

  async #load() {
    const url = this.#url ?? '';
    try {
      await this.#give(await once(tables, url, () => fetchTable(url, this.#cache)));
      this.#state = 'there';
    } catch (thrown) {
      this.#state = 'missing';
      if (/** @type {EngineError} */ (thrown).code !== 'closed') this.#forget(url);
      throw thrown;
    }
  }

  /** It may have been damaged on its way. @param {string} url */
  #forget(url) {
    tables.delete(url);
    this.#cache = 'reload';
  }
}

/** Whether a query has letters, of whatever width, that may be pinyin. @param {Parameters<Methods['filter']>[0]} input */
function mayBePinyin({ query, options }) {
  const isOff = options?.pinyin === false || options?.regex;
  return !isOff && /\p{Script=Latin}/u.test(query.normalize('NFKC'));
}

/** @param {string} url @param {RequestCache} cache @returns {Promise<ArrayBuffer>} */
async function fetchTable(url, cache) {
  try {
    return await new Download(url).make((response) => response.arrayBuffer(), cache);
  } catch (thrown) {
    const { message } = /** @type {Error} */ (thrown);
    throw new EngineError(payload('pinyin-failed', message, 'check the connection and open the text again', { url }));
  }
}
