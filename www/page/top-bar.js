/** @import { PageStrings } from './strings.js' */
import { html, nothing } from 'lit';
import { icon } from '../view/icons.js';
import { wordmark } from './wordmark.js';

/**
 * What is open, as the bar says it.
 *
 * @typedef {{ name: string, facts: string, isSample: boolean }} Shown
 *
 * @typedef {object} BarActs
 * @property {() => void} open
 * @property {() => void} paste
 */

/**
 * The bar above the reader, and under it one line for what a newcomer should know.
 *
 * @param {Shown | null} shown
 * @param {string} hint what went wrong with the last action; `''` for nothing
 * @param {PageStrings} strings
 * @param {BarActs} acts
 */
export function topBar(shown, hint, strings, acts) {
  return html`<div class="topbar">
      <h1 class="brand">${wordmark(strings.name)}</h1>
      <p class="file">
        ${shown ? html`<span title=${shown.name}>${shown.name}</span><small>${shown.facts}</small>` : nothing}
      </p>
      <div class="tools">
        ${tool('open', strings.open, acts.open)} ${tool('paste', strings.paste, acts.paste)}
        ${menuTool('type', strings.look, 'look')} ${menuTool('export', strings.export, 'export')}
        ${menuTool('help', strings.help, 'help')} ${menuTool('more', strings.more, 'more')}
      </div>
    </div>
    ${hint ? html`<p class="hint" role="status">${hint}</p>` : shown?.isSample ? sampleHint(strings, acts) : nothing}`;
}

/** @param {PageStrings} strings @param {BarActs} acts */
function sampleHint(strings, { open, paste }) {
  return html`<p class="hint">
    <b>${strings.sample}</b> <span class="hint-drop">${strings.sampleOwn}</span>
    <button type="button" @click=${open}>${strings.open}</button>
    <button type="button" @click=${paste}>${strings.paste}</button>
    <span class="hint-safe">${strings.sampleSafe}</span>
  </p>`;
}

/** @param {Parameters<typeof icon>[0]} name @param {string} label @param {() => void} act */
function tool(name, label, act) {
  return html`<button type="button" class="ib tool-${name}" aria-label=${label} title=${label} @click=${act}>
    ${icon(name)}
  </button>`;
}

/** @param {Parameters<typeof icon>[0]} name @param {string} label @param {string} menu */
function menuTool(name, label, menu) {
  return html`<button type="button" class="ib tool-${menu}" aria-label=${label} title=${label} popovertarget=${menu}>
    ${icon(name)}
  </button>`;
}
