/** @import { EngineClient, Filtered, FilterOptions, HitPlace, PassageOrder, Sight, Suggestion } from '../types.js' */
import { USUAL_OPTIONS } from '../view/query-options.js';

/** @typedef {{ query: string, options: FilterOptions }} Asked */

/** @type {Asked} */
const NOTHING = { query: '', options: {} };

/**
 * What everything open is filtered by, what that has found, and the hit one stands on.
 *
 * Everything here is read by the views; they change it through `ReaderStore` only.
 */
export class Filtering {
  /** As typed; `filtered` may still answer an older one. */
  query = '';
  /** How it is taken. @type {FilterOptions} */
  options = { ...USUAL_OPTIONS };
  /** The last answer; null while nothing is asked for. @type {Filtered | null} */
  filtered = null;
  /** How the last query was taken that was answered, be it `''`. @type {FilterOptions} */
  answeredOptions = this.options;
  /** Whether the query was asked of a text that another has since taken the place of. */
  isLeftOver = false;
  /** What would be found, while nothing is. @type {Suggestion[]} */
  suggestions = [];
  /** The number of the hit one stands on; -1 for none. */
  hitNumber = -1;
  /** Whether the outline keeps only nodes with hits. */
  narrow = true;
  /** The order of the passages. @type {PassageOrder} */
  order = 'place';
  /** What the views show, as they have said last. @type {Sight} */
  sight = { topRow: 0, rows: { start: 0, end: 0 }, passages: { start: 0, end: 0, order: 'place' }, buckets: 0 };

  #engine;
  /** What `filtered` answers: the engine has its hits. @type {Asked} */
  #shown = NOTHING;
  /** Whether the reader has been taken to the hit they stand on. */
  #hitVisited = false;

  /** @param {EngineClient} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  forget() {
    Object.assign(this, { filtered: null, suggestions: [], hitNumber: -1 });
    this.#shown = NOTHING;
  }

  /**
   * Asks for the places of the query.
   *
   * @param {number} topRow the row at the upper edge of the text: the hit to stand on is the first one from there
   * @returns {Promise<Filtered>} Rejects with code `superseded` when a newer one overtakes it.
   */
  async ask(topRow) {
    const asked = { query: this.query, options: this.options };
    const filtered = await this.#engine.call('filter', { ...asked, sight: { ...this.sight, topRow } });
    this.#shown = asked;
    return filtered;
  }

  /**
   * Asks for the places of what an input method shows before the reader has chosen. Letters that are on their way to
   * become characters may find nothing: then the former answer stays, here and in the engine, and null is given.
   *
   * @param {string} query
   * @param {number} topRow
   */
  async askComposing(query, topRow) {
    // Some input methods part syllables by spaces (quan mian), which would ask for two terms.
    const joined = query.replace(/(?<=[a-z]) (?=[a-z])/gi, "'");
    const asked = { query: joined, options: { ...this.options, composing: true } };
    const sight = { ...this.sight, topRow };
    const filtered = await this.#engine.call('filter', { ...asked, sight, orElse: this.#shown });
    if (!filtered.total) return null;
    this.#shown = asked;
    return filtered;
  }

  /** @param {Filtered} filtered @returns {boolean} whether the hit one stands on may be another now */
  take(filtered) {
    const { query, terms, notes, total, seen } = filtered;
    const on = query.trim() !== '' && (terms.length > 0 || notes.length > 0 || this.options.regex);
    // A second look at the same leaves the reader where they stand.
    const isSame = query === this.filtered?.query && total === this.filtered.total;
    this.filtered = on ? filtered : null;
    this.answeredOptions = this.options;
    this.suggestions = [];
    if (isSame) return false;
    this.#hitVisited = false;
    this.hitNumber = total ? seen.hitFrom % total : -1;
    return true;
  }

  /** What would be found instead; empty where something is, or where nothing is looked for. @returns {Promise<Suggestion[]>} */
  async suggest() {
    const { filtered } = this;
    return filtered && !filtered.total && filtered.terms.length ? this.#engine.call('suggest', {}) : [];
  }

  /**
   * Stands on the next hit (1) or the previous one (-1), round the end. The first step forward after a query goes to the
   * hit that is already marked as the current one.
   *
   * @param {1 | -1} step
   */
  step(step) {
    const total = this.filtered?.total ?? 0;
    const move = this.#hitVisited || step < 0 ? step : 0;
    return this.standOn(total ? (this.hitNumber + move + total) % total : -1);
  }

  /**
   * Stands on a hit, by its number.
   *
   * @param {number} number
   * @returns {Promise<HitPlace | null>} where it is; null where there is none, or a newer step has overtaken this one
   */
  async standOn(number) {
    if (number < 0) return null;
    this.#hitVisited = true;
    this.hitNumber = number;
    const hit = await this.#engine.call('hit', { number });
    return number === this.hitNumber ? hit : null;
  }

  /** Makes the first hit in a row or after it the current one. @param {number} row @returns {Promise<boolean>} whether there is one */
  async standBefore(row) {
    const total = this.filtered?.total ?? 0;
    const number = total ? await this.#engine.call('hitFrom', { row }) : total;
    if (number >= total) return false;
    this.#hitVisited = false;
    this.hitNumber = number;
    return true;
  }
}
