/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
import { isField } from './sources.js';

/** A longer selection is a passage, not a word to look for. UTF-16 code units. */
const LONGEST_WORD = 50;

/**
 * Ctrl+F: the browser would look for a word only in what is in the document, so the filter opens, with the word selected
 * in the text. Pressed once more, with the filter as it was, the key is the browser's.
 *
 * @param {GangmuReaderElement} reader
 */
export function findKey(reader) {
  /** What the filter was opened with; null once the focus has left it. @type {string | null} */
  let opened = null;
  reader.addEventListener('focusout', () => (opened = null));
  /** @param {KeyboardEvent} event @returns {boolean} whether the key is taken */
  return (event) => {
    const isInFilter = reader.shadowRoot?.activeElement?.matches('input') ?? false;
    if (isInFilter ? opened === reader.query : isField(event)) return false;
    const word = isInFilter ? '' : reader.selectedText.trim();
    if (word && word.length <= LONGEST_WORD && !word.includes('\n')) reader.query = word;
    reader.focusFilter();
    opened = reader.query;
    return true;
  };
}
