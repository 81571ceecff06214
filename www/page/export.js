/** @import { ExportFormat, Outline } from '../types.js' */
/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
/** @import { PageStrings } from './strings.js' */

/** What a file is called after its dot. */
const EXTENSIONS = { markdown: 'md', json: 'json', opml: 'opml' };
/** What no system takes in the name of a file. */
const NO_NAME = /[\\/:*?"<>|\p{Cc}]/gu;

/**
 * Saves what is open in a format.
 *
 * @param {GangmuReaderElement} reader
 * @param {ExportFormat} format
 * @param {PageStrings} strings
 * @param {(hint: string) => void} say
 */
export async function exportAs(reader, format, strings, say) {
  const { outline } = reader;
  if (!outline?.files.length) return say(strings.nothingToExport);
  try {
    save(await reader.export(format), `${nameOf(outline, strings)}.${EXTENSIONS[format]}`);
  } catch {
    // The reader says what has happened, the page what has become of the export.
    say(strings.exportFailed);
  }
}

/** @param {Outline} outline @param {PageStrings} strings */
function nameOf({ files }, strings) {
  const [{ name }] = files;
  const last = name.split('/').at(-1) ?? '';
  const bare = last.replace(/(?<=.)\.\w{1,5}$/, '').replace(NO_NAME, '_') || strings.name;
  return files.length > 1 ? strings.several(bare, files.length) : bare;
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
