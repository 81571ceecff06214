const TYPES = /** @type {const} */ (['keydown', 'keypress', 'keyup']);

/**
 * What is typed into a field of the reader stays within it. Outside, the event seems to come from the reader's tag, which is
 * no field, and a page takes `/` or `s` for its shortcut.
 *
 * @param {EventTarget} root of the reader
 */
export function keepTypedKeys(root) {
  for (const type of TYPES)
    root.addEventListener(type, (event) => isTyped(/** @type {KeyboardEvent} */ (event)) && event.stopPropagation());
}

/** @param {KeyboardEvent} event */
function isTyped({ key, ctrlKey, metaKey, altKey, target }) {
  const isPrintable = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  return isPrintable && target instanceof Element && target.matches('input, textarea');
}
