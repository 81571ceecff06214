/** @import { EngineClient } from '../types.js' */
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
  const word = await engine.call('wordAt', { row: Number(line.getAttribute('data-row')), offset });
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
function caretAt({ clientX, clientY }, root) {
  const caret = document.caretPositionFromPoint?.(clientX, clientY, { shadowRoots: [root] });
  if (!caret) return null;
  return { node: caret.offsetNode, offset: caret.offset };
}
