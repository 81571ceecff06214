/** @import { Filtered, QueryTerm } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { ViewElement } from './element-base.js';
import { icon } from './icons.js';
import { LEVELS } from './outline-rows.js';

/** The status is read out once, this long after the last key. Milliseconds. */
const STATUS_DELAY = 300;

/**
 * Above the outline: how the query was read, what it found, and how much of the outline is shown.
 *
 * Fires `query` with a query that lacks a term, `level` (one of `LEVELS`) and `narrow` (true or false).
 */
export class OutlineHeadElement extends ViewElement {
  static properties = {
    model: { attribute: false },
    filtered: { attribute: false },
    ownHits: { attribute: false },
    narrow: { type: Boolean },
    level: { type: Number },
    strings: { attribute: false },
    announced: { state: true },
  };

  #status = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {OutlineModel | null} */
    this.model = null;
    /** @type {Filtered | null} */
    this.filtered = null;
    /** @type {Uint32Array | null} */
    this.ownHits = null;
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
    if (!['model', 'filtered', 'strings'].some((name) => changed.has(name))) return;
    this.#status = this.#statusNow();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.announced = this.#status), STATUS_DELAY);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #statusNow() {
    const { model, filtered, ownHits, strings } = this;
    if (!model || !strings) return '';
    if (!filtered || !ownHits)
      return strings.whole(model.essays.length, model.count - model.essays.length, charCount(model));
    if (!filtered.total) return strings.nothingFound;
    const essays = model.essays.filter((essay) => filtered.nodeHits[essay] > 0).length;
    return strings.found(filtered.total, essays, countSections(model, ownHits));
  }

  render() {
    const { filtered, strings } = this;
    if (!strings) return;
    const missed = filtered !== null && filtered.total === 0;
    return html`
      <p class="vh" role="status">${this.announced}</p>
      ${filtered && filtered.terms.length > 1 ? this.#chips(filtered.terms, strings) : nothing}
      ${missed ? this.#miss(filtered, strings) : nothing}
      <div class="outline-bar" ?hidden=${missed}>
        <p class="status" aria-hidden="true">${this.#status}</p>
        ${filtered ? this.#narrowSwitch(strings) : this.#levels(strings)}
      </div>
    `;
  }

  /** @param {QueryTerm[]} terms @param {Strings} strings */
  #chips(terms, strings) {
    return html`<div class="chips" role="group" aria-label=${strings.terms}>
      ${terms.map((term, index) => {
        const joint = index > 0 || term.joint === 'not' ? strings.joints[term.joint] : null;
        return html`<span>
          ${joint ? html`<i class="op">${joint}</i>` : nothing}
          <button
            type="button"
            class=${term.joint === 'not' ? 'chip chip--not' : 'chip'}
            aria-label=${strings.dropTerm(term.text)}
            @click=${() => this.tell('query', queryOf(terms.filter((each) => each !== term)))}
          >
            <span>${term.text}</span>${icon('close')}
          </button>
        </span>`;
      })}
    </div>`;
  }

  /** @param {Filtered} filtered @param {Strings} strings */
  #miss({ query, terms }, strings) {
    return html`<div class="none">
      <p class="none-t">${strings.noHit(query)}</p>
      <p class="none-s">${terms.length > 1 ? strings.noHitTerms : strings.noHitOneTerm}</p>
    </div>`;
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

/** The headings and leads that have hits of their own. @param {OutlineModel} model @param {Uint32Array} ownHits */
function countSections(model, ownHits) {
  let count = 0;
  for (let node = 0; node < model.count; node++) if (ownHits[node] && model.depth(node)) count += 1;
  return count;
}

/** A query that is read as these terms. @param {QueryTerm[]} terms */
function queryOf(terms) {
  const signs = { and: ' ', or: '|', not: ' -' };
  return terms
    .map(({ text, joint }, index) => (index || joint === 'not' ? signs[joint] : '') + text)
    .join('')
    .trim();
}
