/** @import { GangmuReaderElement } from './gangmu-reader.js' */
/** @import { Intents } from './intents.js' */
/** @import { ReaderStore } from './store.js' */
/** @import { Outcome } from '../view/failures.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { failureNotes } from '../view/failures.js';
import { oddBytesNote, openingNote } from '../view/notes.js';

/**
 * What is being opened and what has gone wrong, over the text. What may be done about it stands below, in sight however
 * much there is to say.
 *
 * @param {GangmuReaderElement} reader
 * @param {ReaderStore} store
 * @param {Intents} intents
 */
export function notesPart({ strings, noteOpening, isWaiting }, store, intents) {
  const odd = store.oddBytesSeen ? [] : (store.model?.files ?? []).filter(({ warnings }) => warnings.length);
  const opening = noteOpening ? store.opening : null;
  const failed = store.failed.length > 0;
  if (!opening && !odd.length && !failed)
    return store.model || store.opening || isWaiting ? nothing : nothingOpen(strings);
  return html`<div class="notes">
    <div class="notes-said">
      ${opening ? openingNote(opening, strings) : nothing}
      ${failed ? failureNotes(store.failed, outcomeOf(store), strings) : nothing}
      ${odd.map((file) => oddBytesNote(file, file.warnings[0].count, strings))}
    </div>
    <p class="notes-foot acts">
      ${opening ? button(html`${strings.stop}<kbd>Esc</kbd>`, intents.stop) : nothing}
      ${failed || odd.length ? button(strings.dismiss, intents.dismiss) : nothing}
      ${failed ? html`<slot name="choose"></slot>` : nothing}
    </p>
  </div>`;
}

/** That nothing is open; how that is done, the page says. @param {Strings} strings */
const nothingOpen = (strings) =>
  html`<div class="nothing-open">
    <p>${strings.empty}</p>
    <p class="acts"><slot name="choose"></slot></p>
  </div>`;

/** @param {unknown} label @param {() => void} act */
const button = (label, act) => html`<button type="button" class="btn" @click=${act}>${label}</button>`;

/** @param {ReaderStore} store @returns {Outcome} */
function outcomeOf({ model, openedInPart }) {
  if (!model) return 'nothing';
  return openedInPart ? 'others' : 'unchanged';
}
