/** @import { FilterOptions, PassageOrder } from '../types.js' */
import { EngineError, payload } from '../engine/error.js';
import { OPTION_VALUES, USUAL_OPTIONS } from '../view/query-options.js';

/** @typedef {{ query: string, options: FilterOptions, narrow: boolean, order: PassageOrder }} Asked */

/** What is asked for where nothing is said. @type {Readonly<Asked>} */
const USUAL = { query: '', options: USUAL_OPTIONS, narrow: true, order: 'place' };

/** What the plain ones may be; a query may be any text. */
const VALUES = { narrow: [true, false], order: ['place', 'relevance'] };

/** What a page has asked of the filter, in properties or by hand: kept from one life of the reader to the next. */
export class AskedFilter {
  /** @type {Asked} */
  now = { ...USUAL };

  /**
   * Takes a value for a property. Null and undefined, an attribute or a prop taken away, stand for the usual one.
   *
   * @template {keyof Asked} N
   * @param {N} name
   * @param {unknown} value
   * @returns {boolean} whether that is another than the one before: a page that sets an equal one at each answer to it
   *   must not start a filter with that. Throws an `EngineError` for a value that cannot be, and keeps the former one.
   */
  take(name, value) {
    const taken = value == null ? USUAL[name] : checked(name, value);

    if (isEqual(taken, this.now[name])) return false;
    this.now = { ...this.now, [name]: taken };
    return true;
  }
}

/** @template {keyof Asked} N @param {N} name @param {unknown} value @returns {Asked[N]} */
function checked(name, value) {
  const taken = name === 'options' ? checkedOptions(value) : checkedPlain(name, value);
  return /** @type {Asked[N]} */ (taken);
}

/** @param {Exclude<keyof Asked, 'options'>} name @param {unknown} value */
function checkedPlain(name, value) {
  if (name === 'query') return checkedQuery(value);
  if (!VALUES[name].includes(/** @type {never} */ (value))) throw badOption(name, value, VALUES[name]);
  return value;
}

/** @param {unknown} query @returns {string} */
export function checkedQuery(query) {
  if (typeof query !== 'string') throw badOption('query', query, ['a string']);
  return query;
}

/**
 * Options with the usual ones for those that are not said.
 *
 * @param {unknown} options
 * @returns {FilterOptions} Throws an `EngineError` that names what it may be.
 */
export function checkedOptions(options) {
  if (typeof options !== 'object' || Array.isArray(options))
    throw badOption('filterOptions', options, ['an object of options']);
  const said = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  for (const [name, value] of said) {
    const names = Object.keys(OPTION_VALUES).filter((each) => each !== 'composing');
    if (!Object.hasOwn(OPTION_VALUES, name)) throw badOption('filterOptions', name, names);
    if (!OPTION_VALUES[name].includes(value)) throw badOption(name, value, OPTION_VALUES[name]);
  }
  return { ...USUAL_OPTIONS, ...Object.fromEntries(said) };
}

/** @param {string} field @param {unknown} value @param {readonly unknown[]} values what it may be */
function badOption(field, value, values) {
  const list = values.join(', ');
  const message = `${field} cannot be ${typeof value === 'string' ? `"${value}"` : String(value)}`;
  return new EngineError(payload('bad-option', message, `set it to one of: ${list}`, { field, values: list }));
}

/** @param {unknown} one @param {unknown} other */
function isEqual(one, other) {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const [a, b] = [one, other].map((each) => /** @type {Record<string, unknown>} */ (each));
  return [...Object.keys(a), ...Object.keys(b)].every((key) => a[key] === b[key]);
}
