/** @import { ErrorPayload, Methods, FileInput, Filtered, Opened, Progress } from '../types.js' */
import init, { Engine } from '#glue';
import { compile, failedToStart } from './compile.js';
import { isPayload, payload, toPayload } from './error.js';
import { GuardedSegmenter } from './guarded-segmenter.js';
import { memoryTimes, outOfMemory } from './memory.js';
import { loadSegmenter, wordsStopped } from './segmenter.js';

/** Files of more bytes are not copied: they are read from their disk again. */
const MAX_COPY = 1 << 29;

/** The part of the time for a file that goes into its outline; the rest makes all that is open searchable. */
const PARSING = 0.8;

/**
 * The engine in this thread: the wasm, and its methods by name.
 *
 * @typedef {{ [M in keyof Methods]: (input: Parameters<Methods[M]>[0]) => ReturnType<Methods[M]> | Promise<ReturnType<Methods[M]>> }
 *   & { memoryBytes: () => number, readWords: (byteLength: number) => number, cutsWords: () => boolean, end: () => void }} Core
 */

/**
 * Loads the wasm and makes an engine with nothing open.
 *
 * @param {string | WebAssembly.Module} wasm its address, or compiled already
 * @param {(progress: Progress) => void} onprogress
 * @param {(error: ErrorPayload) => void} [onlostwords] as in `EngineClient`
 * @param {() => void} [onbeat] called again and again while a call takes long; must not call the engine
 * @returns {Promise<Core>} Rejects with an `ErrorPayload`.
 */
export async function createCore(wasm, onprogress, onlostwords = () => {}, onbeat = () => {}) {
  const module = typeof wasm === 'string' ? await compile(wasm) : wasm;
  const { memory } = await init({ module_or_path: module }).catch(failedToStart);
  const engine = new Engine();
  engine.onHeartbeat(onbeat);
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
    open: (input) => open({ engine, memory }, input, onprogress),
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
    takePinyin: ({ table }) => engine.takePinyin(new Uint8Array(table)),
    setUserWords: ({ list }) => engine.setUserWords(list),
    wordCounts: ({ node, limit }) => (words ? engine.wordCounts(node, limit) : []),
    cut: ({ text, hmm = true }) => {
      engine.giveUserWords();
      return words?.segmenter.cut(text, hmm) ?? new Uint32Array();
    },
    wordAt: ({ row, offset }) => (words ? engine.wordAt(row, offset) : null),
    keywords: ({ node, limit }) => (words ? engine.keywords(node, limit) : []),
    exportAs: ({ format }) => engine.exportAs(format),
    /** Cuts words for a moment; gives which part of everything open is cut. */
    readWords: (byteLength) => engine.readWords(byteLength),
    cutsWords: () => words !== null,
    /** Gives back what is open, where the memory is shared with other engines of this thread. */
    end: () => engine.free(),
    /** What the wasm takes now; it never gets less. */
    memoryBytes: () => memory.buffer.byteLength + (words?.memory.buffer.byteLength ?? 0),
  };
}

/** @param {Engine} engine @param {GuardedSegmenter} segmenter */
function take(engine, segmenter) {
  engine.takeSegmenter(/** @type {import('#words-glue').Segmenter} */ (/** @type {unknown} */ (segmenter)));
}

/**
 * @param {{ engine: Engine, memory: WebAssembly.Memory }} core
 * @param {{ files: FileInput[], keep?: boolean }} input
 * @param {(progress: Progress) => void} onprogress
 * @returns {Promise<Opened>}
 */
async function open(core, { files, keep = false }, onprogress) {
  const failed = [];
  const sources = [];
  const total = files.length;
  /** @type {number | undefined} */
  let times;
  for (const [done, file] of files.entries()) {
    const { name } = file;
    onprogress({ stage: 'reading', name, done, total });
    /** @param {number} share of this file */
    const parsed = (share) => onprogress({ stage: 'parsing', name, done: done + share * PARSING, total });
    try {
      core.engine.checkSize(sizeOf(file));
      const bytes = await read(file);
      times = memoryTimes(bytes);
      parsed(0);
      core.engine.stage(name, bytes, file.encoding, parsed);
      sources.push(copyOf(file, bytes));
    } catch (thrown) {
      if (!isPayload(thrown)) throw outOfMemory(core.memory, { name, byteLength: sizeOf(file), times }) ?? thrown;
      failed.push({ name, error: toPayload(thrown) });
    }
  }
  return { ...commit(core, { files, keep }, onprogress), failed, sources };
}

/** @param {Parameters<typeof open>[0]} core @param {Parameters<typeof open>[1]} input @param {Parameters<typeof open>[2]} onprogress */
function commit({ engine, memory }, { files, keep = false }, onprogress) {
  const total = files.length;
  const name = files.at(-1)?.name ?? '';
  const start = total - 1 + PARSING;
  try {
    return opened(
      engine.commit(keep, (/** @type {number} */ share) =>
        onprogress({ stage: 'parsing', name, done: start + (total - start) * share, total }),
      ),
    );
  } catch (thrown) {
    if (isPayload(thrown)) throw thrown;
    const byteLength = files.reduce((sum, file) => sum + sizeOf(file), 0);
    throw outOfMemory(memory, { name, byteLength }) ?? thrown;
  }
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

/** @param {object} whole what is open, as the wasm gives it @returns {Opened} */
const opened = (whole) => ({ .../** @type {Omit<Opened, 'failed' | 'sources'>} */ (whole), failed: [], sources: [] });

/** @param {FileInput} file */
const sizeOf = ({ bytes }) => (bytes instanceof Blob ? bytes.size : bytes.byteLength);

/** @param {FileInput} file */
async function read({ bytes }) {
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
 * A file as it can be opened again: what was read, whatever becomes of it on its disk.
 *
 * @param {FileInput} file
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {FileInput}
 */
function copyOf(file, bytes) {
  if (file.isCopy || bytes.length > MAX_COPY) return file;
  return { ...file, bytes: new Blob([bytes]), isCopy: true };
}
