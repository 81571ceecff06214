/** A point in the document. @typedef {{ node: Node, offset: number }} Point */

/**
 * Where what is selected in a root begins and ends, as the reader has made it; null where nothing is, or one types.
 *
 * @param {ShadowRoot} root
 * @returns {{ anchor: Point, focus: Point } | null}
 */
export function selectedEnds(root) {
  // Asked first: while one types, nothing else may cost anything.
  if (isTyping(root)) return null;
  const selection = getSelection();
  if (!selection?.rangeCount) return null;
  if (!selection.getComposedRanges) return endsOf(selectionOf(root) ?? selection);
  const [range] = selection.getComposedRanges({ shadowRoots: [root] });
  const start = { node: range.startContainer, offset: range.startOffset };
  const end = { node: range.endContainer, offset: range.endOffset };
  return selection.direction === 'backward' ? { anchor: end, focus: start } : { anchor: start, focus: end };
}

/** Whether the focus is in a field, where the document's selection belongs to what is typed. @param {ShadowRoot} root */
function isTyping(root) {
  const focused = root.activeElement ?? document.activeElement;
  return focused?.matches('input, textarea, [contenteditable]') ?? false;
}

/** Older Chromium keeps the selection with the root, older Firefox does not hide it. @param {ShadowRoot} root */
const selectionOf = (root) => /** @type {{ getSelection?: () => Selection | null }} */ (root).getSelection?.();

/** @param {Selection} selection */
function endsOf({ anchorNode, anchorOffset, focusNode, focusOffset }) {
  if (!anchorNode || !focusNode) return null;
  return { anchor: { node: anchorNode, offset: anchorOffset }, focus: { node: focusNode, offset: focusOffset } };
}
