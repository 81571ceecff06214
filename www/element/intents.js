/** @import { GangmuReaderElement } from './gangmu-reader.js' */
/** @import { FilterOptions, PassageOrder } from '../types.js' */
/** @import { Life } from './life.js' */
import { focusText, lowerSheet } from './focus.js';

/**
 * What the views want done, by the names of their events.
 *
 * @typedef {ReturnType<typeof intentsFor>} Intents
 */

/**
 * @param {GangmuReaderElement} reader
 * @param {Life} life
 * @param {(error: unknown) => void} report
 */
export function intentsFor(reader, life, report) {
  const { store } = life;
  const run = (/** @type {Promise<unknown>} */ action) => void action.catch(report);
  /** @param {number} node */
  const go = (node) => {
    lowerSheet(reader);
    run(store.goToNode(node));
  };
  return {
    query: (/** @type {string} */ query) => run(store.filter(query)),
    options: (/** @type {FilterOptions} */ options) => run(store.filter(store.filtering.query, options)),
    preview: (/** @type {string} */ query) => run(store.preview(query)),
    step: (/** @type {1 | -1} */ step) => run(store.step(step)),
    hit: (/** @type {number} */ number) => {
      // What lies over the text makes way; the card, where it was asked for, stays.
      if (reader.rail === 'passages') {
        reader.rail = null;
        focusText(reader);
      }
      reader.sheet = false;
      run(store.goToHit(number));
    },
    narrow: (/** @type {boolean} */ narrow) => store.setNarrow(narrow),
    order: (/** @type {PassageOrder} */ order) => store.setOrder(order),
    seek: (/** @type {number} */ row) => run(store.goToRow(row)),
    essay: (/** @type {1 | -1} */ step) => run(store.stepEssay(step)),
    stop: () => life.stopOpening(),
    words: () => life.needWords(),
    dismiss: () => store.dismissNotes(),
    go,
    enter: (/** @type {number} */ node) => {
      go(node);
      focusText(reader);
    },
    leave: () => {
      reader.sheet = false;
      focusText(reader);
    },
    place: (/** @type {{ row: number, node: number | null, from: number, to: number }} */ { row, node, from, to }) => {
      reader.stretch = { from, to };
      store.visit(row, node);
    },
  };
}
