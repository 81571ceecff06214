import { LANGUAGES } from './strings.js';

const KEY = 'gangmu-settings';
/** The size of the text, in pixels. */
export const SIZES = { least: 16, most: 24, usual: 18 };
const LANGUAGE_CODES = /** @type {(keyof typeof LANGUAGES)[]} */ (Object.keys(LANGUAGES));
export const THEMES = /** @type {const} */ (['auto', 'light', 'paper', 'dark']);

/**
 * What the reader has chosen for this page.
 *
 * @typedef {object} Settings
 * @property {typeof THEMES[number]} theme
 * @property {number} size
 * @property {keyof typeof LANGUAGES} lang
 * @property {boolean} singleKeys
 */

/** What was chosen the last time; the usual where nothing was, or where the browser keeps nothing. @returns {Settings} */
export function loadSettings() {
  const kept = keptSettings();
  return {
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'auto',
    size: isSize(kept.size) ? kept.size : SIZES.usual,
    lang: LANGUAGE_CODES.find((code) => code === kept.lang) ?? 'zh-Hans',
    singleKeys: kept.singleKeys !== false,
  };
}

/** @param {unknown} size @returns {size is number} */
const isSize = (size) => Number.isInteger(size) && Number(size) >= SIZES.least && Number(size) <= SIZES.most;

/** @returns {Record<string, unknown>} whatever is there: an older page, or a hand, may have left anything */
function keptSettings() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

/** @param {Settings} settings */
export function saveSettings(settings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A private window keeps nothing; the choice holds until it is closed.
  }
}
