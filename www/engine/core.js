/** @import { ErrorPayload, Methods, FileInput, Filtered, Opened, Progress } from '../types.js' */
import init, { Engine } from '#glue';
import { compile } from './compile.js';
import { isPayload, payload, toPayload } from './error.js';
import { GuardedSegmenter } from './guarded-segmenter.js';
import { loadSegmenter, wordsStopped } from './segmenter.js';

/**
 * The engine in this thread: the wasm, and its methods by name.
 *
 * @typedef {{ [M in keyof Methods]: (input: Parameters<Methods[M]>[0]) => ReturnType<Methods[M]> | Promise<ReturnType<Methods[M]>> }
 *   & { memoryBytes: () => number, readWords: (byteLength: number) => number, cutsWords: () => boolean }} Core
 */

/**
 * Loads the wasm and makes an engine with nothing open.
 *
 * @param {string} wasmUrl
 * @param {(progress: Progress) => void} onprogress
 * @param {(error: ErrorPayload) => void} [onlostwords] as in `EngineClient`
 * @returns {Promise<Core>} Rejects with an `ErrorPayload`.
 */
export async function createCore(wasmUrl, onprogress, onlostwords = () => {}) {
  const { memory } = await init({ module_or_path: await compile(wasmUrl) });
  const engine = new Engine();
  /** @type {{ segmenter: GuardedSegmenter, memory: WebAssembly.Memory } | null} */
  let words = null;
  /** @param {unknown} thrown */
  const loseWords = (thrown) => {
    const { segmenter } = /** @type {NonNullable<typeof words>} */ (words);
    words = null;
    // What was cut so far is not all: once the engine has left its call, it is to forget that.
    queueMicrotask(() => take(engine, segmenter));
    onlostwords(wordsStopped(thrown));
  };
  return {
    open: (input) => open(engine, input, onprogress),
    close: () => engine.close(),
    correct: ({ file, line, kind }) => opened(engine.correct(file, line, kind)),
    undoCorrection: ({ file }) => opened(engine.undoCorrection(file)),
    setCorrections: ({ file, corrections }) => opened(engine.setCorrections(file, corrections)),
    rows: ({ start, end }) => engine.rows(start, end),
    filter: (input) => filter(engine, input),
    suggest: () => engine.suggest(),
    passages: ({ start, end, order }) => engine.passages(start, end, order === 'relevance'),
    hits: ({ start, end }) => engine.hits(start, end),
    hit: ({ number }) => engine.hit(number),
    hitFrom: ({ row }) => engine.hitFrom(row),
    strip: ({ buckets }) => engine.strip(buckets),
    matches: ({ node }) => engine.matches(node),
    loadWords: async (urls) => {
      const { segmenter, memory } = await loadSegmenter(urls);
      words = { segmenter: new GuardedSegmenter(segmenter, loseWords), memory };
      take(engine, words.segmenter);
    },
    setUserWords: ({ list }) => engine.setUserWords(list),
    wordCounts: ({ node, limit }) => (words ? engine.wordCounts(node, limit) : []),
    cut: ({ text, hmm = true }) => words?.segmenter.cut(text, hmm) ?? new Uint32Array(),
    wordAt: ({ row, offset }) => (words ? engine.wordAt(row, offset) : null),
    keywords: ({ node, limit }) => (words ? engine.keywords(node, limit) : []),
    exportAs: ({ format }) => engine.exportAs(format),
    /** Cuts words for a moment; gives which part of everything open is cut. */
    readWords: (byteLength) => engine.readWords(byteLength),
    cutsWords: () => words !== null,
    /** What the wasm takes now; it never gets less. */
    memoryBytes: () => memory.buffer.byteLength + (words?.memory.buffer.byteLength ?? 0),
  };
}

/** @param {Engine} engine @param {GuardedSegmenter} segmenter */
function take(engine, segmenter) {
  engine.takeSegmenter(/** @type {import('#words-glue').Segmenter} */ (/** @type {unknown} */ (segmenter)));
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
      // A trap, a stack overflow: whatever is not said by the engine has left it in the middle of something.
      if (!isPayload(thrown)) throw thrown;
      failed.push({ name, error: toPayload(thrown) });
    }
  }
  return opened(engine.commit(keep), failed);
}

/**
 * @param {Engine} engine
 * @param {Parameters<Methods['filter']>[0]} input
 * @returns {Filtered}
 */
function filter(engine, { query, options, sight, orElse }) {
  const filtered = /** @type {Omit<Filtered, 'seen'>} */ (engine.filter(query, options));
  const { topRow, rows, passages, buckets } = sight;
  const seen = {
    sight,
    hitFrom: engine.hitFrom(topRow),
    titles: engine.hitsInTitles(),
    hits: engine.hits(rows.start, rows.end),
    passages: engine.passages(passages.start, passages.end, passages.order === 'relevance'),
    strip: engine.strip(buckets),
  };
  if (orElse && !filtered.total) engine.filter(orElse.query, orElse.options);
  return { ...filtered, seen };
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
