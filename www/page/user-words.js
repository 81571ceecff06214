/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
import { KeptWords } from './kept-words.js';
import { adding, linesOf, removing } from './word-list.js';

/** The reader's own words: kept by the browser, given to the reader. A line a word, as in jieba's user dictionaries. */
export class UserWords {
  /** @type {string[]} */
  lines = [];
  /** Those of `lines` that cannot be read, by their places. They are kept all the same. @type {Set<number>} */
  faulty = new Set();
  /** What is wrong with what was added last: `line` counts from 1. @type {{ line: number } | null} */
  fault = null;
  /** Whether the sheet is open. Closed, it draws none of them. */
  isOpen = false;
  /** Which of them the sheet lists. */
  search = '';
  /** The line that is being put right; `''` for none. */
  mending = '';
  #kept = new KeptWords();
  #reader;
  #changed;

  /** @param {GangmuReaderElement} reader @param {() => void} changed called when there is something else to show */
  constructor(reader, changed) {
    this.#reader = reader;
    this.#changed = changed;
    this.#kept.listen(() => void this.load());
  }

  /** Whether what was changed will be there the next time. */
  get isKept() {
    return this.#kept.isKept;
  }

  /** Takes what is kept. */
  async load() {
    const lines = this.#kept.lines();
    if (lines.length || this.lines.length) await this.#take(lines);
  }

  /**
   * Adds the words of a list. None of them, where one cannot be read.
   *
   * @param {string} list
   * @returns {Promise<boolean>} whether they were added
   */
  async add(list) {
    const added = linesOf(list);
    const before = this.#kept.lines();
    const faults = await this.#faultsOf([...before, ...added]);
    const fault = faults.find((number) => number >= before.length);
    if (fault !== undefined) {
      await this.#take(before, { line: fault - before.length + 1 });
      return false;
    }
    const mended = this.mending ? removing(this.mending) : (/** @type {string[]} */ lines) => lines;
    this.mending = '';
    await this.#take(await this.#kept.change((lines) => adding(added)(mended(lines))));
    return true;
  }

  /** @param {string} line */
  async remove(line) {
    await this.#take(await this.#kept.change(removing(line)));
  }

  /** @param {Partial<Pick<UserWords, 'isOpen' | 'search' | 'mending'>>} change what the sheet shows */
  show(change) {
    Object.assign(this, change);
    this.#changed();
  }

  /** @param {string[]} lines @param {UserWords['fault']} fault */
  async #take(lines, fault = null) {
    const faulty = new Set(await this.#faultsOf(lines));
    Object.assign(this, { lines, faulty, fault });
    this.#changed();
  }

  /**
   * Gives lines to the reader, and gives the places of those that cannot be read.
   *
   * @param {string[]} lines
   * @returns {Promise<number[]>}
   */
  async #faultsOf(lines) {
    try {
      const { faults } = await this.#reader.setUserWords(lines.join('\n'));
      return faults.map(({ line }) => line - 1);
    } catch {
      // The engine has stopped, which the reader says itself. The words are none the worse.
      return [];
    }
  }
}
