/** @import { EngineClient, Keyword } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { ask } from './ask.js';
import { ViewElement } from './element-base.js';

const KEYWORD_COUNT = 8;
const FREQUENT_COUNT = 40;

/**
 * The words of an essay, or of the section one reads: those that set it apart from the rest, and the most frequent.
 *
 * Fires `query` with a word.
 */
export class NodeWordsElement extends ViewElement {
  static properties = {
    engine: { attribute: false },
    model: { attribute: false },
    essay: { type: Number },
    section: { type: Number },
    wordsLoaded: { type: Boolean },
    wordsRead: { type: Number },
    strings: { attribute: false },
    ofSection: { state: true },
    listsAll: { state: true },
    keywords: { state: true },
    frequent: { state: true },
  };

  constructor() {
    super();
    /** @type {Pick<EngineClient, 'call'> | null} */
    this.engine = null;
    /** What `essay` and `section` are nodes of. @type {OutlineModel | null} */
    this.model = null;
    this.essay = -1;
    /** The node one reads; the same as `essay` before its first heading. */
    this.section = -1;
    this.wordsLoaded = false;
    /** How far words are cut, from 0 to 1. */
    this.wordsRead = 0;
    /** @type {Strings | undefined} */
    this.strings = undefined;
    /** Whether the words are those of the section. */
    this.ofSection = false;
    /** Whether the most frequent words are shown too. */
    this.listsAll = false;
    /** @type {Keyword[]} */
    this.keywords = [];
    /** @type {{ word: string, count: number }[]} */
    this.frequent = [];
  }

  /** The node whose words are shown; -1 for none. */
  get #node() {
    return this.ofSection ? this.section : this.essay;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const moved = ['model', 'ofSection', this.ofSection ? 'section' : 'essay'].some((name) => changed.has(name));
    const read = changed.has('wordsLoaded') || (changed.has('wordsRead') && this.wordsRead === 1);
    if (moved || read) void this.#findKeywords();
    if (moved || read || changed.has('listsAll')) void this.#findFrequent();
  }

  async #findKeywords() {
    const node = this.#node;
    const can = this.wordsLoaded && node >= 0;
    const keywords = can ? await ask(this.engine, 'keywords', { node, limit: KEYWORD_COUNT }) : [];
    if (keywords && node === this.#node) this.keywords = keywords;
  }

  async #findFrequent() {
    const node = this.#node;
    const can = this.listsAll && this.wordsLoaded && node >= 0;
    const frequent = can ? await ask(this.engine, 'wordCounts', { node, limit: FREQUENT_COUNT }) : [];
    if (frequent && node === this.#node) this.frequent = frequent;
  }

  render() {
    const { strings, keywords } = this;
    if (!strings || !this.wordsLoaded || this.essay < 0) return nothing;
    return html`<div class="words-head">
        <h3>${strings.keywords}</h3>
        ${this.section === this.essay ? nothing : this.#choice(strings)}
      </div>
      ${this.wordsRead > 0 && this.wordsRead < 1 ? this.#progress(strings) : nothing}
      ${keywords.length ? this.#chart(strings) : html`<p class="words-none">${strings.noKeywords}</p>`}
      <details
        @toggle=${(/** @type {Event} */ event) => (this.listsAll = /** @type {HTMLDetailsElement} */ (event.target).open)}
      >
        <summary>${strings.frequentWords}</summary>
        <ul class="frequent" role="list" aria-label=${strings.frequentWords}>
          ${this.frequent.map(({ word, count }) => html`<li>${this.#button(word, strings)}<span>${strings.figure(count)}</span></li>`)}
        </ul>
      </details>`;
  }

  /** @param {Strings} strings */
  #choice(strings) {
    return html`<span class="levels" role="group" aria-label=${strings.wordsOf}>
      ${[false, true].map(
        (ofSection) =>
          html`<button
            type="button"
            aria-pressed=${ofSection === this.ofSection}
            @click=${() => (this.ofSection = ofSection)}
          >
            ${ofSection ? strings.thisSection : strings.card}
          </button>`,
      )}
    </span>`;
  }

  /** @param {Strings} strings */
  #progress(strings) {
    return html`<p class="words-none">${strings.readingWords(Math.floor(this.wordsRead * 100))}</p>`;
  }

  /** @param {Strings} strings */
  #chart(strings) {
    const most = Math.max(...this.keywords.map(({ count }) => count));
    return html`<p class="words-none">${strings.keywordsHint}</p>
      <table class="kw">
        <caption class="vh">
          ${strings.keywordsCaption}
        </caption>
        <tbody>
          ${this.keywords.map(
            ({ word, count }) =>
              html`<tr>
                <th scope="row">${this.#button(word, strings)}</th>
                <td><i .style=${`--v: ${count / most}`}></i></td>
                <td>${strings.figure(count)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  /** @param {string} word @param {Strings} strings */
  #button(word, strings) {
    return html`<button type="button" title=${strings.filterBy(word)} @click=${() => this.tell('query', word)}>
      ${word}
    </button>`;
  }
}
