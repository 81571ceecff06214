/** @import { Strings } from '../i18n/index.js' */
import { html } from 'lit';
import { ViewElement } from './element-base.js';
import { drawnCaret, drawnQuery, pastedInto, queryIn } from './drawn-query.js';
import { icon, iconButton } from './icons.js';
import { isForInputMethod } from './input-method.js';
import { stepper } from './stepper.js';

/** A place is read out once, this long after the last step. Milliseconds. */
const PLACE_DELAY = 300;

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
    announced: { state: true },
  };

  #composing = false;
  /** What was last put into the box other than by typing, and the query before: browsers do not undo that. */
  #lastPut = { value: '', before: '' };
  /** Runs from a step until its place is read out. @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;

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
    /** The place that a screen reader has been told. */
    this.announced = '';
  }

  /** @returns {HTMLInputElement | null} */
  get input() {
    return this.querySelector('input');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#announceNothing();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('query')) this.#announceNothing();
    else if (changed.has('hitNumber') && this.#announcing) this.#announceSoon();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const before = /** @type {string} */ (changed.get('query') ?? this.query);
    // Writing `value` while an input method composes would break the word off.
    if (!this.#composing && this.input?.value !== drawnQuery(this.query)) this.#put(this.query, before);
  }

  /** @param {string} query @param {string} drawn the query that the box drew until now */
  #put(query, drawn) {
    const { input } = this;
    if (!input) return;
    const before = queryIn(input.value, drawn);
    const value = drawnQuery(query);
    const caret = input.selectionStart ?? 0;
    this.#lastPut = { value, before };
    input.value = value;
    // What was typed into the drawn part of a long query leaves the caret where it is.
    if (before === query && input.matches(':focus')) input.setSelectionRange(drawnCaret(caret), drawnCaret(caret));
  }

  /** Takes back what was put into the box last, where nothing was typed since. @returns {boolean} whether there was any */
  #undo() {
    const { value, before } = this.#lastPut;
    const isLast = before !== this.query && this.input?.value === value;
    if (isLast) this.tell('query', before);
    return isLast;
  }

  /** @param {InputEvent} event */
  #onInput(event) {
    const value = queryIn(/** @type {HTMLInputElement} */ (event.target).value, this.query);
    this.tell(event.isComposing ? 'preview' : 'query', value);
  }

  /** @param {ClipboardEvent} event */
  #onPaste(event) {
    const query = pastedInto(/** @type {HTMLInputElement} */ (event.target), event.clipboardData);
    if (query === null) return;
    event.preventDefault();
    this.tell('query', queryIn(query, this.query));
  }

  #onCompositionEnd() {
    // Chromium sends no `input` after it.
    this.#composing = false;
    this.tell('query', queryIn(this.input?.value ?? '', this.query));
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (isForInputMethod(event)) return;
    if (event.key === 'Enter') this.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.tell(this.query ? 'query' : 'leave', '');
    else if (!isUndo(event) || !this.#undo()) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #clear() {
    // A button pressed without taking the focus leaves an input method composing; that ends with what it has written.
    this.#composing = false;
    this.#put('', this.query);
    this.tell('query', '');
    this.input?.focus();
  }

  /** Asks for the next hit (1) or the previous one (-1), and reads out its place. @param {1 | -1} step */
  step(step) {
    this.tell('step', step);
    // Else a place that is told twice would be told only once.
    this.announced = '';
    this.#announceSoon();
  }

  #announceSoon() {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => this.#announce(), PLACE_DELAY);
  }

  #announce() {
    const { strings, hitNumber, total } = this;
    this.#announceNothing();
    if (strings && total) this.announced = strings.placeAmong(hitNumber + 1, total);
  }

  #announceNothing() {
    clearTimeout(this.#announcing);
    this.#announcing = undefined;
    this.announced = '';
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
          @paste=${this.#onPaste}
          @compositionstart=${() => (this.#composing = true)}
          @compositionend=${this.#onCompositionEnd}
          @keydown=${this.#onKeydown}
        />
        ${this.#tools(strings)} ${this.#optionsButton(strings)}
      </div>
      <p class="vh" aria-live="polite">${this.announced}</p>
    `;
  }

  /** There from the start: making them would cost the first key typed. @param {Strings} strings */
  #tools(strings) {
    const { total, hitNumber } = this;
    return html`<span class="tools" ?hidden=${total === null}
      ><span class="stepper" ?hidden=${!total}
        ><span class="nofm" aria-hidden="true"
          >${strings.figure(hitNumber + 1)}<span class="of"> / ${strings.figure(total ?? 0)}</span></span
        >
        ${stepper(strings, (step) => this.step(step))}</span
      >
      ${iconButton('close', strings.clear, () => this.#clear())}</span
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
}

/** @param {KeyboardEvent} event */
const isUndo = ({ key, ctrlKey, metaKey, shiftKey }) => (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'z';
