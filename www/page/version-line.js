/** @import { AppVersion } from './offline.js' */
/** @import { PageStrings } from './strings.js' */
import { html, nothing } from 'lit';

/** That there is a new version, what taking it does, and the way to take it. @param {AppVersion} version @param {PageStrings} strings */
export function versionLine(version, { version: words }) {
  if (!version.news) return nothing;
  return html`<p class="hint" role="status">
    <b>${words[version.news]}</b> <span>${words.loads}</span>
    <button type="button" @click=${() => version.take()}>${words.take}</button>
    <button type="button" @click=${() => version.later()}>${words.later}</button>
  </p>`;
}
