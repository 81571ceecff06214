import { kindOfName } from '../i18n/formats.js';

/**
 * What was found in what was dropped or pasted.
 *
 * @typedef {object} Found
 * @property {File[]} files those of folders are called by their paths
 * @property {string[]} folders the folders that were given themselves
 * @property {string[]} unread the paths of folders and files that could not be read, or not to their end
 * @property {boolean} hasMore whether there are more than are taken at once
 */

/** So many files are taken from folders at once. */
export const MOST_FILES = 2000;
/** Deeper folders are not looked into: the tree may lead back to itself. */
const DEEPEST = 40;
/** What systems and programs leave in folders. */
const LITTER = /^(\.|~\$|__MACOSX$|@eaDir$|\$RECYCLE\.BIN$|Thumbs\.db$|desktop\.ini$)/i;
/** Files of these kinds have no text that anyone could save from them. */
const NO_TEXT = ['picture', 'media', 'program', 'shortcut'];
const byName = new Intl.Collator('zh', { numeric: true });

/**
 * The files that were dropped or pasted, with those in folders. Hidden files and pictures, films and programs in folders
 * are left out; other documents are given, so that the reader is told about them.
 *
 * Must be called while the event is handled: afterwards, browsers have forgotten what it brought.
 *
 * @param {DataTransfer} data
 * @returns {Promise<Found>}
 */
export async function filesIn(data) {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  const given = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  /** @type {Found} */
  const found = { files: [], folders: [], unread: [], hasMore: false };
  for (const { entry, file } of given) {
    if (entry?.isDirectory) {
      found.folders.push(entry.name);
      await readFolder(/** @type {FileSystemDirectoryEntry} */ (entry), entry.name, DEEPEST, found);
    } else if (file) found.files.push(file);
  }
  return found;
}

/** @param {FileSystemDirectoryEntry} folder @param {string} path @param {number} depth how much deeper to look @param {Found} found */
async function readFolder(folder, path, depth, found) {
  const entries = await entriesOf(folder, () => found.unread.push(path));
  for (const entry of entries.filter(isWanted)) {
    if (found.files.length >= MOST_FILES) found.hasMore = true;
    if (found.hasMore) return;
    const inside = `${path}/${entry.name}`;
    if (entry.isFile) await addFile(/** @type {FileSystemFileEntry} */ (entry), inside, found);
    else if (depth > 0) await readFolder(/** @type {FileSystemDirectoryEntry} */ (entry), inside, depth - 1, found);
    else found.unread.push(inside);
  }
}

/**
 * All that stands in a folder, in the order of a file manager. Browsers give a hundred at a time.
 *
 * @param {FileSystemDirectoryEntry} folder
 * @param {() => void} fail called where it cannot be read, or not to its end
 */
async function entriesOf(folder, fail) {
  /** @type {FileSystemEntry[]} */
  const all = [];
  try {
    const reader = folder.createReader();
    for (let some = await next(reader); some.length; some = await next(reader)) all.push(...some);
  } catch {
    fail();
  }
  return all.sort((a, b) => byName.compare(a.name, b.name));
}

/** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} */
const next = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** @param {FileSystemEntry} entry */
function isWanted({ name, isFile }) {
  return !LITTER.test(name) && !(isFile && NO_TEXT.includes(kindOfName(name) ?? ''));
}

/** @param {FileSystemFileEntry} entry @param {string} path @param {Found} found */
async function addFile(entry, path, found) {
  try {
    /** @type {File} */
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.files.push(new File([file], path, { type: file.type, lastModified: file.lastModified }));
  } catch {
    found.unread.push(path);
  }
}
