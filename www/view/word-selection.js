/** @import { EngineClient } from '../types.js' */
import { ask } from './ask.js';
import { offsetOf, pointAt } from './text-row.js';

/**
 * Selects the whole word under a double click, where browsers take one character or a guess.
 *
 * @param {MouseEvent} event
 * @param {Pick<EngineClient, 'call'>} engine with a dictionary
 */
export async function selectWord(event, engine) {
  const line = /** @type {Element} */ (event.target).closest('[data-row]');
  const caret = line && caretAt(event, /** @type {ShadowRoot} */ (line.getRootNode()));
  if (!line || !caret || !line.contains(caret.node)) return;
  const offset = offsetOf(line, caret.node, caret.offset);
  const word = await ask(engine, 'wordAt', { row: Number(line.getAttribute('data-row')), offset });
  const [from, to] = word ? [pointAt(line, word.start), pointAt(line, word.end)] : [];
  if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/**
 * The character under the pointer, as a text node and the offset in it.
 *
 * @param {MouseEvent} event
 * @param {ShadowRoot} root
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt({ clientX: x, clientY: y }, root) {
  const caret = document.caretPositionFromPoint?.(x, y, { shadowRoots: [root] });
  if (!caret) return null;
  const { offsetNode: node, offset } = caret;
  // A caret stands between characters: over the second half of one it stands after it.
  return { node, offset: offset > 0 && covers(node, offset - 1, x, y) ? offset - 1 : offset };
}

/** Whether a character is drawn at a point. @param {Node} node @param {number} offset @param {number} x @param {number} y */
function covers(node, offset, x, y) {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return [...range.getClientRects()].some((box) => box.left <= x && x < box.right && box.top <= y && y < box.bottom);
}
