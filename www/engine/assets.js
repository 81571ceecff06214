/**
 * Where the files stand that are fetched while running: beside the script that is bundled from this one. The names carry
 * the hash of what is in them and are put in by the build.
 */

/** @param {string} name */
const beside = (name) => new URL(name, import.meta.url).href;

/** Whether this engine runs 128-bit SIMD, asked with the smallest module that has some. */
function hasSimd() {
  const splat = [1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  return (
    typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, ...splat]))
  );
}

export const assets = {
  worker: beside(WORKER_FILE),
  wasm: beside(hasSimd() ? WASM_FILE : PLAIN_WASM_FILE),
  words: beside(WORDS_WASM_FILE),
  pinyin: beside(PINYIN_FILE),
  dictionary: beside(DICTIONARY_FILE),
};
