/** @import { Methods, FileInput, Opened, Progress } from '../types.js' */
import init, { Engine } from '#glue';
import { payload, toPayload } from './error.js';

/**
 * The engine in this thread: the wasm, and its methods by name.
 *
 * @typedef {{ [M in keyof Methods]: (input: Parameters<Methods[M]>[0]) => ReturnType<Methods[M]> | Promise<ReturnType<Methods[M]>> }
 *   & { memoryBytes: () => number, readWords: (byteLength: number) => number, hasDictionary: () => boolean }} Core
 */

/**
 * Loads the wasm and makes an engine with nothing open.
 *
 * @param {string} wasmUrl
 * @param {(progress: Progress) => void} onprogress
 * @returns {Promise<Core>} Rejects with an `ErrorPayload`.
 */
export async function createCore(wasmUrl, onprogress) {
  const { memory } = await init({ module_or_path: await compile(wasmUrl) });
  const engine = new Engine();
  return {
    open: (input) => open(engine, input, onprogress),
    close: () => engine.close(),
    correct: ({ file, line, kind }) => opened(engine.correct(file, line, kind)),
    undoCorrection: ({ file }) => opened(engine.undoCorrection(file)),
    setCorrections: ({ file, corrections }) => opened(engine.setCorrections(file, corrections)),
    rows: ({ start, end }) => engine.rows(start, end),
    filter: ({ query, options }) => /** @type {ReturnType<Methods['filter']>} */ (engine.filter(query, options)),
    suggest: () => engine.suggest(),
    passages: ({ start, end, order }) => engine.passages(start, end, order === 'relevance'),
    hits: ({ start, end }) => engine.hits(start, end),
    hit: ({ number }) => engine.hit(number),
    hitFrom: ({ row }) => engine.hitFrom(row),
    strip: ({ buckets }) => engine.strip(buckets),
    matches: ({ node }) => engine.matches(node),
    loadDictionary: async ({ bytes }) => engine.loadDictionary(await read(bytes)),
    setUserWords: ({ list }) => engine.setUserWords(list),
    wordCounts: ({ node, limit }) => engine.wordCounts(node, limit),
    cut: ({ text, hmm = true }) => engine.cut(text, hmm),
    wordAt: ({ row, offset }) => engine.wordAt(row, offset),
    keywords: ({ node, limit }) => engine.keywords(node, limit),
    exportAs: ({ format }) => engine.exportAs(format),
    /** Cuts words for a moment; gives which part of everything open is cut. */
    readWords: (byteLength) => engine.readWords(byteLength),
    hasDictionary: () => engine.hasDictionary(),
    /** What the wasm takes now; it never gets less. */
    memoryBytes: () => memory.buffer.byteLength,
  };
}

/**
 * @param {Engine} engine
 * @param {{ files: FileInput[], keep?: boolean }} input
 * @param {(progress: Progress) => void} onprogress
 * @returns {Promise<Opened>}
 */
async function open(engine, { files, keep = false }, onprogress) {
  const failed = [];
  const total = files.length;
  for (const [done, { name, bytes, encoding }] of files.entries()) {
    onprogress({ stage: 'reading', name, done, total });
    try {
      const file = await read(bytes);
      onprogress({ stage: 'parsing', name, done, total });
      engine.stage(name, file, encoding);
    } catch (thrown) {
      if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
      failed.push({ name, error: toPayload(thrown) });
    }
  }
  return opened(engine.commit(keep), failed);
}

/** @param {object} whole what is open, as the wasm gives it @param {Opened['failed']} failed @returns {Opened} */
const opened = (whole, failed = []) => ({ .../** @type {Omit<Opened, 'failed'>} */ (whole), failed });

/** @param {Blob | ArrayBuffer} bytes */
async function read(bytes) {
  try {
    return new Uint8Array(bytes instanceof Blob ? await bytes.arrayBuffer() : bytes);
  } catch (cause) {
    throw payload(
      'unreadable',
      `the file could not be read: ${/** @type {Error} */ (cause).message}`,
      'check that it is still there and not open elsewhere, then open it again',
    );
  }
}

/**
 * @param {string} url
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(url) {
  const response = await fetchWasm(url);
  try {
    const streams = response.headers.get('content-type')?.startsWith('application/wasm') ?? false;
    return streams
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    const { message } = /** @type {Error} */ (cause);
    if (/unsafe-eval|Content Security Policy|CSP/i.test(message)) {
      throw payload(
        'wasm-blocked',
        'this page does not allow WebAssembly',
        "its Content-Security-Policy needs script-src 'wasm-unsafe-eval'",
      );
    }
    throw payload(
      'wasm-failed',
      `${url} is no WebAssembly that runs here: ${message}`,
      'reload the page, or update the browser',
      {
        url,
      },
    );
  }
}

/** @param {string} url */
async function fetchWasm(url) {
  const failed = (/** @type {string} */ why) =>
    payload('wasm-failed', `${url} could not be loaded: ${why}`, 'check the connection and reload the page', { url });
  const response = await fetch(url).catch((/** @type {Error} */ cause) => {
    throw failed(cause.message);
  });
  if (!response.ok) throw failed(`the server answered ${response.status}`);
  return response;
}
