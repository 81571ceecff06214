/** @import { Strings } from '../i18n/index.js' */
import { html } from 'lit';
import { ViewElement } from './element-base.js';
import { icon } from './icons.js';
import { isForInputMethod } from './input-method.js';

/**
 * The box one types into, with the place among the hits and the ways to the next ones.
 *
 * Fires `query` at every input, `preview` while an input method composes, `step` (1, -1), `leave` and `toggle-options`.
 */
export class FilterBoxElement extends ViewElement {
  static properties = {
    query: {},
    total: { type: Number },
    hitNumber: { type: Number },
    optionsOpen: { type: Boolean },
    unusualCount: { type: Number },
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
    this.optionsOpen = false;
    /** How many options are not the usual ones. */
    this.unusualCount = 0;
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
    if (isForInputMethod(event)) return;
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
        ${this.#tools(strings)} ${this.#optionsButton(strings)}
      </div>
    `;
  }

  /** There from the start: making them would cost the first key typed. @param {Strings} strings */
  #tools(strings) {
    const { total, hitNumber } = this;
    return html`<span class="tools" ?hidden=${total === null}
      ><span class="tools" ?hidden=${!total}
        ><span class="nofm" aria-hidden="true">${strings.figure(hitNumber + 1)} / ${strings.figure(total ?? 0)}</span>
        ${this.#button('up', strings.previousHit, () => this.tell('step', -1))}
        ${this.#button('down', strings.nextHit, () => this.tell('step', 1))}</span
      >
      ${this.#button('close', strings.clear, () => this.#clear())}</span
    >`;
  }

  /** @param {Strings} strings */
  #optionsButton(strings) {
    const { unusualCount } = this;
    const label = unusualCount ? strings.optionsOn(unusualCount) : strings.options;
    return html`<button
      type="button"
      class=${unusualCount ? 'ib options-button options-button--on' : 'ib options-button'}
      aria-label=${label}
      title=${label}
      aria-expanded=${this.optionsOpen}
      @click=${() => this.tell('toggle-options')}
    >
      ${icon('options')}
    </button>`;
  }

  /** @param {'up' | 'down' | 'close'} name @param {string} label @param {() => void} act */
  #button(name, label, act) {
    return html`<button type="button" class="ib" aria-label=${label} title=${label} @click=${act}>
      ${icon(name)}
    </button>`;
  }
}
