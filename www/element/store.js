/** @import { EngineClient, ErrorPayload, FileInput, Filtered, FilterOptions, HitPlace, Methods, PassageOrder, Progress } from '../types.js' */
/** @import { Opening } from '../view/notes.js' */
/** @import { OnFetch } from './sources.js' */
import { Filtering } from './filtering.js';
import { openingOf } from './opening.js';
import { clamp, OutlineModel } from '../view/outline-model.js';
import { USUAL_OPTIONS } from '../view/query-options.js';

/**
 * A place that the text is to show, as a fresh object each time.
 *
 * @typedef {object} Target
 * @property {number} row
 * @property {HitPlace | null} hit what to bring into sight; else the row's own upper edge
 */

/**
 * A file that could not be read; without a name, the engine itself.
 *
 * @typedef {{ name: string, error: ErrorPayload }} Failure
 */

/**
 * What is open, where in it the reader is, and (in `filtering`) what it is filtered by. Fires `change` whenever any of that does.
 *
 * Knows no DOM. Everything here is read by the views; they change it through its methods only.
 */
export class ReaderStore extends EventTarget {
  /** @type {OutlineModel | null} */
  model = null;
  /** What has failed and not been dismissed. @type {Failure[]} */
  failed = [];
  /** Whether the other files of the opening that failed in part have taken the place of what was open. */
  openedInPart = false;
  /** Whether the reader knows that some bytes made no character. */
  oddBytesSeen = false;
  /** What is being opened. @type {Opening | null} */
  opening = null;
  /** The node one reads; -1 while nothing is open. */
  currentNode = -1;
  /** @type {Target | null} */
  target = null;
  /** Whether words can be cut. */
  wordsLoaded = false;
  /** How far the words of everything open are cut, from 0 to 1. */
  wordsRead = 0;
  /** The row at the upper edge of the text. */
  topRow = 0;
  /** Whether the text is brought to what a query has found first; else the reader stays where they are until a step. */
  followsHits = false;
  /** @type {Filtering} */
  filtering;

  #engine;
  #report;

  /** Ends when the newest filter is answered. @type {Promise<unknown>} */
  #answering = Promise.resolve();
  /** How many openings have begun. */
  #openings = 0;
  /** Filters asked for and not yet answered. */
  #unanswered = 0;

  /** @param {EngineClient} engine @param {(error: unknown) => void} report is told what fails without being waited for */
  constructor(engine, report) {
    super();
    this.#engine = engine;
    this.#report = report;
    this.filtering = new Filtering(engine);
    engine.onprogress = (progress) => this.#takeNote(progress);
  }

  /** @param {Progress} progress */
  #takeNote({ stage, name, done, total }) {
    if (stage !== 'words') return this.opening && this.#change({ opening: { ...this.opening, name, done, total } });
    if (done === this.wordsRead * total) return;
    this.#change({ wordsRead: total ? done / total : 0 });
    // Whole words could not be told before, nor count for the order.
    const { options, order } = this.filtering;
    if (done === total && (options.wholeWord || order === 'relevance')) void this.#filterAgain();
  }

  /**
   * Opens files, and gives those that cannot be read. What was open stays if none can.
   *
   * @param {(onfetch: OnFetch) => Promise<FileInput[]>} gather gives the files once all are fetched
   * @param {{ keep?: boolean, signal?: AbortSignal }} options
   * @returns {Promise<{ failed: Failure[], all: boolean }>} `all`: no file could be read
   */
  async open(gather, options = {}) {
    const answer = await this.#gatherAndOpen(gather, options);
    if (this.filtering.query) await this.#filterAgain();
    return answer;
  }

  /** @param {Parameters<ReaderStore['open']>[0]} gather @param {{ keep?: boolean, signal?: AbortSignal }} options */
  async #gatherAndOpen(gather, options) {
    const show = this.#beginOpening();
    try {
      const files = await gather((fetching) => show({ ...fetching, done: 0, total: 1 }));
      show(openingOf(files));
      const { failed } = await this.#openFiles(files, options);
      return { failed, all: files.length > 0 && failed.length === files.length };
    } finally {
      show(null);
    }
  }

  /** @param {FileInput[]} files @param {{ keep?: boolean, signal?: AbortSignal }} options */
  async #openFiles(files, { keep, signal }) {
    const before = this.model?.rowCount ?? 0;
    const opened = await this.#engine.call('open', { files, keep }, { signal });
    const openedInPart = opened.failed.length < files.length;
    this.#change({ failed: opened.failed, openedInPart, oddBytesSeen: false });
    if (openedInPart) this.#take(new OutlineModel(opened), keep ? before : 0);
    return opened;
  }

  /** Shows how far an opening is, until it is over (null) or a newer one begins. @returns {(opening: Opening | null) => void} */
  #beginOpening() {
    const turn = (this.#openings += 1);
    let isOver = false;
    return (opening) => {
      if (turn === this.#openings && !isOver) this.#change({ opening });
      isOver ||= opening === null;
    };
  }

  /** @param {OutlineModel} model @param {number} row where to read on */
  #take(model, row) {
    this.filtering.forget();
    this.filtering.isLeftOver = this.model !== null && row === 0;
    this.model = model;
    this.topRow = row;
    this.wordsRead = 0;
    this.currentNode = model.nodeAtRow(row);
    this.target = { row, hit: null };
  }

  /**
   * Puts the outline right and reads on where one was.
   *
   * @template {'correct' | 'undoCorrection' | 'setCorrections'} M
   * @param {M} method
   * @param {Parameters<Methods[M]>[0]} input
   */
  async correct(method, input) {
    if (!this.model) return;
    const model = new OutlineModel(await this.#engine.call(method, input));
    this.filtering.forget();
    this.#change({ model, currentNode: model.nodeAtRow(this.topRow) });
    if (this.filtering.query) await this.#filterAgain();
  }

  async close() {
    this.filtering.forget();
    this.#change({ model: null, failed: [], currentNode: -1, target: null, topRow: 0 });
    await this.#engine.call('close', undefined);
  }

  /**
   * Filters by a query; `''` clears. Rejects with code `superseded` when a newer one overtakes it.
   *
   * @param {string} query
   * @param {FilterOptions} [options] stay until others are given
   * @returns {Promise<Filtered>}
   */
  async filter(query, options) {
    const { filtering } = this;
    if (query !== filtering.query || options) filtering.isLeftOver = false;
    filtering.query = query;
    if (options) filtering.options = { ...USUAL_OPTIONS, ...options };
    this.#change({});
    this.#unanswered += 1;
    const answered = filtering.ask(this.topRow).finally(() => (this.#unanswered -= 1));
    const answering = answered.then((filtered) => {
      this.#show(filtered);
      return filtered;
    });
    this.#answering = answering.catch(() => {});
    return answering;
  }

  /**
   * Asks the same of what has changed; a newer query that overtakes it is as good. So is one on its way: the engine does
   * one thing after the other, and what is not answered yet knows of the change.
   */
  async #filterAgain() {
    if (this.#unanswered) await this.#answering;
    else await this.filter(this.filtering.query).catch(() => {});
  }

  /** Filters by what an input method shows before the reader has chosen. @param {string} query */
  async preview(query) {
    const filtered = await this.filtering.askComposing(query, this.topRow);
    if (filtered) this.#show(filtered);
  }

  /** @param {Filtered} answer */
  #show(answer) {
    const { filtering } = this;
    if (!this.model) return;
    const isOther = filtering.take(answer);
    this.#change({});
    if (isOther && this.followsHits) void this.goToHit(filtering.hitNumber).catch(() => {});
    this.#offer().catch(this.#report);
  }

  /** Offers what would be found where nothing is. */
  async #offer() {
    const { filtering } = this;
    const { filtered } = filtering;
    const suggestions = await filtering.suggest();
    if (!suggestions.length || filtered !== filtering.filtered) return;
    filtering.suggestions = suggestions;
    this.#change({});
  }

  /** Says it once: what keeps the engine from running also fails what was asked of it. @param {Failure} failure */
  fail(failure) {
    const { code, message } = failure.error;
    if (this.failed.some(({ error }) => error.code === code && error.message === message)) return;
    this.#change({ failed: [...this.failed, failure] });
  }

  /** The reader knows. */
  dismissNotes() {
    this.#change({ failed: [], oddBytesSeen: true });
  }

  /** @param {boolean} narrow */
  setNarrow(narrow) {
    this.filtering.narrow = narrow;
    this.#change({});
  }

  /** @param {PassageOrder} order */
  setOrder(order) {
    this.filtering.order = order;
    this.#change({});
  }

  /** Goes to the next hit (1) or the previous one (-1), round the end. @param {1 | -1} step */
  async step(step) {
    // Who types fast presses Enter before the answer is there.
    await this.#answering;
    this.#goToPlace(await this.filtering.step(step));
  }

  /** Goes to a hit, by its number. @param {number} number */
  async goToHit(number) {
    this.#goToPlace(await this.filtering.standOn(number));
  }

  /** @param {HitPlace | null} hit */
  #goToPlace(hit) {
    if (hit) this.#change({ target: { row: hit.row, hit }, currentNode: hit.node });
  }

  /**
   * Goes to the start of a node. With a filter on, the first hit in it becomes the current one.
   *
   * @param {number} node
   */
  async goToNode(node) {
    if (!this.model || !(node >= 0 && node < this.model.count)) return;
    const row = this.model.titleRow(node);
    this.#change({ target: { row, hit: null }, currentNode: node });
    if (await this.filtering.standBefore(row)) this.#change({});
  }

  /** Goes to a row. With a filter on, the first hit from there becomes the current one. @param {number} row */
  async goToRow(row) {
    if (!this.model) return;
    const reached = clamp(row, 0, this.model.rowCount - 1);
    this.#change({ target: { row: reached, hit: null }, currentNode: this.model.nodeAtRow(reached) });
    await this.#answering;
    if (await this.filtering.standBefore(reached)) this.#change({});
  }

  /** Goes to the essay after the current one (1) or before it (-1); stays at the last and the first. @param {1 | -1} step */
  async stepEssay(step) {
    if (!this.model?.essays.length) return;
    const { model } = this;
    const here = this.currentNode < 0 ? -1 : model.position(model.essay(this.currentNode)) - 1;
    await this.goToNode(model.essays[clamp(here + step, 0, model.essays.length - 1)]);
  }

  /**
   * Takes note of where the reader has scrolled to.
   *
   * @param {number} row the row at the upper edge of the text
   * @param {number | null} node the node it belongs to; null where the reader has been taken there, and the node stays
   */
  visit(row, node) {
    const currentNode = node ?? this.currentNode;
    if (row !== this.topRow || currentNode !== this.currentNode) this.#change({ topRow: row, currentNode });
  }

  /** @param {Parameters<Methods['loadWords']>[0]} urls */
  async loadWords(urls) {
    await this.#engine.call('loadWords', urls);
    this.#change({ wordsLoaded: true });
  }

  /** Words can no longer be cut. */
  loseWords() {
    this.#change({ wordsLoaded: false, wordsRead: 0 });
  }

  /** Takes the reader's own words, a word a line. @param {string} list */
  async setUserWords(list) {
    const taken = await this.#engine.call('setUserWords', { list });
    this.#change({ wordsRead: 0 });
    return taken;
  }

  /** @param {Partial<ReaderStore>} values */
  #change(values) {
    Object.assign(this, values);
    this.dispatchEvent(new Event('change'));
  }
}
