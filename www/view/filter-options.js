/** @import { FilterOptions } from '../types.js' */
/** @import { Switch } from './query-options.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { ViewElement } from './element-base.js';
import { isSwitchedOn, SCOPES, SWITCHES, unusualOptions } from './query-options.js';

/** Those that mean something to a regular expression. @type {readonly string[]} */
const FOR_PATTERNS = ['case', 'regex'];

/**
 * How a query is to be taken: a quiet row of switches.
 *
 * Fires `options` with all of them when one changes, and `need-words` when they are shown: whole words are one of them.
 */
export class FilterOptionsElement extends ViewElement {
  static properties = {
    options: { attribute: false },
    wordsRead: { type: Number },
    isOpen: { type: Boolean },
    strings: { attribute: false },
  };

  constructor() {
    super();
    /** @type {FilterOptions} */
    this.options = {};
    /** How far the words are cut, from 0 to 1: before that there are no whole words. */
    this.wordsRead = 0;
    /** Whether they are shown. */
    this.isOpen = false;
    /** @type {Strings | undefined} */
    this.strings = undefined;
  }

  updated() {
    if (this.isOpen && this.wordsRead < 1) this.tell('need-words');
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
      <span class="scopes" role="group" aria-label=${strings.scope} ?hidden=${!isShown(options, 'scope')}>
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

  /** @param {Switch} name @param {Strings} strings */
  #switch(name, strings) {
    if (!isShown(this.options, name)) return nothing;
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

/** Whether an option is shown: most mean nothing to a regular expression. @param {FilterOptions} options @param {string} name */
const isShown = ({ regex }, name) => !regex || FOR_PATTERNS.includes(name);

/** How many of the options that are shown are not the usual ones. @param {FilterOptions} options */
export function unusualCount(options) {
  return unusualOptions(options).filter((name) => isShown(options, name)).length;
}
