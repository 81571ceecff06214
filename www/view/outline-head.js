/** @import { Filtered, QueryTerm, Suggestion } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { alternativesLeft, chips, queryOf } from './chips.js';
import { ViewElement } from './element-base.js';
import { LEVELS } from './outline-rows.js';
import { short } from './short.js';
import { stepper } from './stepper.js';

/** The status is read out once, this long after the last key. Milliseconds. */
const STATUS_DELAY = 300;

/**
 * Above the outline: how the query was read, what it found or would find, and how much of the outline is shown.
 *
 * Fires `query` with another query, `level` (one of `LEVELS`), `narrow` (true or false), `passages`, and `step-hit` (1, -1).
 */
export class OutlineHeadElement extends ViewElement {
  static properties = {
    model: { attribute: false },
    filtered: { attribute: false },
    hitNumber: { type: Number },
    suggestions: { attribute: false },
    isLeftOver: { type: Boolean },
    narrow: { type: Boolean },
    level: { type: Number },
    strings: { attribute: false },
    announced: { state: true },
  };

  /** Terms whose chips were pressed since the last answer: another may be pressed before the next one is there. @type {Set<QueryTerm>} */
  #dropped = new Set();
  #status = '';
  /** What a screen reader is to be told: the status, and all else that the query has led to. */
  #spoken = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {OutlineModel | null} */
    this.model = null;
    /** @type {Filtered | null} */
    this.filtered = null;
    /** The hit one stands on, from 0. */
    this.hitNumber = -1;
    /** @type {Suggestion[]} */
    this.suggestions = [];
    /** Whether the query was asked of a text that is no longer open. */
    this.isLeftOver = false;
    this.narrow = true;
    /** @type {number | null} */
    this.level = LEVELS.all;
    /** @type {Strings | undefined} */
    this.strings = undefined;
    /** What a screen reader has been told. */
    this.announced = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('filtered')) this.#dropped.clear();
    if (!['model', 'filtered', 'suggestions', 'strings'].some((name) => changed.has(name))) return;
    this.#status = this.#statusNow();
    this.#spoken = this.#spokenNow();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.announced = this.#spoken), STATUS_DELAY);
  }

  #statusNow() {
    const { model, filtered, strings } = this;
    if (!model || !strings) return '';
    if (!filtered) return strings.whole(model.essays.length, model.sectionCount(-1), charCount(model));
    if (!filtered.total) return misses(filtered) ? this.#missedInAll(filtered, strings) : '';
    const { total, pinyinTotal, essayCount, sectionCount } = filtered;
    const found = strings.found(total, essayCount, sectionCount);
    return pinyinTotal ? `${found} · ${strings.foundByPinyin(pinyinTotal)}` : found;
  }

  #spokenNow() {
    const { filtered, strings, suggestions } = this;
    if (!filtered || !strings) return this.#status;
    const offers = suggestions.map((offer) => `${nameOf(offer, strings)} ${strings.hits(offer.total)}`);
    const otherwise = offers.length ? strings.otherwise + offers.join(' · ') : '';
    return [this.#status, ...notesOf(filtered, strings), otherwise].filter(Boolean).join(' ');
  }

  /** @param {QueryTerm} term */
  #drop = (term) => {
    this.#dropped.add(term);
    this.requestUpdate();
    this.tell('query', queryOf(alternativesLeft(this.filtered?.terms ?? [], this.#dropped)));
  };

  render() {
    const { filtered, strings } = this;
    if (!strings) return;
    const missed = filtered !== null && filtered.total === 0;
    return html`
      <p class="vh" role="status">${this.announced}</p>
      ${filtered ? notesOf(filtered, strings).map((note) => html`<p class="query-note">${note}</p>`) : nothing}
      ${filtered ? chips(alternativesLeft(filtered.terms, this.#dropped), strings, this.#drop) : nothing}
      ${filtered && misses(filtered) ? this.#miss(filtered, strings) : nothing}
      <div class="outline-bar" ?hidden=${missed}>
        <p class="status" aria-hidden="true">${unbroken(this.#status)}</p>
        <span class="tools" ?hidden=${!filtered}>${this.#hitTools(strings)}</span>
        <span class="tools" ?hidden=${filtered !== null}>${this.#levels(strings)}</span>
      </div>
    `;
  }

  /** Says that there is nothing, and offers what there would be. It is never done without the reader. @param {Filtered} filtered @param {Strings} strings */
  #miss(filtered, strings) {
    const { suggestions } = this;
    const { terms } = filtered;
    const noOffer = terms.length > 1 ? strings.noHitTerms : strings.noHitOneTerm;
    return html`<div class="none">
      <p class="none-t">${this.#missed(filtered, strings)}${this.isLeftOver ? this.#clearButton(strings) : nothing}</p>
      <p class="none-s">${suggestions.length ? strings.otherwise : noOffer}</p>
      ${suggestions.map(
        ({ kind, query, total }) =>
          html`<button type="button" class="offer" @click=${() => this.tell('query', query)}>
            <span>${strings.offers[kind]}<b>${short(query)}</b></span
            ><i>${strings.hits(total)}</i>
          </button>`,
      )}
    </div>`;
  }

  /** What there is nothing of. @param {Filtered} filtered @param {Strings} strings */
  #missed({ query, terms }, strings) {
    if (this.isLeftOver) return strings.leftOver(short(query));
    return terms.length === 1 ? strings.noHit(short(terms[0].text)) : strings.noHitTogether(short(query));
  }

  /** The same for the status, which says it of the whole query. @param {Filtered} filtered @param {Strings} strings */
  #missedInAll({ query }, strings) {
    return this.isLeftOver ? strings.leftOver(short(query)) : strings.noHitTogether(short(query));
  }

  /** @param {Strings} strings */
  #clearButton({ clearLeftOver }) {
    return html`<button type="button" class="none-clear" @click=${() => this.tell('query', '')}>
      ${clearLeftOver}
    </button>`;
  }

  /** @param {Strings} strings */
  #hitTools(strings) {
    return html`<button type="button" class="passages-button" @click=${() => this.tell('passages')}>
        ${strings.passages} ${strings.figure(this.filtered?.passageCount ?? 0)}
      </button>
      ${this.#narrowSwitch(strings)} ${this.#stepper(strings)}`;
  }

  /** Where the box has no room for it. The place is no text, for the document has it already. @param {Strings} strings */
  #stepper(strings) {
    const [number, total] = [this.hitNumber + 1, this.filtered?.total ?? 0].map(strings.figure);
    return html`<span class="stepper"
      ><span class="place" aria-hidden="true" data-number=${number} data-of=${` / ${total}`}></span>${stepper(
        strings,
        (step) => this.tell('step-hit', step),
      )}</span
    >`;
  }

  /** @param {Strings} strings */
  #narrowSwitch(strings) {
    return html`<button
      type="button"
      class="switch"
      aria-pressed=${this.narrow}
      title=${strings.narrowHint}
      @click=${() => this.tell('narrow', !this.narrow)}
    >
      ${strings.narrow}
    </button>`;
  }

  /** @param {Strings} strings */
  #levels(strings) {
    const names = /** @type {(keyof typeof LEVELS)[]} */ (Object.keys(LEVELS));
    return html`<div class="levels" role="group" aria-label=${strings.levels}>
      ${names.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${this.level === LEVELS[name]}
            title=${strings.levelHints[name]}
            @click=${() => this.tell('level', LEVELS[name])}
          >
            ${strings.levelNames[name]}
          </button>`,
      )}
    </div>`;
  }
}

/** @param {OutlineModel} model */
function charCount(model) {
  return model.files.reduce((sum, file) => sum + file.charCount, 0);
}

/** Whether something was looked for and is nowhere. @param {Filtered} filtered */
const misses = ({ total, terms, notes }) => total === 0 && (terms.length > 0 || notes.length === 0);

/** What is odd about the query, in the reader's language. @param {Filtered} filtered @param {Strings} strings */
function notesOf({ notes }, strings) {
  return notes.map((note) => strings.filterNotes[note.code]?.(note) ?? note.message);
}

/** @param {Suggestion} offer @param {Strings} strings */
const nameOf = ({ kind, query }, strings) => `${strings.offers[kind]} ${short(query)}`;

/** A line of figures that may be broken after a point between two of them only. @param {string} figures */
const unbroken = (figures) => figures.replace(/(?<!·) /g, '\u00a0');
