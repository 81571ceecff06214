/** @import { FilterOptions } from '../types.js' */

/** Within what all terms may have to stand, from the narrowest. */
export const SCOPES = /** @type {const} */ (['paragraph', 'section', 'essay']);

/** The options that are on or off, in the order in which they are shown. */
export const SWITCHES = /** @type {const} */ (['wholeWord', 'variants', 'quotes', 'width', 'case', 'pinyin', 'regex']);

/** @typedef {typeof SWITCHES[number]} Switch */

/**
 * How a query is taken where nothing is said. `quotes` is not among them: it goes with `variants`.
 *
 * @type {Readonly<Required<Omit<FilterOptions, 'quotes' | 'composing'>>>}
 */
export const USUAL_OPTIONS = {
  wholeWord: false,
  scope: 'paragraph',
  variants: true,
  width: true,
  case: true,
  pinyin: true,
  regex: false,
};

/** What each option may be. Any may be left unsaid. @type {Readonly<Record<string, readonly unknown[]>>} */
export const OPTION_VALUES = Object.fromEntries([
  ...[...SWITCHES, 'composing'].map((name) => [name, [true, false]]),
  ['scope', SCOPES],
]);

/** Whether a switch is on, said or not. @param {FilterOptions} options @param {Switch} name @returns {boolean} */
export const isSwitchedOn = (options, name) => options[name] ?? usually(options, name);

/** The options that are not the usual ones. @param {FilterOptions} options @returns {(Switch | 'scope')[]} */
export function unusualOptions(options) {
  const switched = SWITCHES.filter((name) => isSwitchedOn(options, name) !== usually(options, name));
  return (options.scope ?? USUAL_OPTIONS.scope) === USUAL_OPTIONS.scope ? switched : [...switched, 'scope'];
}

/** @param {FilterOptions} options @param {Switch} name @returns {boolean} */
const usually = (options, name) => (name === 'quotes' ? isSwitchedOn(options, 'variants') : USUAL_OPTIONS[name]);
