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
   * Adds the words of a list; a line that cannot be read is left out, and the first of them is named.
   *
   * @param {string} list
   * @param {string} [mending] the line that it takes the place of
   * @returns {Promise<boolean>} whether all of it was added
   */
  async add(list, mending = '') {
    const added = linesOf(list);
    const before = this.#kept.lines();
    const faults = (await this.#faultsOf([...before, ...added])).map((number) => number - before.length);
    const readable = added.filter((_line, number) => !faults.includes(number));
    const [first = -1] = faults.filter((number) => number >= 0);
    const mended = readable.length ? mending : '';
    if (mended === this.mending) this.mending = '';
    const lines = await this.#kept.change((kept) => adding(readable)(mended ? removing(mended)(kept) : kept));
    await this.#take(lines, first < 0 ? null : { line: first + 1 });
    return first < 0;
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
