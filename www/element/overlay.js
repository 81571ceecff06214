/** @import { GangmuReaderElement } from './gangmu-reader.js' */
import { closeRail, isSheetUp, lowerSheet } from './focus.js';

/** @typedef {'outline' | 'passages' | 'card'} Overlay */

/**
 * What lies over the text, where the reader is too narrow for it to stand beside; from below to the top. Asks for a layout.
 *
 * @param {GangmuReaderElement} reader
 * @returns {Overlay[]}
 */
export function overlaysOf(reader) {
  /** @type {Overlay[]} */
  const overlays = isSheetUp(reader) ? ['outline'] : [];
  return reader.rail && isRailOver(reader) ? [...overlays, reader.rail] : overlays;
}

/** Closes the topmost. @param {GangmuReaderElement} reader */
export function closeOverlay(reader) {
  if (reader.rail) closeRail(reader);
  else lowerSheet(reader);
}

/** Where there is room, the rail stands behind the strip. @param {GangmuReaderElement} reader */
function isRailOver({ renderRoot }) {
  const leftOf = (/** @type {string} */ part) => renderRoot.querySelector(part)?.getBoundingClientRect().left ?? 0;
  return leftOf('.rail:not([data-away])') < leftOf('.strip');
}
