/** @import { CorrectionKind, ExportFormat, FilterOptions, FilterResult, Match, Methods, OpenOptions, OpenSource, Outline, PassageOrder } from '../types.js' */
/** @import { OutlineModel } from '../view/outline-model.js' */
/** @import { FilterBoxElement } from '../view/filter-box.js' */
/** @import { OutlineTreeElement } from '../view/outline-tree.js' */
/** @import { TextPaneElement } from '../view/text-pane.js' */
/** @import { SelectionNote } from '../view/text-selection.js' */
/** @import { Intents } from './intents.js' */
/** @import { OnFetch } from './sources.js' */
/** @import { Overlay } from './overlay.js' */
import { LitElement } from 'lit';
import { aborted, EngineError, toPayload } from '../engine/error.js';
import { stringsFor } from '../i18n/index.js';
import { defineViews } from '../view/define-views.js';
import { HitPainter } from '../view/hit-painter.js';
import { LEVELS } from '../view/outline-rows.js';
import { AskedFilter, checkedOptions, checkedQuery } from './asked.js';
import { fire, ReaderEvents } from './events.js';
import { intentsFor } from './intents.js';
import { Life } from './life.js';
import { closeOverlay, overlaysOf } from './overlay.js';
import { NearViewport } from './near-viewport.js';
import { keepTypedKeys } from './own-keys.js';
import { readerTemplate } from './reader-template.js';
import { fileOf, matchesOf, resultOf } from './results.js';
import { addressOf, filesOf } from './sources.js';
import { readerStyles, sheetOf } from './styles.js';
import { Theme } from './theme.js';

/** A note about opening is shown for files that take longer than this. Milliseconds. */
const NOTE_DELAY = 200;

/**
 * `<gangmu-reader>`: the outline of Chinese essays, their text, and a live filter over both.
 *
 * It is a guest on its page: it takes attributes and properties, fires events, and touches neither address nor storage.
 *
 * @attribute src address of the text to open
 * @attribute loading lazy (the default): nothing is fetched before the reader is near what is in sight; eager: at once
 * @attribute query what to filter by
 * @attribute lang language of the controls: zh-Hans (the default), zh-Hant, en
 * @attribute theme auto (the default), light, dark, paper
 * @attribute dock where the reader is narrow, its filter stands at the foot, within the thumb's reach
 *
 * @slot choose what the page offers where files could not be opened: a button that chooses others
 *
 * @fires gangmu-open detail `{ outline, failed }`: something was opened; `failed` lists the files that were not
 * @fires gangmu-filter detail `{ query, total, notes, options, narrow, order }`: a filter has been answered, or what is
 * shown of it has changed
 * @fires gangmu-select detail `{ id, title }`: the reader has come to another node; `id` is -1 once nothing is open
 * @fires gangmu-place detail `{ row }`: another row stands at the upper edge of the text
 * @fires gangmu-progress detail `{ name, done, total, byteLength, received }`: files read while opening, a part of
 * one counted too, and the bytes of all; while they are fetched, how many of these have come, and 0 where nobody knows how
 * many there are
 * @fires gangmu-overlay detail `{ overlays }`: something else lies over the text, where the reader is narrow; see `overlays`
 * @fires gangmu-error detail `{ name, error }`: a file, or the engine, failed
 */
export class GangmuReaderElement extends LitElement {
  static properties = {
    src: {},
    loading: {},
    query: { noAccessor: true },
    filterOptions: { attribute: false, noAccessor: true },
    narrow: { attribute: false, noAccessor: true },
    order: { attribute: false, noAccessor: true },
    lang: { reflect: true, converter: { toAttribute: (/** @type {string} */ lang) => lang || null } },
    theme: {},
    dock: { type: Boolean },
    sheet: { state: true },
    rail: { state: true },
    optionsOpen: { state: true },
    level: { state: true },
    stretch: { state: true },
    noteOpening: { state: true },
    selection: { state: true },
  };

  /** @type {(Life & { intents: Intents }) | null} */
  #life = null;
  #theme = new Theme(this.attachInternals());
  #painter = new HitPainter();
  /** @type {Outline | null} */
  #outline = null;
  #asked = new AskedFilter();
  #near = new NearViewport();
  /** What was opened last of `src`. */
  #openedSrc = '';
  /** Of its opening. @type {AbortSignal | null} */
  #openingSrc = null;
  /** Whether it stands in no document any more. */
  #rests = false;
  /** @type {Overlay[]} */
  #overlays = [];
  /** Whether a filter was on at the last change. */
  #filters = false;
  /** What `#outline` was made from. @type {OutlineModel | null} */
  #outlined = null;
  /** There once a life has begun. @type {ReaderEvents | undefined} */
  #events;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #noteTimer;

  constructor() {
    super();
    defineViews();
    /** @type {string} */
    this.src = '';
    /** When `src` is fetched: `eager` is at once, anything else once the reader is near what is in sight. @type {string} */
    this.loading = 'lazy';
    /** @type {string} */
    this.lang = '';
    /** @type {string} */
    this.theme = 'auto';
    /** @type {boolean} */
    this.dock = false;
    /** Whether the outline is raised, where the reader is narrow, and how far. @type {boolean | 'full'} */
    this.sheet = false;
    /** What is to stand beside the text, or over it where the reader is narrow. @type {'card' | 'passages' | null} */
    this.rail = null;
    /** Whether the switches of the filter are shown. */
    this.optionsOpen = false;
    /** One of `LEVELS`; null once folded by hand. @type {number | null} */
    this.level = LEVELS.all;
    /** What the text shows of everything open, in UTF-16 code units. */
    this.stretch = { from: 0, to: 0 };
    /** Whether opening has taken long enough to speak of. */
    this.noteOpening = false;
    /** What is to be said of what is selected. @type {SelectionNote | null} */
    this.selection = null;
  }

  // ── what a page may ask ────────────────────────────────────────────────────────────────────────────────────────

  /** Fulfilled when the engine runs. @returns {Promise<void>} */
  get ready() {
    return this.#wanted.engine.ready;
  }

  /** Fulfilled when the dictionary is loaded; asking for it starts that. @returns {Promise<void>} */
  get words() {
    return this.#wanted.words;
  }

  /** Fulfilled when pinyin is loaded; asking for it starts that, as does a query with letters. @returns {Promise<void>} */
  get pinyin() {
    return this.#alive.engine.loadPinyin();
  }

  /** What is open; null where nothing is. @returns {Outline | null} */
  get outline() {
    this.#outline ??= this.#life?.store.model?.toTree() ?? null;
    return this.#outline;
  }

  /**
   * Opens a text, or several as one. What was open stays until they are read, and if none can be.
   *
   * @param {OpenSource} source
   * @param {OpenOptions} [options]
   * @returns {Promise<Outline>}
   */
  async open(source, options = {}) {
    if (Array.isArray(source) && !source.length) return this.outline ?? { files: [] };
    const { failed, all } = await this.#read(source, options);
    for (const failure of failed) this.#events?.fire('error', failure);
    if (all) throw new EngineError(failed[0].error);
    const { outline } = this;
    // It was closed before anybody was told.
    if (!outline) throw new EngineError(aborted());
    this.#events?.fire('open', { outline, failed });
    return outline;
  }

  /**
   * Filters by a query; `''` clears. Rejects with code `superseded` when a newer filter overtakes it, and with `bad-option`
   * where an option cannot be what it was set to.
   *
   * @param {string} query
   * @param {FilterOptions} [options]
   * @returns {Promise<FilterResult>}
   */
  async filter(query, options) {
    const taken = options && checkedOptions(options);
    return resultOf(await this.#wanted.store.filter(checkedQuery(query), taken));
  }

  /** What everything open is filtered by, as typed. Setting it filters at once, so that nothing set after it is overtaken. */
  get query() {
    return this.#asked.now.query;
  }

  set query(query) {
    this.#ask('query', query);
  }

  /** How queries are taken. Setting some leaves the others as usual, and filters again. @returns {FilterOptions} */
  get filterOptions() {
    return this.#asked.now.options;
  }

  set filterOptions(options) {
    this.#ask('options', options);
  }

  /** Whether, with a filter on, the outline keeps only what has hits. */
  get narrow() {
    return this.#asked.now.narrow;
  }

  set narrow(narrow) {
    this.#ask('narrow', narrow);
  }

  /** The order of the passages: `place`, or `relevance`. @returns {PassageOrder} */
  get order() {
    return this.#asked.now.order;
  }

  set order(order) {
    this.#ask('order', order);
  }

  /**
   * Asks for it where it is another than before. A wrong value is the page's mistake, not its reader's: the page is told,
   * by event and on the console.
   *
   * @param {keyof AskedFilter['now']} name
   * @param {unknown} value
   */
  #ask(name, value) {
    try {
      if (this.#asked.take(name, value)) this.#applyAsked(name);
    } catch (thrown) {
      const error = toPayload(thrown);
      console.error(`gangmu-reader: ${error.message}; ${error.help}`);
      fire(this, 'error', { name: '', error });
    }
  }

  /** Nothing is started for a filter over nothing: what is opened next is filtered. @param {keyof AskedFilter['now']} name */
  #applyAsked(name) {
    if (!this.#life) return;
    const { store, intents } = this.#alive;
    if (store.model) return /** @type {(value: any) => void} */ (intents[name])(this.#asked.now[name]);
    Object.assign(store.filtering, this.#asked.now);
    this.requestUpdate();
  }

  /**
   * The places of the last filter in a node and its descendants, or everywhere. Given a selector, it answers as every
   * element does.
   *
   * @param {number | string} [of] node id
   * @returns {any} a promise of `Match[]`; of a selector, whether it matches
   */
  // @ts-expect-error The contract has the name of an older method, which is still there for selectors.
  matches(of) {
    return typeof of === 'string' ? super.matches(of) : this.#matchesIn(of);
  }

  /** @param {number} [node] @returns {Promise<Match[]>} */
  async #matchesIn(node) {
    return matchesOf(await this.#wanted.engine.call('matches', { node }));
  }

  /**
   * Puts a line of a file right: `title`, `body`, `promote` or `demote`. The outline is decoded again around it, and its
   * nodes are numbered anew. What was put right so far stands in `outline.files[n].corrections`, to be saved.
   *
   * @param {{ file?: number, line: number, kind: CorrectionKind }} correction
   * @returns {Promise<Outline>}
   */
  correct({ file = 0, line, kind }) {
    return this.#correct('correct', { file, line, kind });
  }

  /** Takes the last correction of a file back. @param {number} [file] @returns {Promise<Outline>} */
  undoCorrection(file = 0) {
    return this.#correct('undoCorrection', { file });
  }

  /**
   * Applies corrections that were saved, in place of those of a file. Rejects where they cannot be read.
   *
   * @param {string} corrections
   * @param {number} [file]
   * @returns {Promise<Outline>}
   */
  setCorrections(corrections, file = 0) {
    return this.#correct('setCorrections', { file, corrections });
  }

  /**
   * @template {'correct' | 'undoCorrection' | 'setCorrections'} M
   * @param {M} method
   * @param {Parameters<Methods[M]>[0]} input
   * @returns {Promise<Outline>}
   */
  async #correct(method, input) {
    await this.#wanted.store.correct(method, input);
    return this.outline ?? { files: [] };
  }

  /** Goes to the start of a node. @param {number} nodeId */
  goTo(nodeId) {
    this.#wanted.intents.go(nodeId);
  }

  /**
   * Takes the reader's own words in place of former ones: a word a line, with its frequency or without, as in jieba's
   * user dictionaries. Gives how many are taken, and the lines that cannot be read.
   *
   * @param {string} list
   */
  async setUserWords(list) {
    return this.#alive.store.setUserWords(list);
  }

  /** The row at the upper edge of the text, counted from 0 over everything open. */
  get row() {
    return this.#life?.store.topRow ?? 0;
  }

  /** Goes to a row; to the last one where there are fewer. @param {number} row */
  goToRow(row) {
    this.#wanted.intents.seek(row);
  }

  /** Goes to the next essay (1) or the previous one (-1). @param {1 | -1} step */
  stepEssay(step) {
    this.#wanted.intents.essay(step);
  }

  /**
   * What is open, in another format.
   *
   * @param {ExportFormat} format
   * @returns {Promise<Blob>}
   */
  async export(format) {
    try {
      return fileOf(await this.#wanted.engine.call('exportAs', { format }), format);
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  /**
   * Prints the page, with all of the text in the place of the reader. By the browser's own menu, a long text may be too
   * long to be had at once, and the sheet says so.
   */
  async print() {
    await this.#pane?.preparePrint();
    window.print();
  }

  /** Forgets everything open, and stops what is being opened. */
  async close() {
    this.#near.cancel();
    this.#life?.stopOpening();
    await this.#alive.store.close();
  }

  /** Puts the caret into the filter, and selects what is in it or has just been put there. */
  focusFilter() {
    /** @type {FilterBoxElement | null} */
    const box = this.renderRoot.querySelector('gangmu-filter-box');
    box?.input?.select();
    const put = this.updateComplete.then(() => box?.updateComplete);
    void put.then(() => box?.input?.matches(':focus') && box.input.select());
  }

  /** What is selected of the text; `''` where that is nothing, or too much to be in the document. */
  get selectedText() {
    return this.#pane?.selectedText ?? '';
  }

  /** What lies over the text, where the reader is narrow: `outline`, `passages`, `card`, from below to the top. */
  get overlays() {
    return this.#overlays;
  }

  /** Closes the topmost of what lies over the text. */
  closeOverlay() {
    closeOverlay(this);
  }

  /** @returns {OutlineTreeElement | null} */
  get #tree() {
    return this.renderRoot.querySelector('gangmu-outline-tree');
  }

  /** @returns {TextPaneElement | null} */
  get #pane() {
    return this.renderRoot.querySelector('gangmu-text-pane');
  }

  // ── its life ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** Whether `src` is to be fetched once the reader is near what is in sight. */
  get isWaiting() {
    return this.#near.isWaiting;
  }

  /** The strings in the language asked for. */
  get strings() {
    return stringsFor(this.lang);
  }

  /** Begins when first needed. */
  get #alive() {
    this.#life ??= this.#begin();
    this.#life.wake();
    if (!this.isConnected) this.#life.restWhenIdle(() => this.isConnected);
    return this.#life;
  }

  /** For what the page asks for, which does not wait until the reader is in sight. */
  get #wanted() {
    this.#near.now();
    return this.#alive;
  }

  #begin() {
    const life = new Life();
    Object.assign(life.store.filtering, this.#asked.now);
    life.store.addEventListener('change', () => this.#onChange(life));
    const report = (/** @type {unknown} */ error) => this.#failed(error);
    life.report = report;
    this.#events = new ReaderEvents(this, life.store);
    return Object.assign(life, { intents: intentsFor(this, life, report) });
  }

  createRenderRoot() {
    const root = super.createRenderRoot();
    /** @type {ShadowRoot} */ (root).adoptedStyleSheets = [readerStyles(), sheetOf(this.#painter.css)];
    keepTypedKeys(root);
    return root;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#theme.connect(/** @type {Element} */ (/** @type {unknown} */ (this)));
    this.#painter.show();
    this.#life?.wake();
    this.#theme.set(this.theme);
    // What was on its way when the reader was taken out has not come; and the address may be another by now.
    if (this.#rests && (this.src !== this.#openedSrc || !this.#life?.store.model)) this.#openSrc();
    // A filter that was on its way has not come either.
    if (this.#rests && this.query) this.#life?.store.filter(this.query).catch(() => {});
    this.#rests = false;
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#theme.disconnect();
    this.#painter.hide();
    // A reader that is only moved comes back within the same task.
    setTimeout(() => !this.isConnected && this.#rest());
  }

  #rest() {
    this.#rests = true;
    this.#life?.rest();
  }

  /** A reader that has been taken out draws nothing, for that would start a fresh engine. */
  shouldUpdate() {
    return this.isConnected;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('sheet') || changed.has('rail')) this.#tellOverlays();
  }

  #tellOverlays() {
    const overlays = overlaysOf(this);
    if (overlays.join() === this.#overlays.join()) return;
    if (overlays.includes('outline') && !this.#overlays.includes('outline')) this.#tree?.showCurrent();
    this.#overlays = overlays;
    this.#alive.store.followsHits = overlays.length > 0;
    this.#events?.fire('overlay', { overlays });
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('theme')) this.#theme.set(this.theme);
    if (changed.has('src')) this.#openSrc();
    else if (this.loading === 'eager') this.#near.now();
  }

  /** @param {OpenSource} source @param {OpenOptions} options */
  async #read(source, options) {
    this.#near.cancel();
    const life = this.#alive;
    const signal = life.nextOpening(options.signal);
    try {
      const gather = async (/** @type {OnFetch} */ onfetch) => {
        const files = await filesOf(source, { ...options, signal, onfetch });
        return files.map((file) => ({ ...file, name: file.name || this.strings.unnamed }));
      };
      return await life.store.open(gather, { keep: options.keep, signal });
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  #openSrc() {
    this.#near.cancel();
    if (this.src && this.loading === 'eager') this.#openSrcNow();
    else if (this.src) this.#near.wait(/** @type {any} */ (this), () => this.#openSrcNow());
    else this.#life?.stopOpening(this.#openingSrc);
  }

  #openSrcNow() {
    this.#openedSrc = this.src;
    try {
      this.open(addressOf(this.src)).catch(() => {});
      this.#openingSrc = this.#alive.opening;
    } catch (error) {
      this.#alive.stopOpening();
      this.#failed(error);
    }
  }

  // ── what happens ───────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Life} life */
  #onChange({ store }) {
    if (store.model !== this.#outlined) this.#outline = null;
    this.#outlined = store.model;
    const { query, options, narrow, order } = store.filtering;
    this.#asked.now = { query, options, narrow, order };
    if (store.model && (options.wholeWord || order === 'relevance')) this.#life?.needWords();
    // With a filter the rail shows passages, without one the card.
    if (this.#filters !== Boolean(store.filtering.filtered)) this.rail = null;
    this.#filters = Boolean(store.filtering.filtered);
    this.requestUpdate();
    this.#timeNote(store.opening !== null);
    this.#events?.tell(store);
  }

  /** @param {boolean} opening */
  #timeNote(opening) {
    if (opening) {
      this.#noteTimer ??= setTimeout(() => (this.noteOpening = true), NOTE_DELAY);
      return;
    }
    clearTimeout(this.#noteTimer);
    this.#noteTimer = undefined;
    this.noteOpening = false;
  }

  /** Says what went wrong. Being overtaken, stopped or closed is none of that. @param {unknown} thrown */
  #failed(thrown) {
    const error = toPayload(thrown);
    if (['aborted', 'superseded', 'closed'].includes(error.code)) return;
    const failure = { name: '', error };
    this.#life?.store.fail(failure);
    this.#events?.fire('error', failure);
  }

  render() {
    const { engine, store, intents } = this.#alive;
    return readerTemplate(this, engine, store, intents, this.#painter);
  }
}
