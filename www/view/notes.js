/** @import { OpenedFile, Progress } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { SelectionNote } from './text-selection.js' */
import { html, nothing } from 'lit';
import { icon } from './icons.js';

/**
 * What is being opened: the file, how many are done of how many, the bytes of all, and while these are fetched, how many
 * of them have come.
 *
 * @typedef {Pick<Progress, 'name' | 'done' | 'total'> & { byteLength: number, received?: number }} Opening
 */

/**
 * That files are being opened, and how far.
 *
 * @param {Opening} opening
 * @param {Strings} strings
 */
export function openingNote(opening, strings) {
  const { name, done, total, byteLength, received } = opening;
  const isFetched = received === undefined;
  const part = isFetched
    ? byteLength && strings.openingPart(byteLength, Math.floor(done), total)
    : strings.fetchingPart(received, byteLength);
  return html`<div class="note">
    <p class="note-t" role="status">${isFetched ? strings.opening(name) : strings.fetching(name)}</p>
    ${part ? html`<p>${part}</p>` : nothing}
    ${isFetched ? progressBar(done, total, strings) : progressBar(received, byteLength, strings)}
  </div>`;
}

/**
 * How many files or bytes are done, parts counted. At first nobody knows of a single file, nor of a download whose length
 * is not said.
 *
 * @param {number} done
 * @param {number} total 0 where nobody knows
 * @param {Strings} strings
 */
function progressBar(done, total, strings) {
  if (!total || (total === 1 && !done))
    return html`<div class="progress progress--open" role="progressbar" aria-label=${strings.progress}><i></i></div>`;
  const percent = Math.floor((done / total) * 100);
  return html`<div
    class="progress"
    role="progressbar"
    aria-label=${strings.progress}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
  >
    <i .style=${`width: ${percent}%`}></i>
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

/**
 * Under the text, one quiet line on a selection that is longer than what the document holds.
 *
 * @param {SelectionNote | null} note
 * @param {Strings} strings
 */
export function selectionNote(note, { selection }) {
  return html`<p class="selection-note" role="status">${note ? sentenceOf(note, selection) : nothing}</p>`;
}

/** @param {SelectionNote} note @param {Strings['selection']} strings */
function sentenceOf({ state, charCount, isWhole }, strings) {
  if (state === 'copying' || state === 'refused') return strings[state];
  if (charCount === null) return strings.counting;
  return state === 'copied' ? strings.copied(charCount) : strings.selected(charCount, isWhole);
}
