/** @import { PageStrings } from './strings.js' */
/** @import { UserWords } from './user-words.js' */
import { html, nothing } from 'lit';
import { icon } from '../view/icons.js';
import { wordOf } from './word-list.js';

/** So many words are listed; of more, those that are looked for. */
const MOST_LISTED = 200;

/**
 * The sheet in which one's own words are added, mended, removed and imported.
 *
 * @param {UserWords} words
 * @param {PageStrings} strings
 */
export function wordsSheet(words, strings) {
  const onToggle = (/** @type {ToggleEvent} */ { newState }) => words.show({ isOpen: newState === 'open' });
  return html`<div id="words" class="menu" popover role="dialog" aria-label=${strings.words} @beforetoggle=${onToggle}>
    <h2>${strings.words}</h2>
    <p class="menu-text">${strings.wordsHint}</p>
    ${addForm(words, strings)}
    ${words.fault ? html`<p class="menu-text" role="alert">${strings.wordsFault(words.fault.line)}</p>` : nothing}
    ${words.isKept ? nothing : html`<p class="menu-text" role="alert">${strings.wordsNotKept}</p>`}
    ${words.isOpen ? listPart(words, strings) : nothing}
  </div>`;
}

/** @param {UserWords} words @param {PageStrings} strings */
function addForm(words, strings) {
  /** @param {SubmitEvent} event */
  const add = async (event) => {
    event.preventDefault();
    const field = fieldOf(/** @type {HTMLFormElement} */ (event.target));
    if (await words.add(field.value, words.mending)) field.value = '';
  };
  return html`<form class="words-form" @submit=${add}>
    <input
      name="word"
      aria-label=${strings.word}
      placeholder=${strings.wordExample}
      autocomplete="off"
      spellcheck="false"
    />
    <button class="btn">${strings.addWord}</button>
    <button type="button" class="btn" @click=${() => chooseList((list) => void words.add(list))}>
      ${strings.importWords}
    </button>
  </form>`;
}

/** @param {HTMLFormElement} form */
const fieldOf = (form) => /** @type {HTMLInputElement} */ (form.elements.namedItem('word'));

/** @param {UserWords} words @param {PageStrings} strings */
function listPart(words, strings) {
  const { lines, faulty, search } = words;
  const found = lines.map((line, number) => ({ line, number })).filter(({ line }) => line.includes(search));
  // What is to be done something about comes first.
  const ordered = faulty.size
    ? found.sort((a, b) => Number(faulty.has(b.number)) - Number(faulty.has(a.number)))
    : found;
  const more = ordered.length - MOST_LISTED;
  return html`${lines.length > MOST_LISTED ? searchField(words, strings) : nothing}
    <ul class="words-list" role="list" aria-label=${strings.words}>
      ${ordered.slice(0, MOST_LISTED).map(({ line, number }) => item(line, number, words, strings))}
    </ul>
    ${more > 0 ? html`<p class="menu-text">${strings.moreWords(more)}</p>` : nothing}`;
}

/** @param {UserWords} words @param {PageStrings} strings */
function searchField(words, strings) {
  const search = (/** @type {Event} */ { target }) =>
    words.show({ search: /** @type {HTMLInputElement} */ (target).value.trim() });
  return html`<div class="words-form">
    <input aria-label=${strings.findWord} placeholder=${strings.findWord} autocomplete="off" @input=${search} />
  </div>`;
}

/** @param {string} line @param {number} number its place @param {UserWords} words @param {PageStrings} strings */
function item(line, number, words, strings) {
  const isFaulty = words.faulty.has(number);
  return html`<li>
    <span>${line}${isFaulty ? html`<small>${strings.wordUnread(number + 1)}</small>` : nothing}</span>
    ${isFaulty ? html`<button type="button" class="btn" @click=${mend(line, words)}>${strings.mendWord}</button>` : nothing}
    <button
      type="button"
      class="ib"
      aria-label=${strings.removeWord(wordOf(line))}
      @click=${() => void words.remove(line)}
    >
      ${icon('close')}
    </button>
  </li>`;
}

/** Puts a line into the field, in the place of which what is added then comes. @param {string} line @param {UserWords} words */
function mend(line, words) {
  return (/** @type {Event} */ { target }) => {
    words.show({ mending: line });
    const form = /** @type {Element} */ (target).closest('#words')?.querySelector('form');
    const field = fieldOf(/** @type {HTMLFormElement} */ (form));
    field.value = line;
    field.focus();
  };
}

/** Asks for a file, and gives what it says. @param {(list: string) => void} take */
function chooseList(take) {
  const field = Object.assign(document.createElement('input'), { type: 'file' });
  field.addEventListener('change', async () => field.files?.[0] && take(await field.files[0].text()));
  field.click();
}
