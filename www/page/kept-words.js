import { linesOf } from './word-list.js';

const KEY = 'gangmu-words';

/**
 * The reader's own words as the browser keeps them, for all tabs at once. They are changed, never replaced: what is
 * written was read just before, so that no tab takes away what another has added.
 */
export class KeptWords {
  /** Changes that could not be written yet; they hold in this tab. @type {((lines: string[]) => string[])[]} */
  #unwritten = [];
  /** What was read last, where it can be read. @type {string[]} */
  #read = [];

  /** Whether all that was changed is kept. */
  get isKept() {
    return this.#unwritten.length === 0;
  }

  /** The lines that are kept, with what could only be changed here. @returns {string[]} */
  lines() {
    try {
      this.#read = linesOf(localStorage.getItem(KEY) ?? '');
    } catch {
      // Refused, or broken: what was read before stands.
    }
    return this.#unwritten.reduce((lines, change) => change(lines), this.#read);
  }

  /**
   * Changes the lines, here and for every tab.
   *
   * @param {(lines: string[]) => string[]} change may be called again on other lines
   * @returns {Promise<string[]>}
   */
  change(change) {
    this.#unwritten.push(change);
    const write = () => this.#write();
    // Some pages are refused a lock: without one, two tabs that write at once may lose a word.
    return navigator.locks ? navigator.locks.request(KEY, write).catch(write) : Promise.resolve(write());
  }

  /** Calls back when another tab has changed them. @param {() => void} changed */
  listen(changed) {
    window.addEventListener('storage', ({ key }) => {
      // Null: all of it was cleared.
      if (key === KEY || key === null) changed();
    });
  }

  #write() {
    const lines = this.lines();
    try {
      if (lines.length) localStorage.setItem(KEY, lines.join('\n'));
      else localStorage.removeItem(KEY);
      this.#read = lines;
      this.#unwritten = [];
    } catch {
      // Full, or refused: they hold until the page is closed, and the next change tries again.
    }
    return lines;
  }
}
