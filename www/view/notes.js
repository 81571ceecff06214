/** @import { ErrorPayload, OpenedFile, Progress } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { icon } from './icons.js';

/**
 * That a file is being opened, how far, and the way to stop it.
 *
 * @param {Progress} progress
 * @param {Strings} strings
 * @param {() => void} stop
 */
export function openingNote({ name, done, total }, strings, stop) {
  const percent = total ? Math.floor((done / total) * 100) : null;
  return html`<div class="note">
    <p class="note-t" role="status">${strings.opening(name)}</p>
    ${total ? html`<p>${strings.openingPart(done, total)}</p>` : nothing}
    <div
      class="progress"
      role="progressbar"
      aria-label=${strings.progress}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent ?? nothing}
    >
      <i .style=${`width: ${percent ?? 0}%`}></i>
    </div>
    <p class="acts">
      <button type="button" class="btn" @click=${stop}>${strings.stop}<kbd>Esc</kbd></button>
      ${percent === null ? nothing : html`<span class="meta">${percent}%</span>`}
    </p>
  </div>`;
}

/**
 * What could not be opened, why, and what to do.
 *
 * @param {{ name: string, error: ErrorPayload }} failure
 * @param {boolean} hasText whether something is open nevertheless
 * @param {Strings} strings
 */
export function failureNote({ name, error }, hasText, strings) {
  const { what, help } = (strings.errors[error.code] ?? strings.otherError)(error);
  const title = name ? strings.cannotOpen(name, what) : what;
  return html`<div class="note" role="alert">
    <p class="note-t">${icon('warn')}<span>${title}</span></p>
    <p>${help}${hasText ? strings.unchanged : nothing}</p>
  </div>`;
}

/**
 * That some bytes of a file made no character.
 *
 * @param {OpenedFile} file
 * @param {number} count
 * @param {Strings} strings
 */
export function oddBytesNote({ name, encoding }, count, strings) {
  return html`<div class="note" role="status">
    <p class="note-t">${icon('warn')}<span>${strings.oddBytes(name)}</span></p>
    <p>${strings.oddBytesWhy(count, encoding)}</p>
  </div>`;
}
