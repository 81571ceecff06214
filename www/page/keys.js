import { isForInputMethod } from '../view/input-method.js';
import { isField } from './sources.js';

/**
 * The keys of the page. Those of the parts are theirs.
 *
 * @param {{ filter: () => void, essay: (step: 1 | -1) => void, help: () => void, stop: () => boolean }} acts `stop` says
 *   whether there was something to stop
 * @param {() => boolean} singleKeysOn
 */
export function listenForKeys({ filter, essay, help, stop }, singleKeysOn) {
  /** @type {Record<string, () => void>} */
  const single = { '/': filter, '[': () => essay(-1), ']': () => essay(1), '?': help };
  document.addEventListener('keydown', (event) => {
    if (isForInputMethod(event) || event.defaultPrevented || event.altKey) return;
    if (event.key === 'Escape' && stop()) return event.preventDefault();
    const command = event.ctrlKey || event.metaKey;
    const act = command
      ? event.key.toLowerCase() === 'k' && filter
      : singleKeysOn() && !isField(event) && single[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
