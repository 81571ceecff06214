import { LANGUAGES } from './strings.js';

const KEY = 'gangmu-settings';
/** The size of the text, in pixels. */
export const SIZES = { least: 16, most: 24, usual: 18 };
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
    size: kept.size >= SIZES.least && kept.size <= SIZES.most ? kept.size : SIZES.usual,
    lang: kept.lang in LANGUAGES ? kept.lang : 'zh-Hans',
    singleKeys: kept.singleKeys !== false,
  };
}

/** @returns {any} whatever is there */
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
