/** @import { EngineClient } from '../types.js' */
/** @import { GangmuReaderElement } from './gangmu-reader.js' */
/** @import { Intents } from './intents.js' */
/** @import { ReaderStore } from './store.js' */
import { html, nothing } from 'lit';
import { icon } from '../view/icons.js';
import { failureNote, oddBytesNote, openingNote } from '../view/notes.js';

/**
 * The whole reader: the filter, the outline, the text, the strip, the card.
 *
 * @param {GangmuReaderElement} reader
 * @param {EngineClient} engine
 * @param {ReaderStore} store
 * @param {Intents} intents
 */
export function readerTemplate(reader, engine, store, intents) {
  const { strings } = reader;
  return html`<div
    class="gm"
    lang=${strings.lang}
    ?data-dock=${reader.dock}
    ?data-sheet=${reader.sheet}
    ?data-card=${reader.cardOpen}
    ?data-hits=${Boolean(store.filtered?.total)}
    @query=${withDetail(intents.query)}
    @keydown=${(/** @type {KeyboardEvent} */ event) => onEscape(event, reader, store, intents)}
  >
    <div class="grid">
      ${filterPart(reader, store, intents)} ${outlinePart(reader, store, intents)}
      ${textPart(reader, engine, store, intents)}
      <gangmu-hit-strip
        class="strip"
        role="presentation"
        .engine=${engine}
        .model=${store.model}
        .filtered=${store.filtered}
        .hitNumber=${store.hitNumber}
        .sight=${reader.sight}
        @seek=${withDetail(intents.seek)}
      ></gangmu-hit-strip>
      <gangmu-essay-card
        class="rail"
        role="complementary"
        aria-label=${strings.card}
        .engine=${engine}
        .model=${store.model}
        .essay=${store.model && store.currentNode >= 0 ? store.model.essay(store.currentNode) : -1}
        .wordsLoaded=${store.wordsLoaded}
        .strings=${strings}
        @close-card=${() => (reader.cardOpen = false)}
      ></gangmu-essay-card>
    </div>
  </div>`;
}

/** @param {GangmuReaderElement} reader @param {ReaderStore} store @param {Intents} intents */
function filterPart(reader, store, intents) {
  const { strings } = reader;
  return html`<search class="dock">
    <button
      type="button"
      class="ib sheet-button"
      aria-label=${strings.outline}
      title=${strings.outline}
      aria-expanded=${reader.sheet}
      @click=${() => (reader.sheet = !reader.sheet)}
    >
      ${icon('outline')}
    </button>
    <gangmu-filter-box
      class="filter"
      .query=${store.query}
      .total=${store.filtered?.total ?? null}
      .hitNumber=${store.hitNumber}
      .strings=${strings}
      @input=${() => (reader.sheet = true)}
      @preview=${withDetail(intents.preview)}
      @step=${withDetail(intents.step)}
      @leave=${intents.leave}
    ></gangmu-filter-box>
  </search>`;
}

/** @param {GangmuReaderElement} reader @param {ReaderStore} store @param {Intents} intents */
function outlinePart(reader, store, intents) {
  const { strings } = reader;
  return html`<nav class="outline" aria-label=${strings.outline}>
    <gangmu-outline-head
      class="outline-head"
      .model=${store.model}
      .filtered=${store.filtered}
      .ownHits=${store.ownHits}
      .narrow=${store.narrow}
      .level=${reader.level}
      .strings=${strings}
      @level=${setLevel(reader)}
      @narrow=${withDetail(intents.narrow)}
    ></gangmu-outline-head>
    <gangmu-outline-tree
      class="tree"
      role="tree"
      tabindex="-1"
      aria-label=${strings.outline}
      .model=${store.model}
      .filtered=${store.filtered}
      .ownHits=${store.ownHits}
      .narrow=${store.narrow}
      .level=${reader.level}
      .currentNode=${store.currentNode}
      .strings=${strings}
      @level=${setLevel(reader)}
      @go=${withDetail(intents.go)}
      @enter=${withDetail(intents.enter)}
    ></gangmu-outline-tree>
  </nav>`;
}

/** @param {GangmuReaderElement} reader @param {EngineClient} engine @param {ReaderStore} store @param {Intents} intents */
function textPart(reader, engine, store, intents) {
  const { strings } = reader;
  return html`<div class="column">
    ${notesPart(reader, store, intents)}
    <gangmu-text-pane
      class="text"
      role="region"
      aria-label=${strings.text}
      tabindex="0"
      .engine=${engine}
      .model=${store.model}
      .filtered=${store.filtered}
      .hitNumber=${store.hitNumber}
      .currentNode=${store.currentNode}
      .target=${store.target}
      .wordsLoaded=${store.wordsLoaded}
      .strings=${strings}
      @place=${withDetail(intents.place)}
      @seek=${withDetail(intents.seek)}
      @card=${() => (reader.cardOpen = true)}
    ></gangmu-text-pane>
  </div>`;
}

/** @param {GangmuReaderElement} reader @param {ReaderStore} store @param {Intents} intents */
function notesPart({ strings, noteOpening }, store, { stop, dismiss }) {
  const odd = store.oddBytesSeen ? [] : (store.model?.files ?? []).filter(({ warnings }) => warnings.length);
  const opening = noteOpening && store.opening;
  if (!opening && !odd.length && !store.failed.length) return nothing;
  return html`<div class="notes">
    ${opening ? openingNote(opening, strings, stop) : nothing}
    ${store.failed.map((failure) => failureNote(failure, store.model !== null, strings))}
    ${odd.map((file) => oddBytesNote(file, file.warnings[0].count, strings))}
    ${
      odd.length || store.failed.length
        ? html`<p class="notes-foot">
            <button type="button" class="btn" @click=${dismiss}>${strings.dismiss}</button>
          </p>`
        : nothing
    }
  </div>`;
}

/**
 * Esc, where no control has taken it: stops opening, else closes what is open over the text, else what is said.
 *
 * @param {KeyboardEvent} event
 * @param {GangmuReaderElement} reader
 * @param {ReaderStore} store
 * @param {Intents} intents
 */
function onEscape(event, reader, store, { stop, dismiss }) {
  if (event.key !== 'Escape' || event.isComposing) return;
  if (store.opening) stop();
  else if (reader.cardOpen) reader.cardOpen = false;
  else if (reader.sheet) reader.sheet = false;
  else dismiss();
}

/** @param {GangmuReaderElement} reader */
function setLevel(reader) {
  return withDetail((/** @type {number | null} */ level) => (reader.level = level));
}

/**
 * A listener that hands on what the event says.
 *
 * @template T
 * @param {(detail: T) => void} act
 */
function withDetail(act) {
  return (/** @type {CustomEvent<T>} */ event) => act(event.detail);
}
