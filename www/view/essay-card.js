/** @import { EngineClient } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, noChange, nothing } from 'lit';
import { readingTime } from '../i18n/figures.js';
import { ViewElement } from './element-base.js';
import { icon } from './icons.js';
import { minutesOf } from './text-row.js';

/** Names stand under the bars of sections while they are few. */
const MOST_NAMED_SECTIONS = 4;

/**
 * What one essay is like: its size, its words, the length of its sections.
 *
 * Fires `close-rail`, and `need-words` once it is in sight and has none.
 */
export class EssayCardElement extends ViewElement {
  static properties = {
    engine: { attribute: false },
    model: { attribute: false },
    node: { type: Number },
    wordsLoaded: { type: Boolean },
    wordsRead: { type: Number },
    strings: { attribute: false },
    inSight: { state: true },
  };

  #sight = new IntersectionObserver((entries) => (this.inSight = entries.at(-1)?.isIntersecting ?? false));

  constructor() {
    super();
    /** @type {Pick<EngineClient, 'call'> | null} */
    this.engine = null;
    /** @type {OutlineModel | null} */
    this.model = null;
    /** The node one reads; -1 for none. */
    this.node = -1;
    this.wordsLoaded = false;
    /** How far words are cut, from 0 to 1. */
    this.wordsRead = 0;
    /** @type {Strings | undefined} */
    this.strings = undefined;
    this.inSight = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sight.observe(/** @type {Element} */ (this));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sight.disconnect();
  }

  updated() {
    if (this.inSight && this.model && this.node >= 0 && !this.wordsLoaded) this.tell('need-words');
  }

  render() {
    const { model, node, strings } = this;
    if (!model || !strings) return nothing;
    // Away, it stays as it was.
    if (node < 0) return noChange;
    const essay = model.essay(node);
    return html`
      <header>
        <h2>${strings.card}</h2>
        <button
          type="button"
          class="ib rail-close"
          aria-label=${strings.closeCard}
          title=${strings.closeCard}
          @click=${() => this.tell('close-rail')}
        >
          ${icon('close')}
        </button>
      </header>
      <p class="card-title">${model.title(essay) || strings.untitled}</p>
      ${figuresOf(essay, model, strings)}
      <gangmu-node-words
        class="node-words"
        .engine=${this.engine}
        .model=${model}
        .essay=${essay}
        .section=${node}
        .wordsLoaded=${this.wordsLoaded}
        .wordsRead=${this.wordsRead}
        .strings=${strings}
      ></gangmu-node-words>
      ${model.childCount(essay) > 1 ? sectionsOf(essay, model, strings) : nothing}
    `;
  }
}

/** @param {number} essay @param {OutlineModel} model @param {Strings} strings */
function figuresOf(essay, model, strings) {
  const time = readingTime(minutesOf(model, essay));
  /** @type {Partial<Record<keyof Strings['cardFigures'], number>>} */
  const figures = {
    chars: model.charCount(essay),
    paragraphs: paragraphCount(model, essay),
    sections: model.sectionCount(essay),
    [time.unit]: time.count,
  };
  const names = /** @type {(keyof Strings['cardFigures'])[]} */ (Object.keys(figures));
  return html`<dl class="nums">
    ${names.map(
      (name) =>
        html`<div>
          <dt>${strings.cardFigures[name]}</dt>
          <dd>${strings.figure(figures[name] ?? 0)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** @param {number} essay @param {OutlineModel} model @param {Strings} strings */
function sectionsOf(essay, model, strings) {
  const sections = [...model.children(essay)];
  const longest = Math.max(...sections.map((section) => model.charCount(section)));
  const flex = (/** @type {number} */ section) => `flex: ${model.charCount(section)} 1 0`;
  const told = sections
    .map((section) => strings.sectionLength(model.title(section), model.charCount(section)))
    .join('\n');
  return html`<h3>${strings.sectionLengths}</h3>
    <div class="mini" role="img" aria-label=${told} title=${told}>
      ${sections.map(
        (section) =>
          html`<i class=${model.charCount(section) === longest ? 'longest' : ''} .style=${flex(section)}></i>`,
      )}
    </div>
    ${
      sections.length > MOST_NAMED_SECTIONS
        ? nothing
        : html`<p class="minikey" aria-hidden="true">
            ${sections.map((section) => html`<span .style=${flex(section)}>${shortName(model, section)}</span>`)}
          </p>`
    }`;
}

/** Rows that are neither titles nor headings. @param {OutlineModel} model @param {number} essay */
function paragraphCount(model, essay) {
  const after = model.end(essay) < model.count ? model.firstRow(model.end(essay)) : model.rowCount;
  let count = after - model.titleRow(essay) - (model.title(essay) ? 1 : 0) - (model.subtitle(essay) ? 1 : 0);
  for (let node = essay + 1; node < model.end(essay); node++) if (model.kind(node) === 'heading') count -= 1;
  return Math.max(0, count);
}

/** A heading without its number, up to the first mark; the number alone where it has no more. @param {OutlineModel} model @param {number} node */
function shortName(model, node) {
  const number = model.number(node);
  const name = model.title(node).slice(number.length).trim();
  return name.split(/[：，、,:；—]/, 1)[0] || number;
}
