/** @import { GangmuReaderElement } from './gangmu-reader.js' */

/*
 * Where the focus goes when the control that had it goes away: else it would fall to the page, and who reads by keyboard
 * would start anew.
 */

/** Shows the passages, where they have no place of their own. @param {GangmuReaderElement} reader */
export function openPassages(reader) {
  reader.rail = 'passages';
  partOf(reader, 'gangmu-passage-list')?.focus();
}

/** Closes the passages, or the card; the focus in them goes back to where they were opened. @param {GangmuReaderElement} reader */
export function closeRail(reader) {
  const opener = reader.rail === 'passages' ? '.passages-button' : '.text';
  const hadFocus = partOf(reader, '.rail:focus-within') !== null;
  reader.rail = null;
  if (hadFocus && !takesFocus(reader, opener)) focusText(reader);
}

/** Lowers the outline that lies over the text; the focus in it goes to the text. @param {GangmuReaderElement} reader */
export function lowerSheet(reader) {
  const hadFocus = isSheetUp(reader) && partOf(reader, '.outline:focus-within') !== null;
  reader.sheet = false;
  if (hadFocus) focusText(reader);
}

/** Whether the outline lies over the text. Where it stands beside it, typing raises nothing. @param {GangmuReaderElement} reader */
export const isSheetUp = (reader) =>
  reader.sheet !== false && Boolean(partOf(reader, '.sheet-button')?.getClientRects().length);

/** @param {GangmuReaderElement} reader */
export const focusText = (reader) => takesFocus(reader, '.text');

/** The chip or offer that has changed the query is gone. Under a finger, a keyboard would rise over what it has found. @param {GangmuReaderElement} reader */
export function focusBox(reader) {
  if (!matchMedia('(pointer: coarse)').matches) takesFocus(reader, 'input');
}

/** @param {GangmuReaderElement} reader @param {string} selector @returns {HTMLElement | null} */
const partOf = (reader, selector) => reader.renderRoot.querySelector(selector);

/** Focuses a part; false where it is hidden. @param {GangmuReaderElement} reader @param {string} selector */
function takesFocus(reader, selector) {
  const part = partOf(reader, selector);
  part?.focus({ preventScroll: true });
  return part?.matches(':focus') ?? false;
}
