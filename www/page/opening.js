/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
/** @import { Found } from './folders.js' */
/** @import { PageStrings } from './strings.js' */
import { filesIn, MOST_FILES } from './folders.js';

/** So many paths are named in one line. */
const MOST_NAMED = 3;

/** Opens what the reader of the page brings, one thing at a time. */
export class Opening {
  #reader;
  #strings;
  #say;
  /** Stops what is being opened, where there is something to stop for. @type {AbortController | null} */
  #stop = null;
  /** What is being opened, or read through. */
  #turn = 0;
  /** Whether what is opened is the sample. */
  opensSample = false;

  /**
   * @param {GangmuReaderElement} reader
   * @param {() => PageStrings} strings
   * @param {(hint: string) => void} say takes a line to show above the reader; `''` for none
   */
  constructor(reader, strings, say) {
    this.#reader = reader;
    this.#strings = strings;
    this.#say = say;
  }

  /** @param {File[]} files */
  files(files) {
    return this.#open(files, {});
  }

  /** @param {string} text */
  text(text) {
    return this.#open(text, { name: this.#strings().pasted });
  }

  /** What a page shows that nobody has brought anything to. @param {URL} url */
  sample(url) {
    return this.#open(url, { name: this.#strings().sampleName }, true);
  }

  /** Files and folders that were dropped or pasted. @param {DataTransfer} data */
  async data(data) {
    const reading = filesIn(data);
    const turn = this.#turn + 1;
    this.#turn = turn;
    const found = await reading;
    if (turn !== this.#turn) return;
    const hint = hintOf(found, this.#strings());
    if (found.files.length) await this.#open(found.files, {}, false, hint);
    else this.#say(hint);
  }

  async paste() {
    const strings = this.#strings();
    try {
      const text = await navigator.clipboard.readText();
      if (text.trim()) await this.text(text);
      else this.#say(strings.pasteEmpty);
    } catch {
      this.#say(strings.pasteByKey);
    }
  }

  /** Stops what is being opened. @returns {boolean} whether anything was */
  stop() {
    this.#stop?.abort();
    return this.#stop !== null;
  }

  /** @param {Parameters<GangmuReaderElement['open']>[0]} source @param {{ name?: string }} options */
  async #open(source, { name }, opensSample = false, hint = '') {
    this.#turn += 1;
    this.opensSample = opensSample;
    this.#say(hint);
    const begun = new AbortController();
    // Without the sample, nothing would be there to stop for.
    this.#stop = opensSample ? null : begun;
    // The reader says itself why a text could not be opened.
    await this.#reader.open(source, { name, signal: begun.signal }).catch(() => {});
    if (this.#stop === begun) this.#stop = null;
  }
}

/** What is to be said of folders that were read. @param {Found} found @param {PageStrings} strings */
function hintOf({ files, folders, unread, hasMore }, strings) {
  const closed = !files.length && unread.length > 0 && unread.every((path) => folders.includes(path));
  if (closed) return strings.isFolder(listOf(unread));
  if (!files.length && !unread.length) return folders.length ? strings.emptyFolder(listOf(folders)) : '';
  const said = [hasMore ? strings.folderLimit(MOST_FILES) : '', unread.length ? strings.unread(listOf(unread)) : ''];
  return said.join('');
}

/** @param {string[]} names */
function listOf(names) {
  const shown = names.slice(0, MOST_NAMED).join('、');
  return names.length > MOST_NAMED ? `${shown}…（${names.length}）` : shown;
}
