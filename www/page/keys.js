import { isForInputMethod } from '../view/input-method.js';
import { isField } from './sources.js';

/**
 * The keys of the page. Those of the parts are theirs.
 *
 * @param {object} acts each says, by `false`, that the key was not for it
 * @param {() => void} acts.filter
 * @param {(event: KeyboardEvent) => boolean} acts.find
 * @param {() => void} acts.print
 * @param {(step: 1 | -1) => void} acts.essay
 * @param {() => void} acts.help
 * @param {() => boolean} acts.stop
 * @param {() => boolean} singleKeysOn
 */
export function listenForKeys({ filter, find, print, essay, help, stop }, singleKeysOn) {
  /** @type {Record<string, (event: KeyboardEvent) => unknown>} */
  const single = { '/': filter, '[': () => essay(-1), ']': () => essay(1), '?': help };
  /** @type {Record<string, (event: KeyboardEvent) => unknown>} */
  const commands = { k: filter, f: find, p: print };
  document.addEventListener('keydown', (event) => {
    if (isForInputMethod(event) || event.defaultPrevented || event.altKey) return;
    const act = event.key === 'Escape' ? stop : actOf(event);
    if (act && act(event) !== false) event.preventDefault();
  });
  /** @param {KeyboardEvent} event */
  function actOf(event) {
    if (event.ctrlKey || event.metaKey) return event.shiftKey ? null : commands[event.key.toLowerCase()];
    return singleKeysOn() && !isField(event) ? single[event.key] : null;
  }
}
