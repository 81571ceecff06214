import { isField } from './sources.js';

/**
 * The keys of the page. Those of the parts are theirs.
 *
 * @param {{ filter: () => void, essay: (step: 1 | -1) => void, help: () => void }} acts
 * @param {() => boolean} singleKeysOn
 */
export function listenForKeys({ filter, essay, help }, singleKeysOn) {
  /** @type {Record<string, () => void>} */
  const single = { '/': filter, '[': () => essay(-1), ']': () => essay(1), '?': help };
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const act = command
      ? event.key.toLowerCase() === 'k' && filter
      : singleKeysOn() && !isField(event) && single[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
