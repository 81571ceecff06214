/** @import { Strings } from '../i18n/index.js' */
import { html } from 'lit';
import { ViewElement } from './element-base.js';
import { icon } from './icons.js';

/**
 * The box one types into, with the place among the hits and the ways to the next ones.
 *
 * Fires `query` at every input, `preview` while an input method composes, `step` (1, -1) and `leave`.
 */
export class FilterBoxElement extends ViewElement {
  static properties = {
    query: {},
    total: { type: Number },
    hitNumber: { type: Number },
    strings: { attribute: false },
  };

  #composing = false;

  constructor() {
    super();
    this.query = '';
    /** How many hits there are; null while no query is on. @type {number | null} */
    this.total = null;
    /** The hit one stands on, from 0. */
    this.hitNumber = -1;
    /** @type {Strings | undefined} */
    this.strings = undefined;
  }

  /** @returns {HTMLInputElement | null} */
  get input() {
    return this.querySelector('input');
  }

  updated() {
    // Writing `value` while an input method composes would break the word off.
    const { input } = this;
    if (input && !this.#composing && input.value !== this.query) input.value = this.query;
  }

  /** @param {InputEvent} event */
  #onInput(event) {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    this.tell(event.isComposing ? 'preview' : 'query', value);
  }

  #onCompositionEnd() {
    // Chromium sends no `input` after it.
    this.#composing = false;
    this.tell('query', this.input?.value ?? '');
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    // Safari ends the composition before it sends the key that ended it; only the key code still tells.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') this.tell('step', event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.tell(this.query ? 'query' : 'leave', '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #clear() {
    this.tell('query', '');
    this.input?.focus();
  }

  render() {
    const { strings } = this;
    if (!strings) return;
    return html`
      <div class="box">
        ${icon('search')}
        <input
          type="search"
          aria-label=${strings.filter}
          placeholder=${strings.filterHint}
          spellcheck="false"
          autocomplete="off"
          enterkeyhint="search"
          @input=${this.#onInput}
          @compositionstart=${() => (this.#composing = true)}
          @compositionend=${this.#onCompositionEnd}
          @keydown=${this.#onKeydown}
        />
        ${this.total === null ? null : this.#tools(strings, this.total)}
      </div>
    `;
  }

  /** @param {Strings} strings @param {number} total */
  #tools(strings, total) {
    return html`
      ${
        total > 0
          ? html`
              <span class="nofm" aria-hidden="true"
                >${strings.figure(this.hitNumber + 1)} / ${strings.figure(total)}</span
              >
              ${this.#button('up', strings.previousHit, () => this.tell('step', -1))}
              ${this.#button('down', strings.nextHit, () => this.tell('step', 1))}
            `
          : null
      }
      ${this.#button('close', strings.clear, () => this.#clear())}
    `;
  }

  /** @param {'up' | 'down' | 'close'} name @param {string} label @param {() => void} act */
  #button(name, label, act) {
    return html`<button type="button" class="ib" aria-label=${label} title=${label} @click=${act}>
      ${icon(name)}
    </button>`;
  }
}
