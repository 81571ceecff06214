/** @import { FilterDetail } from '../types.js' */
/** @import { Filtering } from './filtering.js' */
/** @import { ReaderStore } from './store.js' */

/** Fires `gangmu-<name>`. @param {EventTarget} reader @param {string} name @param {unknown} detail */
export function fire(reader, name, detail) {
  reader.dispatchEvent(new CustomEvent(`gangmu-${name}`, { bubbles: true, composed: true, detail }));
}

/** Tells the page what happens in a reader, each thing once. */
export class ReaderEvents {
  #reader;
  /** What was told last, by the name of the event. @type {Map<string, unknown>} */
  #told = new Map([
    ['select', -1],
    ['place', 0],
    ['progress', null],
  ]);
  /** What was told last of the filter. @type {unknown[]} */
  #toldOfFilter;

  /** @param {EventTarget} reader @param {ReaderStore} store as nobody has to be told of it */
  constructor(reader, store) {
    this.#reader = reader;
    this.#toldOfFilter = partsOf(store.filtering);
  }

  /** Fires `gangmu-<name>`. @param {string} name @param {unknown} detail */
  fire(name, detail) {
    fire(this.#reader, name, detail);
  }

  /** Tells what has changed in the store since the last time. @param {ReaderStore} store */
  tell({ filtering, currentNode: id, topRow: row, model, opening }) {
    this.#tellOfFilter(filtering);
    this.#once('select', id, () => ({ id, title: id < 0 ? '' : model?.title(id) }));
    this.#once('place', row, () => ({ row }));
    this.#once('progress', opening, () => opening);
  }

  /** @param {Filtering} filtering */
  #tellOfFilter(filtering) {
    const parts = partsOf(filtering);
    if (parts.every((part, index) => part === this.#toldOfFilter[index])) return;
    this.#toldOfFilter = parts;
    const { filtered, options, narrow, order } = filtering;
    const { query = '', total = 0, notes = [] } = filtered ?? {};
    /** @type {FilterDetail} */
    const detail = { query, total, notes, options, narrow, order };
    this.fire('filter', detail);
  }

  /** @param {string} name @param {unknown} value @param {() => unknown} detailOf */
  #once(name, value, detailOf) {
    if (this.#told.get(name) === value) return;
    this.#told.set(name, value);
    if (value !== null) this.fire(name, detailOf());
  }
}

/** What a filter is told by. Its options count once they are answered: before, they would be told with the former hits. @param {Filtering} filtering */
const partsOf = ({ filtered, answeredOptions, narrow, order }) => [filtered, answeredOptions, narrow, order];
