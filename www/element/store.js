/** @import { EngineClient, ErrorPayload, FileInput, Filtered, FilterOptions, HitPlace } from '../types.js' */
/** @import { Opening } from '../view/notes.js' */
import { clamp, OutlineModel } from '../view/outline-model.js';

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
 * What is open, what it is filtered by, and where in it the reader is. Fires `change` whenever any of that does.
 *
 * Knows no DOM. Everything here is read by the views; they change it through its methods only.
 */
export class ReaderStore extends EventTarget {
  /** @type {OutlineModel | null} */
  model = null;
  /** What has failed and not been dismissed. @type {Failure[]} */
  failed = [];
  /** Whether the reader knows that some bytes made no character. */
  oddBytesSeen = false;
  /** What is being opened. @type {Opening | null} */
  opening = null;
  /** As typed; `filtered` may still answer an older one. */
  query = '';
  /** The last answer; null while nothing is asked for. @type {Filtered | null} */
  filtered = null;
  /** The hits of each node without those of its descendants. @type {Uint32Array | null} */
  ownHits = null;
  /** Whether the outline keeps only nodes with hits while a filter is on. */
  narrow = true;
  /** The node one reads; -1 before the first. */
  currentNode = -1;
  /** The number of the hit one stands on; -1 for none. */
  hitNumber = -1;
  /** @type {Target | null} */
  target = null;
  wordsLoaded = false;

  #engine;
  /** The row at the upper edge of the text. */
  #topRow = 0;
  /** Whether the reader has been taken to the hit they stand on. */
  #hitVisited = false;
  /** @type {FilterOptions | undefined} */
  #filterOptions;

  /** @param {EngineClient} engine */
  constructor(engine) {
    super();
    this.#engine = engine;
    engine.onprogress = (progress) => this.opening && this.#change({ opening: { ...this.opening, ...progress } });
  }

  /**
   * Opens files, and gives those that cannot be read. What was open stays if none can.
   *
   * @param {FileInput[]} files
   * @param {{ keep?: boolean, signal?: AbortSignal }} options
   * @returns {Promise<Failure[]>}
   */
  async open(files, { keep, signal } = {}) {
    const before = this.model?.rowCount ?? 0;
    this.#change({ opening: openingOf(files) });
    try {
      const opened = await this.#engine.call('open', { files, keep }, { signal });
      this.#change({ failed: opened.failed, oddBytesSeen: false });
      if (opened.failed.length < files.length) this.#take(new OutlineModel(opened), keep ? before : 0);
    } finally {
      this.#change({ opening: null });
    }
    if (this.query) await this.filter(this.query, this.#filterOptions);
    return this.failed;
  }

  /** @param {OutlineModel} model @param {number} row where to read on */
  #take(model, row) {
    this.#forgetHits();
    this.model = model;
    this.#topRow = row;
    this.currentNode = nodeToShow(model, row);
    this.target = { row, hit: null };
  }

  async close() {
    this.#forgetHits();
    this.#change({ model: null, failed: [], currentNode: -1, target: null });
    await this.#engine.call('close', undefined);
  }

  #forgetHits() {
    Object.assign(this, { filtered: null, ownHits: null, hitNumber: -1 });
  }

  /**
   * Filters by a query; `''` clears. Rejects with code `superseded` when a newer one overtakes it.
   *
   * @param {string} query
   * @param {FilterOptions} [options]
   * @returns {Promise<Filtered>}
   */
  async filter(query, options) {
    this.query = query;
    this.#filterOptions = options;
    this.#change({});
    const filtered = await this.#engine.call('filter', { query, options });
    await this.#show(filtered);
    return filtered;
  }

  /**
   * Filters by what an input method shows before the reader has chosen. Letters that are on their way to become
   * characters find nothing: then the former answer stays.
   *
   * @param {string} query
   */
  async preview(query) {
    const filtered = await this.#engine.call('filter', { query });
    if (filtered.total) await this.#show(filtered);
    else await this.#engine.call('filter', { query: this.query, options: this.#filterOptions });
  }

  /** @param {Filtered} filtered */
  async #show(filtered) {
    const on = filtered.terms.length > 0;
    const from = on ? await this.#engine.call('hitFrom', { row: this.#topRow }) : 0;
    if (!this.model) return;
    this.#hitVisited = false;
    this.#change({
      filtered: on ? filtered : null,
      ownHits: on ? this.model.ownHits(filtered.nodeHits) : null,
      hitNumber: filtered.total ? from % filtered.total : -1,
    });
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
    this.#change({ narrow });
  }

  /**
   * Goes to the next hit (1) or the previous one (-1), round the end. The first step forward after a query goes to the
   * hit that is already marked as the current one.
   *
   * @param {1 | -1} step
   */
  async step(step) {
    const total = this.filtered?.total ?? 0;
    if (!total) return;
    const move = this.#hitVisited || step < 0 ? step : 0;
    this.#hitVisited = true;
    this.hitNumber = (this.hitNumber + move + total) % total;
    await this.#goToHit(this.hitNumber);
  }

  /** @param {number} number */
  async #goToHit(number) {
    const hit = await this.#engine.call('hit', { number });
    if (hit && number === this.hitNumber) {
      this.#change({ target: { row: hit.row, hit }, currentNode: hit.node });
    }
  }

  /**
   * Goes to the start of a node. With a filter on, the first hit in it becomes the current one.
   *
   * @param {number} node
   */
  async goToNode(node) {
    if (!this.model || !(node >= 0 && node < this.model.count)) return;
    const row = this.model.row(node);
    this.#change({ target: { row, hit: null }, currentNode: node });
    if (!this.filtered?.total) return;
    const number = await this.#engine.call('hitFrom', { row });
    if (number < this.filtered.total) {
      this.#hitVisited = false;
      this.#change({ hitNumber: number });
    }
  }

  /** Goes to a row. @param {number} row */
  goToRow(row) {
    if (!this.model) return;
    const reached = clamp(row, 0, this.model.rowCount - 1);
    this.#change({ target: { row: reached, hit: null }, currentNode: nodeToShow(this.model, reached) });
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
    this.#topRow = row;
    if (node !== null && node !== this.currentNode) this.#change({ currentNode: node });
  }

  /** @param {ArrayBuffer} bytes */
  async loadWords(bytes) {
    await this.#engine.call('loadDictionary', { bytes });
    this.#change({ wordsLoaded: true });
  }

  /** @param {Partial<ReaderStore>} values */
  #change(values) {
    Object.assign(this, values);
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * The node that a row stands in; what stands above the first essay counts as part of it.
 *
 * @param {OutlineModel} model
 * @param {number} row
 */
function nodeToShow(model, row) {
  return model.count ? Math.max(0, model.nodeAtRow(row)) : -1;
}

/** How opening starts. @param {FileInput[]} files @returns {Opening} */
function openingOf(files) {
  const byteLength = files.reduce((sum, { bytes }) => sum + (bytes instanceof Blob ? bytes.size : bytes.byteLength), 0);
  return { name: files[0]?.name ?? '', done: 0, total: files.length, byteLength };
}
