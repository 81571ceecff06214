/** @import { FilterOptions } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { ViewElement } from './element-base.js';

const SCOPES = /** @type {const} */ (['paragraph', 'section', 'essay']);
const SWITCHES = /** @type {const} */ (['wholeWord', 'variants', 'quotes', 'width', 'case', 'pinyin', 'regex']);
/** Those that mean something to a regular expression. @type {readonly string[]} */
const FOR_PATTERNS = ['case', 'regex'];

/**
 * How a query is to be taken: a quiet row of switches.
 *
 * Fires `options` with all of them when one changes.
 */
export class FilterOptionsElement extends ViewElement {
  static properties = {
    options: { attribute: false },
    wordsRead: { type: Number },
    strings: { attribute: false },
  };

  constructor() {
    super();
    /** @type {FilterOptions} */
    this.options = {};
    /** How far the words are cut, from 0 to 1: before that there are no whole words. */
    this.wordsRead = 0;
    /** @type {Strings | undefined} */
    this.strings = undefined;
  }

  /** @param {FilterOptions} change */
  #set(change) {
    this.tell('options', { ...this.options, ...change });
  }

  render() {
    const { strings, options } = this;
    if (!strings) return;
    return html`
      ${SWITCHES.map((name) => this.#switch(name, strings))}
      <span class="scopes" role="group" aria-label=${strings.scope} ?hidden=${options.regex}>
        <span class="op" aria-hidden="true">${strings.scope}</span>
        <span class="levels">
          ${SCOPES.map(
            (scope) =>
              html`<button
                type="button"
                aria-pressed=${scope === options.scope}
                title=${strings.scopeHints[scope]}
                @click=${() => this.#set({ scope })}
              >
                ${strings.scopes[scope]}
              </button>`,
          )}
        </span>
      </span>
      ${this.#why(strings)}
    `;
  }

  /** What the switch says is what holds: the others mean nothing to a regular expression. @param {typeof SWITCHES[number]} name @param {Strings} strings */
  #switch(name, strings) {
    if (this.options.regex && !FOR_PATTERNS.includes(name)) return nothing;
    const isOn = isSwitchedOn(this.options, name);
    const { label, hint } = strings.switches[name];
    const off = name === 'wholeWord' && !this.options.wholeWord && this.wordsRead < 1;
    return html`<button
      type="button"
      class="switch"
      aria-pressed=${isOn}
      aria-describedby=${off ? 'gm-no-words' : nothing}
      title=${hint}
      ?disabled=${off}
      @click=${() => this.#set({ [name]: !isOn })}
    >
      ${label}
    </button>`;
  }

  /** @param {Strings} strings */
  #why({ wordsNotReady }) {
    if (this.wordsRead === 1 || this.options.regex) return nothing;
    return html`<p class="options-why" id="gm-no-words">${wordsNotReady(Math.floor(this.wordsRead * 100))}</p>`;
  }
}

/** Where nothing is said, quotes are told apart together with variants. @param {FilterOptions} options */
const usual = ({ variants = true }) => ({
  wholeWord: false,
  variants: true,
  quotes: variants,
  width: true,
  case: true,
  pinyin: true,
  regex: false,
});

/** @param {FilterOptions} options @param {typeof SWITCHES[number]} name */
const isSwitchedOn = (options, name) => options[name] ?? usual(options)[name];

/** How many of the options are not the usual ones. @param {FilterOptions} options */
export function unusualCount(options) {
  const unusual = SWITCHES.filter((name) => isSwitchedOn(options, name) !== usual(options)[name]);
  return unusual.length + Number((options.scope ?? 'paragraph') !== 'paragraph');
}
