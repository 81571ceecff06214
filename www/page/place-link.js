/** @import { FilterOptions, PassageOrder } from '../types.js' */
/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
import { isSwitchedOn, SCOPES, SWITCHES, unusualOptions } from '../view/query-options.js';

/**
 * What the link's fragment says: `#q=监督&scope=essay&in=文稿.txt&row=12`. Only what differs from a fresh page is in it.
 *
 * @typedef {object} Place
 * @property {string} query
 * @property {FilterOptions} options
 * @property {boolean} narrow
 * @property {PassageOrder} order
 * @property {string} name of what `row` is a row of
 * @property {number} row at the upper edge of the text
 */

/** Until the reader rests, the link stays as it is: browsers refuse to change it often. Milliseconds. */
const REST = 400;
/** A filter by a longer query is kept out of the link, which browsers would cut. UTF-16 code units. */
const LONGEST_QUERY = 1000;
/** How each switch is written: its name in the link, and what it says when on and when off. */
const WORDS = {
  wholeWord: { key: 'words', on: 'whole', off: 'parts' },
  variants: { key: 'variants', on: 'same', off: 'apart' },
  quotes: { key: 'quotes', on: 'same', off: 'apart' },
  width: { key: 'width', on: 'same', off: 'apart' },
  case: { key: 'case', on: 'same', off: 'apart' },
  pinyin: { key: 'pinyin', on: 'on', off: 'off' },
  regex: { key: 'as', on: 'regex', off: 'words' },
};

/** @param {string} hash with or without its `#` @returns {Place} */
export function readPlace(hash) {
  const told = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    query: told.get('q') ?? '',
    options: readOptions(told),
    narrow: told.get('outline') !== 'whole',
    order: told.get('order') === 'relevance' ? 'relevance' : 'place',
    name: told.get('in') ?? '',
    row: Math.max(0, Number.parseInt(told.get('row') ?? '', 10) || 0),
  };
}

/** @param {URLSearchParams} told @returns {FilterOptions} those that the link speaks of */
function readOptions(told) {
  const scope = SCOPES.find((scope) => scope === told.get('scope'));
  const switched = SWITCHES.flatMap((name) => {
    const { key, on, off } = WORDS[name];
    const word = told.get(key);
    return word === on || word === off ? [[name, word === on]] : [];
  });
  return { ...Object.fromEntries(switched), ...(scope && { scope }) };
}

/** @param {Place} place @returns {string} a fragment; `''` where there is nothing to say */
export function writePlace({ name, row, ...filter }) {
  const told = new URLSearchParams();
  // What is looked for and how go together: half of it would find something else.
  if (filter.query.length <= LONGEST_QUERY) writeFilter(told, filter);
  if (row) {
    told.set('in', name);
    told.set('row', String(row));
  }
  // A person may read it: Chinese stays Chinese, for all that is not a sign of the form.
  return told.size ? `#${told.toString().replace(/(%[89A-F][0-9A-F])+/g, readable)}` : '';
}

/** @param {URLSearchParams} told @param {Omit<Place, 'name' | 'row'>} filter */
function writeFilter(told, { query, options, narrow, order }) {
  if (query) told.set('q', query);
  for (const name of unusualOptions(options)) {
    if (name === 'scope') told.set(name, String(options.scope));
    else told.set(WORDS[name].key, WORDS[name][isSwitchedOn(options, name) ? 'on' : 'off']);
  }
  if (!narrow) told.set('outline', 'whole');
  if (order !== 'place') told.set('order', order);
}

/** @param {string} escaped */
function readable(escaped) {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/** Keeps the page's link at what the reader is filtered by and where one reads, and follows it when it is changed. */
export class PlaceLink {
  #reader;
  #nameOf;
  /** What the link asks for. Its row is 0 once it is reached, or given up. */
  #wanted = readPlace(location.hash);
  /** The link's fragment as it was last written or followed. */
  #hash = location.hash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {GangmuReaderElement} reader
   * @param {() => string} nameOf the name of what is open
   */
  constructor(reader, nameOf) {
    this.#reader = reader;
    this.#nameOf = nameOf;
  }

  /** From now on, until the page ends. */
  follow() {
    this.#filter();
    this.#reader.addEventListener('gangmu-open', () => this.#goToRow());
    this.#reader.addEventListener('gangmu-open', () => this.#listen(), { once: true });
    addEventListener('hashchange', () => this.#followHash());
  }

  /** Before the first text there is nothing to write. */
  #listen() {
    this.#reader.addEventListener('gangmu-filter', () => this.#writeSoon());
    this.#reader.addEventListener('gangmu-place', (event) => {
      // Who reads on somewhere else no longer waits for the place in the link.
      if (/** @type {CustomEvent<{ row: number }>} */ (event).detail.row) this.#wanted.row = 0;
      this.#writeSoon();
    });
  }

  /** Does what the link asks for, where somebody else has changed it. */
  #followHash() {
    if (location.hash === this.#hash) return;
    this.#hash = location.hash;
    this.#wanted = readPlace(this.#hash);
    this.#filter();
    this.#goToRow();
  }

  #filter() {
    const { query, options: filterOptions, narrow, order } = this.#wanted;
    Object.assign(this.#reader, { query, filterOptions, narrow, order });
  }

  #goToRow() {
    const { name, row } = this.#wanted;
    if (!row || name !== this.#nameOf()) return;
    this.#reader.goToRow(row);
    this.#wanted.row = 0;
  }

  #writeSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#record(), REST);
  }

  #record() {
    // The event that tells of a new fragment may come after this: to write now would undo it.
    if (location.hash !== this.#hash) return this.#followHash();
    const { query, filterOptions: options, narrow, order, row } = this.#reader;
    // A place waits for its text, which the page cannot open by itself.
    const place = this.#wanted.row ? this.#wanted : { name: this.#nameOf(), row };
    this.#hash = writePlace({ query, options, narrow, order, name: place.name, row: place.row });
    this.#put();
    this.#hash = location.hash;
  }

  /** Has the newest fragment in the entry of the history that the browser stands on; another may have an older one. */
  keep() {
    if (location.hash !== this.#hash) this.#put();
  }

  #put() {
    history.replaceState(history.state, '', this.#hash || location.pathname + location.search);
  }
}
