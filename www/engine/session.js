/** @import { FileInput, FilterOptions, Methods, Opened, OpenedFile } from '../types.js' */
/** @import { RemoteEngine } from './remote-engine.js' */
import { EngineError, payload } from './error.js';

/**
 * What an engine holds, or is to hold. Each part is put in place of the former one and never changed.
 *
 * @typedef {object} Held
 * @property {ArrayBuffer | null} pinyin the table of pinyin
 * @property {Parameters<Methods['loadWords']>[0] | null} words the segmenter and its dictionary
 * @property {string} userWords the reader's own words, a word a line
 * @property {Source[]} sources what is open
 * @property {string[]} corrections what the reader put right in each, as it is saved
 * @property {Asked | null} filter what the hits are those of
 *
 * @typedef {{ file: FileInput, facts: string }} Source what a file is opened from, and what it was like when it was read
 * @typedef {{ query: string, options?: FilterOptions }} Asked
 */

/** What a fresh engine holds. @type {Held} */
export const NOTHING = { pinyin: null, words: null, userWords: '', sources: [], corrections: [], filter: null };

/** What the views show is asked for again by themselves. */
const NO_SIGHT = {
  topRow: 0,
  rows: { start: 0, end: 0 },
  passages: { start: 0, end: 0, order: /** @type {const} */ ('place') },
  buckets: 0,
};

/**
 * What has been asked for and holds: any engine can be brought to it.
 *
 * What is open is what was opened, whatever has become of the file on its disk: the worker gives back a copy of what it has
 * read. A file too large for that is read from its disk again, and it is said where it is no longer the same.
 */
export class Session {
  /** @type {Held} */
  held = NOTHING;

  get isOpen() {
    return this.held.sources.length > 0;
  }

  /**
   * Takes note of what an answer has changed.
   *
   * @param {keyof Methods} method
   * @param {any} input
   * @param {any} result
   */
  remember(method, input, result) {
    if (method === 'takePinyin') this.#put({ pinyin: input.table });
    if (method === 'loadWords') this.#put({ words: input });
    if (method === 'setUserWords') this.#put({ userWords: input.list });
    if (method === 'filter') this.#put({ filter: stayingOf(input, result.total) });
    if (result?.files) this.#put({ corrections: correctionsOf(result.files), filter: null });
  }

  /** Puts what was opened in place of what was open. @param {Pick<Held, 'sources' | 'corrections'>} opened */
  take({ sources, corrections }) {
    this.#put({ sources, corrections, filter: null });
  }

  loseWords() {
    this.#put({ words: null });
  }

  close() {
    this.take(NOTHING);
  }

  /** @param {Partial<Held>} change */
  #put(change) {
    this.held = { ...this.held, ...change };
  }

  /** @param {RemoteEngine} engine */
  isHeldBy({ held }) {
    return !ALL.some((part) => STEPS[part].differs(held, this.held));
  }

  /**
   * Brings an engine to where this session is, also where that goes on meanwhile.
   *
   * @param {RemoteEngine} engine
   * @param {(keyof Held)[]} parts in the order in which they build on each other
   * @returns {Promise<Opened | null>} what is open, where a step has changed that; rejects with `reopen-failed` where a file
   * is no longer what it was
   */
  async bring(engine, parts = ALL) {
    let opened = null;
    const differing = () => parts.find((part) => STEPS[part].differs(engine.held, this.held));
    for (let part = differing(); part; part = differing()) {
      const { change, answer } = await STEPS[part].take(engine, this.held);
      engine.held = { ...engine.held, ...change };
      opened = answer ?? opened;
    }
    return opened;
  }
}

/**
 * @typedef {object} Step
 * @property {(held: Held, wanted: Held) => boolean} differs
 * @property {(engine: RemoteEngine, wanted: Held) => Promise<{ change: Partial<Held>, answer?: Opened }>} take
 */

/** What brings an engine nearer to what it is to hold. @type {Record<keyof Held, Step>} */
const STEPS = {
  pinyin: {
    differs: (held, { pinyin }) => held.pinyin !== pinyin,
    take: async (engine, { pinyin }) => {
      if (pinyin) await engine.call('takePinyin', { table: pinyin });
      return { change: { pinyin } };
    },
  },
  words: {
    differs: (held, { words }) => held.words !== words,
    take: async (engine, { words }) => {
      // Nothing waits for words, and what keeps them from coming was told.
      if (words) engine.call('loadWords', words).catch(() => {});
      return { change: { words } };
    },
  },
  userWords: {
    differs: (held, { userWords }) => held.userWords !== userWords,
    take: async (engine, { userWords }) => {
      await engine.call('setUserWords', { list: userWords });
      return { change: { userWords } };
    },
  },
  sources: {
    differs: (held, { sources }) => held.sources !== sources,
    take: async (engine, { sources }) => {
      const answer = await reopen(engine, sources);
      return { change: { sources, corrections: correctionsOf(answer.files), filter: null }, answer };
    },
  },
  corrections: {
    differs: (held, { corrections }) => corrections.some((saved, file) => saved !== held.corrections[file]),
    take: async (engine, { corrections }) => {
      const file = corrections.findIndex((saved, file) => saved !== engine.held.corrections[file]);
      const answer = await engine.call('setCorrections', { file, corrections: corrections[file] });
      const taken = engine.held.corrections.with(file, corrections[file]);
      return { change: { corrections: taken, filter: null }, answer };
    },
  },
  filter: {
    differs: (held, { filter }) => held.filter !== filter,
    take: async (engine, { filter }) => {
      await engine.call('filter', { query: '', ...filter, sight: NO_SIGHT });
      return { change: { filter } };
    },
  },
};

/** @type {(keyof Held)[]} */
export const BEFORE_OPENING = ['pinyin', 'words', 'userWords'];
/** @type {(keyof Held)[]} */
export const BEFORE_ADDING = [...BEFORE_OPENING, 'sources', 'corrections'];
/** @type {(keyof Held)[]} */
export const AFTER_ADDING = [...BEFORE_OPENING, 'corrections'];
/** @type {(keyof Held)[]} */
const ALL = [...BEFORE_ADDING, 'filter'];

/** @param {RemoteEngine} engine @param {Source[]} sources @returns {Promise<Opened>} */
async function reopen(engine, sources) {
  /** @type {Opened} */
  const opened = await engine.call('open', { files: sources.map(({ file }) => file) });
  const [failed] = opened.failed;
  if (failed) throw reopenFailed(failed.name, failed.error.message);
  const changed = sources.findIndex(({ facts }, file) => facts !== factsOf(opened.files[file]));
  if (changed >= 0) throw reopenFailed(sources[changed].file.name, 'it has changed since it was opened');
  return opened;
}

/** @param {string} name @param {string} why */
const reopenFailed = (name, why) =>
  new EngineError(
    payload('reopen-failed', `${name} could not be opened again: ${why}`, 'open the file again', { name }),
  );

/**
 * What an engine holds once files were opened in it.
 *
 * @param {Opened} opened
 * @param {Source[]} former what was open before, and still is
 * @returns {Pick<Held, 'sources' | 'corrections'>}
 */
export function heldOf({ files: views, sources: files }, former) {
  const added = views.slice(former.length);
  const sources = files.map((file, place) => ({ file, facts: factsOf(added[place]) }));
  return { sources: [...former, ...sources], corrections: correctionsOf(views) };
}

/** @param {OpenedFile[]} files */
const correctionsOf = (files) => files.map(({ corrections }) => corrections);

/** @param {OpenedFile} file */
const factsOf = ({ byteLength, lineCount, charCount }) => [byteLength, lineCount, charCount].join(' ');

/** The filter whose hits stay with the engine. @param {Parameters<Methods['filter']>[0]} input @param {number} total @returns {Asked} */
function stayingOf({ query, options, orElse }, total) {
  return orElse && !total ? orElse : { query, options };
}
