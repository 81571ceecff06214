import { directiveAgainst } from './blocked.js';
import { aborted, EngineError, payload } from './error.js';

/** A download is given up when nothing has come for so long. Milliseconds. */
const SILENCE = 30_000;

/** So long may it take until a program is there as a whole. Milliseconds. */
const WHOLE = 120_000;

/** So many bytes are held before they become a part of a `Blob`, which the page's own memory does not hold. */
const PART_BYTES = 1 << 22;

/** Addresses of these schemes can be fetched. */
const SCHEMES = ['http:', 'https:', 'blob:', 'data:'];

/**
 * Why something could not be fetched; `values.reason` is the word by which a sentence is found.
 *
 * @typedef {'address' | 'scheme' | 'credentials' | 'network' | 'status' | 'partial' | 'silent' | 'cut' | 'html' | 'policy'} Reason
 */

/**
 * An error of code `fetch-failed`.
 *
 * @param {string} url
 * @param {Reason} reason
 * @param {Record<string, string | number>} [values]
 */
export const fetchFailed = (url, reason, values = {}) =>
  new EngineError(
    payload(
      'fetch-failed',
      `${shown(url)} could not be fetched: ${[reason, ...Object.values(values)].join(' ')}`,
      'check the address and the network, and that its site allows this page to fetch it',
      { url: shown(url), reason, ...values },
    ),
  );

/** Fetches one address. Whatever goes wrong is an `EngineError`: `aborted`, or `fetch-failed` with a `Reason`. */
export class Download {
  #url;
  #controller = new AbortController();
  /** Why it was ended from here. @type {EngineError | null} */
  #ended = null;

  /** @param {string} url absolute @param {AbortSignal} [signal] */
  constructor(url, signal) {
    this.#url = url;
    const stop = () => this.#end(new EngineError(aborted()));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  }

  /** The answer, once its head is there. @param {RequestCache} [cache] @returns {Promise<Response>} */
  async response(cache) {
    const problem = problemOf(this.#url);
    if (problem) throw fetchFailed(this.#url, problem);
    const response = await this.#next(() => this.#fetch(cache), 'network');
    const { ok, status } = response;
    if (ok && status !== 206) return response;
    this.#controller.abort();
    throw fetchFailed(this.#url, ok ? 'partial' : 'status', { status });
  }

  /** @param {RequestCache} [cache] */
  async #fetch(cache) {
    try {
      return await fetch(this.#url, { signal: this.#controller.signal, cache });
    } catch (thrown) {
      const directive = await directiveAgainst(this.#url);
      if (directive) this.#end(fetchFailed(this.#url, 'policy', { directive }));
      throw thrown;
    }
  }

  /**
   * Everything that is there.
   *
   * @param {(received: number, total: number) => void} [onbytes] `total` is 0 where nobody knows it
   * @returns {Promise<Blob>}
   */
  async blob(onbytes = () => {}) {
    const response = await this.response();
    const total = lengthOf(response);
    const reader = response.body?.getReader();
    const bytes = new Parts();
    for (let chunk = await this.#read(reader); chunk; chunk = await this.#read(reader)) {
      bytes.push(chunk);
      onbytes(bytes.length, total);
    }
    if (bytes.length < total) throw fetchFailed(this.#url, 'cut');
    return bytes.blob(response.headers.get('content-type') ?? '');
  }

  /**
   * What is made of the answer while it comes. Its own errors are passed on.
   *
   * @template T
   * @param {(response: Response) => Promise<T>} make
   * @param {RequestCache} [cache]
   */
  async make(make, cache) {
    const response = await this.response(cache);
    return this.#next(() => make(response), null, WHOLE);
  }

  /** @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} [reader] */
  async #read(reader) {
    return reader && (await this.#next(() => reader.read(), 'cut')).value;
  }

  /**
   * The next sign of the server, or why none will come.
   *
   * @template T
   * @param {() => Promise<T>} ask
   * @param {Reason | null} reason what it means that it fails; null where that says so itself
   */
  async #next(ask, reason, limit = SILENCE) {
    const timer = setTimeout(() => this.#end(fetchFailed(this.#url, 'silent', { seconds: limit / 1000 })), limit);
    try {
      return await ask();
    } catch (thrown) {
      throw this.#ended ?? (reason ? fetchFailed(this.#url, reason) : thrown);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {EngineError} why */
  #end(why) {
    this.#ended ??= why;
    this.#controller.abort();
  }
}

/** The bytes that have come. */
class Parts {
  length = 0;
  /** @type {Blob[]} */
  #parts = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #chunks = [];
  #held = 0;

  /** @param {Uint8Array<ArrayBuffer>} chunk */
  push(chunk) {
    this.#chunks.push(chunk);
    this.length += chunk.length;
    this.#held += chunk.length;
    if (this.#held >= PART_BYTES) this.#pack();
  }

  #pack() {
    this.#parts.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#held = 0;
  }

  /** @param {string} type */
  blob(type) {
    this.#pack();
    return new Blob(this.#parts, { type });
  }
}

/** What keeps an address from being asked at all. @param {string} url @returns {Reason | null} */
function problemOf(url) {
  if (!URL.canParse(url)) return 'address';
  const { protocol, username, password } = new URL(url);
  if (!SCHEMES.includes(protocol) && protocol !== location.protocol) return 'scheme';
  return username || password ? 'credentials' : null;
}

/** How many bytes will come; 0 where it is not said, or the bytes are packed or may be. @param {Response} response */
function lengthOf({ type, headers }) {
  const isPlain = type === 'basic' && !headers.has('content-encoding');
  return isPlain ? Number(headers.get('content-length') ?? 0) : 0;
}

/** An address as it may be shown: without user and password, and not endless. @param {string} url */
function shown(url) {
  const open = url.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, '$1');
  return open.length > 200 ? `${open.slice(0, 200)}…` : open;
}
