/** @import { EngineClient } from '../types.js' */
/** @import { GangmuReaderElement } from './gangmu-reader.js' */
/** @import { FilterBoxElement } from '../view/filter-box.js' */
/** @import { Intents } from './intents.js' */
/** @import { ReaderStore } from './store.js' */
/** @import { HitPainter } from '../view/hit-painter.js' */
/** @import { SelectionNote } from '../view/text-selection.js' */
import { html, nothing } from 'lit';
import { unusualCount } from '../view/filter-options.js';
import { icon } from '../view/icons.js';
import { isForInputMethod } from '../view/input-method.js';
import { selectionNote } from '../view/notes.js';
import { dragSheet } from '../view/sheet-drag.js';
import { closeRail, focusBox, isSheetUp, lowerSheet, openPassages } from './focus.js';
import { notesPart } from './notes-part.js';

/**
 * The whole reader: the filter, the outline, the text, the strip, the rail.
 *
 * @param {GangmuReaderElement} reader
 * @param {EngineClient} engine
 * @param {ReaderStore} store
 * @param {Intents} intents
 * @param {HitPainter} painter
 */
export function readerTemplate(reader, engine, store, intents, painter) {
  const { strings } = reader;
  const { filtered, hitNumber } = store.filtering;
  return html`<div class="natural-width"></div>
    <div
      class="gm"
      lang=${strings.lang}
      ?data-dock=${reader.dock}
      data-sheet=${reader.sheet === 'full' ? 'full' : reader.sheet ? '' : nothing}
      ?data-rail=${reader.rail !== null}
      ?data-hits=${Boolean(filtered?.total)}
      @query=${withDetail(intents.query)}
      @need-words=${intents.words}
      @close-rail=${() => closeRail(reader)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onEscape(event, reader, intents)}
    >
      <div class="grid" @keydown=${stopsFirst(store, intents)}>
        ${filterPart(reader, store, intents)} ${outlinePart(reader, store, intents, painter)}
        ${textPart(reader, engine, store, intents, painter)}
        <gangmu-hit-strip
          class="strip"
          role="presentation"
          .engine=${engine}
          .model=${store.model}
          .filtered=${filtered}
          .hitNumber=${hitNumber}
          .stretch=${reader.stretch}
          .sight=${store.filtering.sight}
          @seek=${withDetail(intents.seek)}
          @hit=${withDetail(intents.hit)}
        ></gangmu-hit-strip>
        ${railPart(reader, engine, store, intents, painter)}
      </div>
    </div>`;
}

/** @param {GangmuReaderElement} reader @param {ReaderStore} store @param {Intents} intents */
function filterPart(reader, { filtering, wordsRead }, intents) {
  const { strings } = reader;
  return html`<search class="dock">
    <button
      type="button"
      class="ib sheet-button"
      aria-label=${strings.outline}
      title=${strings.outline}
      aria-expanded=${reader.sheet !== false}
      @click=${() => (reader.sheet = !reader.sheet)}
    >
      ${icon('outline')}
    </button>
    <gangmu-filter-box
      class="filter"
      .query=${filtering.query}
      .total=${filtering.filtered?.total ?? null}
      .hitNumber=${filtering.hitNumber}
      .optionsOpen=${reader.optionsOpen}
      .unusualCount=${unusualCount(filtering.options)}
      .strings=${strings}
      @input=${() => (reader.sheet = true)}
      @preview=${withDetail(intents.preview)}
      @step=${withDetail(intents.step)}
      @leave=${intents.leave}
      @toggle-options=${() => (reader.optionsOpen = !reader.optionsOpen)}
    ></gangmu-filter-box>
    <gangmu-filter-options
      class="options"
      role="group"
      aria-label=${strings.options}
      ?hidden=${!reader.optionsOpen}
      .options=${filtering.options}
      .wordsRead=${wordsRead}
      .isOpen=${reader.optionsOpen}
      .strings=${strings}
      @options=${withDetail(intents.options)}
    ></gangmu-filter-options>
  </search>`;
}

/**
 * Beside the text: the passages while there are hits, else what the essay is like. Where the reader is narrow, the one
 * that is asked for.
 *
 * @param {GangmuReaderElement} reader
 * @param {EngineClient} engine
 * @param {ReaderStore} store
 * @param {Intents} intents
 * @param {HitPainter} painter
 */
function railPart(reader, engine, store, intents, painter) {
  const { strings } = reader;
  const { filtered, hitNumber, order } = store.filtering;
  const showsCard = !filtered?.total || reader.rail === 'card';
  return html`<gangmu-passage-list
      class="rail"
      role="complementary"
      aria-label=${strings.passages}
      ?data-away=${showsCard}
      .engine=${engine}
      .model=${store.model}
      .filtered=${filtered}
      .hitNumber=${hitNumber}
      .order=${order}
      .strings=${strings}
      .sight=${store.filtering.sight}
      .painter=${painter}
      @hit=${withDetail(intents.hit)}
      @order=${withDetail(intents.order)}
    ></gangmu-passage-list>
    <gangmu-essay-card
      class="rail"
      role="complementary"
      aria-label=${strings.card}
      ?data-away=${!showsCard}
      .engine=${engine}
      .model=${store.model}
      .node=${showsCard ? store.currentNode : -1}
      .wordsLoaded=${store.wordsLoaded}
      .wordsRead=${store.wordsRead}
      .strings=${strings}
    ></gangmu-essay-card>`;
}

/** @param {GangmuReaderElement} reader @param {ReaderStore} store @param {Intents} intents @param {HitPainter} painter */
function outlinePart(reader, store, intents, painter) {
  const { strings } = reader;
  const { filtered, hitNumber, suggestions, narrow } = store.filtering;
  return html`<nav class="outline" aria-label=${strings.outline}>
    <div class="grip" aria-hidden="true" @pointerdown=${dragsSheet(reader)}></div>
    <gangmu-outline-head
      class="outline-head"
      .model=${store.model}
      .filtered=${filtered}
      .hitNumber=${hitNumber}
      .suggestions=${suggestions}
      .isLeftOver=${store.filtering.isLeftOver}
      .narrow=${narrow}
      .level=${reader.level}
      .strings=${strings}
      @level=${setLevel(reader)}
      @narrow=${withDetail(intents.narrow)}
      @passages=${() => openPassages(reader)}
      @step-hit=${withDetail((/** @type {1 | -1} */ step) => boxOf(reader)?.step(step))}
      @query=${() => focusBox(reader)}
    ></gangmu-outline-head>
    <gangmu-outline-tree
      class="tree"
      role="tree"
      tabindex="-1"
      aria-label=${strings.outline}
      .model=${store.model}
      .filtered=${filtered}
      .narrow=${narrow}
      .level=${reader.level}
      .currentNode=${store.currentNode}
      .strings=${strings}
      .painter=${painter}
      @level=${setLevel(reader)}
      @go=${withDetail(intents.go)}
      @enter=${withDetail(intents.enter)}
    ></gangmu-outline-tree>
  </nav>`;
}

/**
 * @param {GangmuReaderElement} reader
 * @param {EngineClient} engine
 * @param {ReaderStore} store
 * @param {Intents} intents
 * @param {HitPainter} painter
 */
function textPart(reader, engine, store, intents, painter) {
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
      .filtered=${store.filtering.filtered}
      .hitNumber=${store.filtering.hitNumber}
      .currentNode=${store.currentNode}
      .target=${store.target}
      .wordsLoaded=${store.wordsLoaded}
      .strings=${strings}
      .sight=${store.filtering.sight}
      .painter=${painter}
      @place=${withDetail(intents.place)}
      @seek=${withDetail(intents.seek)}
      @card=${() => (reader.rail = 'card')}
      @selection=${(/** @type {CustomEvent<SelectionNote | null>} */ event) => (reader.selection = event.detail)}
    ></gangmu-text-pane>
    ${selectionNote(reader.selection, strings)}
  </div>`;
}

/**
 * Esc while something is being opened stops that, before any control takes the key.
 *
 * @param {ReaderStore} store
 * @param {Intents} intents
 */
function stopsFirst(store, { stop }) {
  /** @param {KeyboardEvent} event */
  const handleEvent = (event) => {
    if (event.key !== 'Escape' || isForInputMethod(event) || !store.opening) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  return { capture: true, handleEvent };
}

/**
 * Esc, where no control has taken it: closes what is open over the text, else what is said.
 *
 * @param {KeyboardEvent} event
 * @param {GangmuReaderElement} reader
 * @param {Intents} intents
 */
function onEscape(event, reader, { dismiss }) {
  if (event.key !== 'Escape' || isForInputMethod(event)) return;
  if (reader.rail) closeRail(reader);
  else if (isSheetUp(reader)) lowerSheet(reader);
  else dismiss();
}

/** @param {GangmuReaderElement} reader @returns {(start: PointerEvent) => void} */
function dragsSheet(reader) {
  return (start) =>
    dragSheet(start, (direction) => {
      if (direction === 'up') reader.sheet = 'full';
      else if (reader.sheet === 'full') reader.sheet = true;
      else lowerSheet(reader);
    });
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

/** @param {GangmuReaderElement} reader @returns {FilterBoxElement | null} */
const boxOf = (reader) => reader.renderRoot.querySelector('gangmu-filter-box');
