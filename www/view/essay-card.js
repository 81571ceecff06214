/** @import { EngineClient, Keyword } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { ask } from './ask.js';
import { ViewElement } from './element-base.js';
import { icon } from './icons.js';
import { minutesOf } from './text-row.js';

const KEYWORD_COUNT = 8;
/** Names stand under the bars of sections while they are few. */
const MOST_NAMED_SECTIONS = 4;

/**
 * What one essay is like: its size, its key words, the length of its sections.
 *
 * Fires `query` with a key word and `close-card`.
 */
export class EssayCardElement extends ViewElement {
  static properties = {
    engine: { attribute: false },
    model: { attribute: false },
    essay: { type: Number },
    wordsLoaded: { type: Boolean },
    strings: { attribute: false },
    keywords: { state: true },
  };

  constructor() {
    super();
    /** @type {Pick<EngineClient, 'call'> | null} */
    this.engine = null;
    /** @type {OutlineModel | null} */
    this.model = null;
    this.essay = -1;
    this.wordsLoaded = false;
    /** @type {Strings | undefined} */
    this.strings = undefined;
    /** @type {Keyword[]} */
    this.keywords = [];
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('model') || changed.has('essay') || changed.has('wordsLoaded')) void this.#findKeywords();
  }

  async #findKeywords() {
    const { model, essay } = this;
    const can = this.wordsLoaded && essay >= 0;
    const keywords = can ? await ask(this.engine, 'keywords', { node: essay, limit: KEYWORD_COUNT }) : [];
    if (keywords && model === this.model && essay === this.essay) this.keywords = keywords;
  }

  render() {
    const { model, essay, strings } = this;
    if (!model || !strings || essay < 0) return nothing;
    return html`
      <header>
        <h2>${strings.card}</h2>
        <button
          type="button"
          class="ib card-close"
          aria-label=${strings.closeCard}
          title=${strings.closeCard}
          @click=${() => this.tell('close-card')}
        >
          ${icon('close')}
        </button>
      </header>
      <p class="card-title">${model.title(essay) || strings.untitled}</p>
      ${this.#figures(model, strings)} ${this.keywords.length ? this.#keywords(strings) : nothing}
      ${model.childCount(essay) > 1 ? this.#sections(model, strings) : nothing}
    `;
  }

  /** @param {OutlineModel} model @param {Strings} strings */
  #figures(model, strings) {
    const { essay } = this;
    const figures = {
      chars: model.charCount(essay),
      paragraphs: paragraphCount(model, essay),
      sections: model.end(essay) - essay - 1,
      minutes: minutesOf(model, essay),
    };
    const names = /** @type {(keyof typeof figures)[]} */ (Object.keys(figures));
    return html`<dl class="nums">
      ${names.map(
        (name) =>
          html`<div>
            <dt>${strings.cardFigures[name]}</dt>
            <dd>${strings.figure(figures[name])}</dd>
          </div>`,
      )}
    </dl>`;
  }

  /** @param {Strings} strings */
  #keywords(strings) {
    return html`<h3>${strings.keywords}</h3>
      <table class="kw">
        <caption class="vh">
          ${strings.keywordsCaption}
        </caption>
        <tbody>
          ${this.keywords.map(
            ({ word, count, weight }) =>
              html`<tr>
                <th scope="row">
                  <button type="button" title=${strings.filterBy(word)} @click=${() => this.tell('query', word)}>
                    ${word}
                  </button>
                </th>
                <td><i .style=${`--v: ${weight}`}></i></td>
                <td>${strings.figure(count)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  /** @param {OutlineModel} model @param {Strings} strings */
  #sections(model, strings) {
    const sections = [...model.children(this.essay)];
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
}

/** Rows that are neither titles nor headings. @param {OutlineModel} model @param {number} essay */
function paragraphCount(model, essay) {
  const after = model.end(essay) < model.count ? model.row(model.end(essay)) : model.rowCount;
  let count = after - model.row(essay) - (model.title(essay) ? 1 : 0) - (model.subtitle(essay) ? 1 : 0);
  for (let node = essay + 1; node < model.end(essay); node++) if (model.kind(node) === 'heading') count -= 1;
  return Math.max(0, count);
}

/** A heading without its number, up to the first mark. @param {OutlineModel} model @param {number} node */
function shortName(model, node) {
  return model
    .title(node)
    .slice(model.number(node).length)
    .trim()
    .split(/[：，、,:；—]/, 1)[0];
}
