/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
/** @import { PageStrings } from './strings.js' */
import { html, nothing } from 'lit';
import { icon } from '../view/icons.js';

const KEY = 'gangmu-words';

/** The reader's own words: kept by the page, given to the reader. A line a word, as in jieba's user dictionaries. */
export class UserWords {
  /** @type {string[]} */
  lines = [];
  /** What is wrong with what was added last: `line` counts from 1. @type {{ line: number } | null} */
  fault = null;
  #reader;
  #changed;

  /** @param {GangmuReaderElement} reader @param {() => void} changed called when there is something else to show */
  constructor(reader, changed) {
    this.#reader = reader;
    this.#changed = changed;
  }

  /** Takes what was kept the last time. */
  async load() {
    const lines = linesOf(keptList());
    if (lines.length) await this.#set(lines);
  }

  /** Adds the words of a list; the newer line of a word stands. @param {string} list @returns {Promise<boolean>} whether they can be read */
  async add(list) {
    const added = linesOf(list);
    const words = new Set(added.map(wordOf));
    const others = this.lines.filter((line) => !words.has(wordOf(line)));
    return this.#set([...others, ...added], others.length);
  }

  /** @param {string} line */
  async remove(line) {
    await this.#set(this.lines.filter((each) => each !== line));
  }

  /** @param {string[]} lines @param {number} [before] lines that are known to be right */
  async #set(lines, before = 0) {
    try {
      const { faults } = await this.#reader.setUserWords(lines.join('\n'));
      const faulty = new Set(faults.map(({ line }) => line - 1));
      this.lines = lines.filter((_, number) => !faulty.has(number));
      this.fault = faults.length ? { line: Math.max(1, faults[0].line - before) } : null;
      keep(this.lines);
    } catch {
      this.fault = { line: 1 };
    }
    this.#changed();
    return this.fault === null;
  }
}

/** @param {string} list */
function linesOf(list) {
  const lines = list.split(/\r?\n/).map((line) => line.replace(/^\uFEFF/, '').trim());
  return lines.filter(Boolean);
}

/** @param {string} line */
const wordOf = (line) => line.split(/\s/, 1)[0];

function keptList() {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** @param {string[]} lines */
function keep(lines) {
  try {
    if (lines.length) localStorage.setItem(KEY, lines.join('\n'));
    else localStorage.removeItem(KEY);
  } catch {
    // A private window keeps nothing; the words hold until it is closed.
  }
}

/** Asks for a file, and gives what it says. @param {(list: string) => void} take */
function chooseList(take) {
  const field = Object.assign(document.createElement('input'), { type: 'file', accept: '.txt,.dict,text/plain' });
  field.addEventListener('change', async () => field.files?.[0] && take(await field.files[0].text()));
  field.click();
}

/**
 * The sheet in which words are added, removed and imported.
 *
 * @param {UserWords} words
 * @param {PageStrings} strings
 */
export function wordsSheet(words, strings) {
  /** @param {SubmitEvent} event */
  const add = async (event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (
      /** @type {HTMLFormElement} */ (event.target).elements.namedItem('word')
    );
    if (await words.add(field.value)) field.value = '';
  };
  return html`<div id="words" class="menu" popover role="dialog" aria-label=${strings.words}>
    <h2>${strings.words}</h2>
    <p class="menu-text">${strings.wordsHint}</p>
    <form class="words-form" @submit=${add}>
      <input
        name="word"
        aria-label=${strings.word}
        placeholder=${strings.wordExample}
        autocomplete="off"
        spellcheck="false"
      />
      <button class="btn">${strings.addWord}</button>
      <button type="button" class="btn" @click=${() => chooseList((list) => words.add(list))}>
        ${strings.importWords}
      </button>
    </form>
    ${words.fault ? html`<p class="menu-text" role="alert">${strings.wordsFault(words.fault.line)}</p>` : nothing}
    <ul class="words-list" role="list" aria-label=${strings.words}>
      ${words.lines.map(
        (line) =>
          html`<li>
            <span>${line}</span>
            <button
              type="button"
              class="ib"
              aria-label=${strings.removeWord(wordOf(line))}
              @click=${() => words.remove(line)}
            >
              ${icon('close')}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
