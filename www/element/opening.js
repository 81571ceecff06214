/** @import { FileInput } from '../types.js' */
/** @import { Opening } from '../view/notes.js' */

/** How opening starts, once every file is there. @param {FileInput[]} files @returns {Opening} */
export function openingOf(files) {
  const byteLength = files.reduce((sum, { bytes }) => sum + (bytes instanceof Blob ? bytes.size : bytes.byteLength), 0);
  return { name: files[0]?.name ?? '', done: 0, total: files.length, byteLength };
}
