/** @import { ExportFormat } from '../types.js' */
/** @import { Settings } from './settings.js' */
/** @import { PageStrings } from './strings.js' */
import { html } from 'lit';
import { SIZES, THEMES } from './settings.js';
import { LANGUAGES } from './strings.js';

/**
 * @typedef {object} MenuActs
 * @property {(change: Partial<Settings>) => void} set
 * @property {(format: ExportFormat) => void} export
 * @property {() => void} print
 * @property {() => void} paste
 */

/**
 * What opens from the bar: type and paper, export, the keys.
 *
 * @param {Settings} settings
 * @param {PageStrings} strings
 * @param {MenuActs} acts
 */
export function menus(settings, strings, acts) {
  return html`${lookMenu(settings, strings, acts)} ${exportMenu(strings, acts)} ${helpSheet(settings, strings, acts)}
  ${moreMenu(strings, acts)}`;
}

/** @param {Settings} settings @param {PageStrings} strings @param {MenuActs} acts */
function lookMenu({ theme, size, lang }, strings, { set }) {
  const languages = /** @type {Settings['lang'][]} */ (Object.keys(LANGUAGES));
  return html`<div id="look" class="menu" popover role="dialog" aria-label=${strings.look}>
    ${choices(strings.paper, THEMES, theme, strings.themes, (choice) => set({ theme: choice }))}
    <p class="menu-title" id="size-title">${strings.size}</p>
    <div class="sizes" role="group" aria-labelledby="size-title">
      <button
        type="button"
        class="btn"
        aria-label=${strings.smaller}
        ?disabled=${size <= SIZES.least}
        @click=${() => set({ size: size - 1 })}
      >
        −
      </button>
      <output aria-live="polite">${size}</output>
      <button
        type="button"
        class="btn"
        aria-label=${strings.larger}
        ?disabled=${size >= SIZES.most}
        @click=${() => set({ size: size + 1 })}
      >
        ＋
      </button>
    </div>
    ${choices(strings.language, languages, lang, LANGUAGES, (choice) => set({ lang: choice }))}
    <button type="button" class="menu-item menu-more" @click=${() => showInstead('look', 'words')}>
      ${strings.words}…
    </button>
  </div>`;
}

/**
 * @template {string} C
 * @param {string} title
 * @param {readonly C[]} all
 * @param {C} chosen
 * @param {Record<C, string>} names
 * @param {(choice: C) => void} choose
 */
function choices(title, all, chosen, names, choose) {
  return html`<p class="menu-title">${title}</p>
    <div class="levels" role="group" aria-label=${title}>
      ${all.map(
        (choice) =>
          html`<button type="button" aria-pressed=${choice === chosen} @click=${() => choose(choice)}>
            ${names[choice]}
          </button>`,
      )}
    </div>`;
}

/** One menu in the place of the other: opened from within, it would lie over it. @param {string} from @param {string} to */
function showInstead(from, to) {
  const menu = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  menu(from).hidePopover();
  menu(to).showPopover();
}

/** What the bar has no room for on a phone. @param {PageStrings} strings @param {MenuActs} acts */
function moreMenu(strings, { paste }) {
  const menus = /** @type {[string, string][]} */ ([
    ['look', strings.look],
    ['export', strings.export],
    ['help', strings.keys],
  ]);
  return html`<div id="more" class="menu" popover role="dialog" aria-label=${strings.more}>
    <button type="button" class="menu-item" popovertarget="more" popovertargetaction="hide" @click=${paste}>
      ${strings.paste}
    </button>
    ${menus.map(
      ([menu, label]) =>
        html`<button type="button" class="menu-item" @click=${() => showInstead('more', menu)}>${label}…</button>`,
    )}
  </div>`;
}

/** @param {PageStrings} strings @param {MenuActs} acts */
function exportMenu(strings, acts) {
  const formats = /** @type {ExportFormat[]} */ (Object.keys(strings.exports));
  return html`<div id="export" class="menu" popover role="dialog" aria-label=${strings.export}>
    ${formats.map(
      (format) =>
        html`<button
          type="button"
          class="menu-item"
          popovertarget="export"
          popovertargetaction="hide"
          @click=${() => acts.export(format)}
        >
          ${strings.exports[format]}
        </button>`,
    )}
    <button
      type="button"
      class="menu-item menu-more"
      popovertarget="export"
      popovertargetaction="hide"
      @click=${acts.print}
    >
      ${strings.print}
    </button>
  </div>`;
}

/** @param {Settings} settings @param {PageStrings} strings @param {MenuActs} acts */
function helpSheet({ singleKeys }, strings, { set }) {
  return html`<div id="help" class="menu" popover role="dialog" aria-label=${strings.keys}>
    <h2>${strings.keys}</h2>
    <dl class="keys">
      ${strings.keyHelp.map(
        ([keys, meaning]) =>
          html`<div>
            <dt>${keys}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
    <label class="menu-check">
      <input
        type="checkbox"
        .checked=${singleKeys}
        @change=${(/** @type {Event} */ event) => set({ singleKeys: /** @type {HTMLInputElement} */ (event.target).checked })}
      />
      ${strings.singleKeys}
    </label>
  </div>`;
}

/** Where files held over the page will go. @param {PageStrings} strings */
export function dropSheet(strings) {
  return html`<div class="drop">
    <p class="corner"><b>${strings.drop}</b>${strings.dropMore}</p>
  </div>`;
}
