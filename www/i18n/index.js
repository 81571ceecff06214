import { en } from './en.js';
import { zhHans } from './zh-Hans.js';
import { zhHant } from './zh-Hant.js';

/** @typedef {typeof zhHans} Strings what each language has to say */

/**
 * The strings for a BCP 47 language; simplified Chinese where none is named.
 *
 * @param {string} lang
 * @returns {Strings}
 */
export function stringsFor(lang) {
  if (/^zh-(hant|tw|hk|mo)\b/i.test(lang)) return zhHant;
  return lang === '' || /^zh\b/i.test(lang) ? zhHans : en;
}
