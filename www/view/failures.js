/** @import { Failure } from '../element/store.js' */
/** @import { Strings } from '../i18n/index.js' */
import { html, nothing } from 'lit';
import { kindOfFormat, kindOfName } from '../i18n/formats.js';
import { icon } from './icons.js';

/** What the core says of bytes that it can give no name to: here the file's name may tell more. */
const NAMELESS = ['binary', 'unknown-encoding'];
/** What has failed beside the opening of a text says by itself what still works. */
const OTHERWISE = /^(words|wasm|engine|export|reopen)-|dictionary/;
/** So many names are listed under a reason; of more only the number is told. */
const MOST_NAMES = 200;

/**
 * @typedef {{ what: string, help: string }} Reason why something failed, and what to do
 * @typedef {{ reason: Reason, names: string[] }} Group the files that failed for one reason
 * @typedef {'nothing' | 'unchanged' | 'others'} Outcome what is open: nothing, what was open before, or those that could be read
 */

/**
 * What could not be opened: any number of files in one note; and what else has failed, each by itself.
 *
 * @param {Failure[]} failed
 * @param {Outcome} outcome
 * @param {Strings} strings
 */
export function failureNotes(failed, outcome, strings) {
  const files = failed.filter(({ name }) => name);
  const others = failed.filter(({ name }) => !name);
  return [filesNote(files, outcome, strings), ...others.map((failure) => otherNote(failure, outcome, strings))];
}

/** @param {Failure[]} files @param {Outcome} outcome @param {Strings} strings */
function filesNote(files, outcome, strings) {
  const [first] = files;
  if (!first) return nothing;
  const groups = groupsOf(files, strings);
  const [{ reason }] = groups;
  // What cannot be opened again was open before.
  if (files.some(({ error }) => error.code === 'reopen-failed')) outcome = 'nothing';
  if (files.length === 1) return note(strings.cannotOpen(first.name, reason.what), [reason.help], outcome, strings);
  const said = groups.length === 1 ? [`${strings.each(reason.what)}${reason.help}`] : [];
  return note(strings.cannotOpenSome(files.length), said, outcome, strings, listOf(groups, strings));
}

/** @param {Failure} failure @param {Outcome} outcome @param {Strings} strings */
function otherNote(failure, outcome, strings) {
  const { what, help } = reasonOf(failure, strings);
  return note(what, [help], OTHERWISE.test(failure.error.code) ? 'nothing' : outcome, strings);
}

/** @param {string} title @param {string[]} said @param {Outcome} outcome @param {Strings} strings @param {unknown} list */
function note(title, said, outcome, strings, list = nothing) {
  const sentences = outcome === 'nothing' ? said : [...said, strings.outcomes[outcome]];
  return html`<div class="note" role="alert">
    <p class="note-t">${icon('warn')}<span>${title}</span></p>
    ${sentences.length ? html`<p>${sentences.join('')}</p>` : nothing} ${list}
  </div>`;
}

/** Which files, by reason, unfolded when asked for. @param {Group[]} groups @param {Strings} strings */
function listOf(groups, strings) {
  return html`<details class="failed">
    <summary>${strings.whichFailed}</summary>
    ${groups.map(({ reason, names }) => groupOf(groups.length === 1 ? null : reason, names, strings))}
  </details>`;
}

/** @param {Reason | null} reason null where the note has told it already @param {string[]} names @param {Strings} strings */
function groupOf(reason, names, strings) {
  const more = names.length - MOST_NAMES;
  return html`${
      reason &&
      html`<p>
        <b>${strings.failedFor(reason.what, names.length)}</b>
        ${reason.help}
      </p>`
    }
    <ul role="list">
      ${names.slice(0, MOST_NAMES).map((name) => html`<li>${name}</li>`)}
      ${more > 0 ? html`<li>${strings.moreFailed(more)}</li>` : nothing}
    </ul>`;
}

/** The files by reason, the most frequent first. @param {Failure[]} files @param {Strings} strings @returns {Group[]} */
function groupsOf(files, strings) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const file of files) {
    const reason = reasonOf(file, strings);
    const key = reason.what + reason.help;
    const group = groups.get(key) ?? { reason, names: [] };
    group.names.push(file.name);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.names.length - a.names.length);
}

/** @param {Failure} failure @param {Strings} strings @returns {Reason} */
function reasonOf({ name, error }, strings) {
  const format = String(error.values?.format ?? '');
  const kind = kindOfFormat(format);
  if (kind) return { what: strings.kinds[kind].what(format), help: strings.kinds[kind].help };
  if (NAMELESS.includes(error.code) && kindOfName(name)) return strings.onlyNamed(name.split('.').at(-1) ?? '');
  return (strings.errors[error.code] ?? strings.otherError)(error);
}
