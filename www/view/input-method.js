/**
 * Whether an input method takes a key for itself. Safari ends a composition before it sends the key that ended it; only the
 * key code still tells.
 *
 * @param {KeyboardEvent} event
 */
export const isForInputMethod = (event) => event.isComposing || event.keyCode === 229;
