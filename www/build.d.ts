/** Names that `scripts/build.mjs` puts in while bundling. */
declare const WORKER_FILE: string;
declare const WASM_FILE: string;
declare const PLAIN_WASM_FILE: string;
declare const WORDS_WASM_FILE: string;
declare const PINYIN_FILE: string;
declare const DICTIONARY_FILE: string;
/** The files of the page, each with the hash of what is in it, for the service worker. */
declare const PRECACHE: { url: string; revision: string | null }[];
