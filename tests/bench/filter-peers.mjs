/**
 * The search engines that the benchmark compares. Each takes the text and gives a search; a search gives a function that
 * lists the paragraphs it found, so that listing them is not timed where an engine finds places, not paragraphs.
 *
 * @typedef {{ text: string, paragraphs: string[] }} Corpus
 * @typedef {(query: string) => Promise<{ paragraphs: () => Iterable<number> }>} Search
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/run.mjs';

const require = createRequire(import.meta.url);

/** @param {string} text */
const fold = (text) => text.normalize('NFKC').toLowerCase();

/** @param {Iterable<number>} numbers */
const list = (numbers) => ({ paragraphs: () => numbers });

/** @param {string} text */
function bigrams(text) {
  const runs = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}

/** @param {string} text @returns {string[]} */
function jiebaWords(text) {
  const { cut_for_search: cut } = require('jieba-wasm');
  return cut(fold(text), true).filter((/** @type {string} */ word) => /[\p{L}\p{N}]/u.test(word));
}

/** @param {(text: string) => string[]} tokenize */
const miniSearch =
  (tokenize) =>
  async (/** @type {Corpus} */ { paragraphs }) => {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch({
      fields: ['text'],
      tokenize,
      processTerm: (term) => term,
      searchOptions: { combineWith: 'AND', prefix: true },
    });
    index.addAll(paragraphs.map((text, id) => ({ id, text })));
    return async (/** @type {string} */ query) => list(index.search(query).map(({ id }) => id));
  };

/** @type {Record<string, (corpus: Corpus) => Promise<Search>>} */
export const PEERS = {
  'indexOf, one string': async ({ paragraphs }) => {
    const text = paragraphs.map(fold).join('\n');
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return async (query) => {
      const places = fold(query)
        .split(/\s+/)
        .filter(Boolean)
        .map((term) => allPlaces(text, term));
      return { paragraphs: () => shared(places.map((found) => paragraphsOf(found, starts))) };
    };
  },
  'MiniSearch, jieba': miniSearch(jiebaWords),
  'MiniSearch, bigrams': miniSearch(bigrams),
  'FlexSearch, CJK': async ({ paragraphs }) => {
    const { default: FlexSearch } = await import('flexsearch');
    const index = new FlexSearch.Index({ encoder: FlexSearch.Charset.CJK, tokenize: 'strict' });
    paragraphs.forEach((text, id) => index.add(id, text));
    return async (query) => list(/** @type {number[]} */ (index.search(query, { limit: paragraphs.length })));
  },
  "Fuse, extended 'term": async ({ paragraphs }) => {
    const { default: Fuse } = await import('fuse.js');
    const fuse = new Fuse(paragraphs, {
      includeMatches: true,
      useExtendedSearch: true,
      ignoreLocation: true,
      threshold: 0,
    });
    return async (query) =>
      list(
        fuse
          .search(
            query
              .split(/\s+/)
              .map((term) => `'${term}`)
              .join(' '),
          )
          .map(({ refIndex }) => refIndex),
      );
  },
  Gangmu: async ({ paragraphs }) => {
    const { default: init, Engine } = await import(join(root, 'target/web/glue/gangmu.js'));
    await init({ module_or_path: readFileSync(join(root, 'target/web/core.wasm')) });
    const engine = new Engine();
    engine.stage('bench.txt', new TextEncoder().encode(paragraphs.join('\n')));
    engine.commit(false);
    const options = { variants: false, pinyin: false };
    return async (query) => {
      engine.filter(query, options);
      return {
        paragraphs: () =>
          new Set(engine.matches().filter((/** @type {number} */ _, /** @type {number} */ at) => at % 4 === 1)),
      };
    };
  },
};

/** @param {string} text @param {string} term */
function allPlaces(text, term) {
  const places = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) places.push(at);
  return places;
}

/** @param {number[]} places in order @param {number[]} starts */
function paragraphsOf(places, starts) {
  let paragraph = 0;
  return new Set(
    places.map((place) => {
      while (starts[paragraph + 1] <= place) paragraph += 1;
      return paragraph;
    }),
  );
}

/** @param {Set<number>[]} sets */
const shared = ([first = new Set(), ...others]) => [...first].filter((at) => others.every((set) => set.has(at)));
