/** @import { ReaderStore } from './store.js' */

/** Tells the page what happens in a reader, each thing once. */
export class ReaderEvents {
  #reader;
  /** What was told last, by the name of the event. @type {Map<string, unknown>} */
  #told = new Map([
    ['filter', null],
    ['select', -1],
    ['place', 0],
    ['progress', null],
  ]);

  /** @param {EventTarget} reader */
  constructor(reader) {
    this.#reader = reader;
  }

  /** Fires `gangmu-<name>`. @param {string} name @param {unknown} detail */
  fire(name, detail) {
    this.#reader.dispatchEvent(new CustomEvent(`gangmu-${name}`, { bubbles: true, composed: true, detail }));
  }

  /** Tells what has changed in the store since the last time. @param {ReaderStore} store */
  tell({ filtering, currentNode: id, topRow: row, model, opening }) {
    const { filtered, options } = filtering;
    const { query = '', total = 0, notes = [] } = filtered ?? {};
    this.#once('filter', filtered, () => ({ query, total, notes, options }));
    this.#once('select', id, () => ({ id, title: id < 0 ? '' : model?.title(id) }));
    this.#once('place', row, () => ({ row }));
    this.#once('progress', opening, () => opening);
  }

  /** @param {string} name @param {unknown} value @param {() => unknown} detailOf */
  #once(name, value, detailOf) {
    if (this.#told.get(name) === value) return;
    this.#told.set(name, value);
    if (value !== null || name === 'filter') this.fire(name, detailOf());
  }
}
