/**
 * Where the files stand that are fetched while running: beside the script that is bundled from this one. The names carry
 * the hash of what is in them and are put in by the build.
 */

/** @param {string} name */
const beside = (name) => new URL(name, import.meta.url).href;

export const assets = {
  worker: beside(WORKER_FILE),
  wasm: beside(WASM_FILE),
  dictionary: beside(DICTIONARY_FILE),
};
