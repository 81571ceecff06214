/**
 * Pagefind as a peer: it indexes pages ahead of time and is asked in the browser. One page a document, judged by pages; its
 * index takes minutes for more than a megabyte. Installed when first asked for; where it does not run, a line says so.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from '../../scripts/run.mjs';
import { inFreshBrowser, serveBench } from './browser.mjs';
import { quantile } from './quantile.mjs';

const VERSION = '1.6.0';
const MOST_UNITS = 350_000;
/** Where the text does not part its documents by empty lines, so many paragraphs make a page. */
const PAGE_PARAGRAPHS = 40;
const home = join(root, 'target', 'peers', 'pagefind');
const site = join(home, 'site');

/**
 * @param {string} text
 * @param {string[]} queries
 * @param {(text: string) => string} fold
 * @returns {Promise<string[]>} a line for bare queries and one for quoted ones
 */
export async function comparePagefind(text, queries, fold) {
  try {
    const pages = pagesOf(text.slice(0, text.indexOf('\n', MOST_UNITS) + 1 || undefined));
    const build = buildIndex(pages);
    const truth = queries.map((query) => pagesWith(pages.map(fold), fold(query)));
    const index = folderSize(join(site, 'pagefind'));
    const lines = [];
    for (const quoted of [false, true]) {
      const found = await search(queries.map((query) => (quoted ? query.replace(/\S+/g, '"$&"') : query)));
      lines.push(line(quoted, { build, index, found, truth, pageCount: pages.length }));
    }
    return lines;
  } catch (error) {
    return [`${'Pagefind'.padEnd(26)} does not run here: ${/** @type {Error} */ (error).message.split('\n')[0]}`];
  }
}

/** @param {string} text @returns {string[]} */
function pagesOf(text) {
  const documents = text.split(/\n\s*\n/).filter((page) => page.trim());
  if (documents.length > 20) return documents;
  const paragraphs = text.split('\n').filter((line) => line.trim());
  const starts = Array.from(
    { length: Math.ceil(paragraphs.length / PAGE_PARAGRAPHS) },
    (_, at) => at * PAGE_PARAGRAPHS,
  );
  return starts.map((start) => paragraphs.slice(start, start + PAGE_PARAGRAPHS).join('\n'));
}

/** @param {string[]} pages @returns {number} milliseconds */
function buildIndex(pages) {
  const command = join(home, 'node_modules', '.bin', 'pagefind');
  if (!existsSync(command)) {
    say(`installing the peer Pagefind ${VERSION} (once)`);
    mkdirSync(home, { recursive: true });
    execFileSync('npm', ['install', '--no-save', '--prefix', home, `pagefind@${VERSION}`], { stdio: 'pipe' });
  }
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  for (const [number, page] of pages.entries()) writeFileSync(join(site, `${number}.html`), htmlOf(page));
  const start = performance.now();
  execFileSync(command, ['--site', site], { stdio: 'pipe' });
  return performance.now() - start;
}

/** @param {string} page */
function htmlOf(page) {
  const escaped = page.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const paragraphs = escaped.split('\n').map((line) => `<p>${line}</p>`);
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>page</title><body data-pagefind-body>${paragraphs.join('')}`;
}

/**
 * @param {string[]} asked
 * @returns {Promise<{ ms: number, pages: number[] }[]>}
 */
async function search(asked) {
  const { url, close } = await serveBench();
  const found = await inFreshBrowser(async (page) => {
    await page.goto(`${url}/bench.html`);
    return page.evaluate(searchInPage, asked);
  });
  close();
  return found;
}

/** In the page: asks for each query; the index of its characters is there before the clock starts. @param {string[]} asked */
async function searchInPage(asked) {
  const pagefind = await import(/** @type {any} */ ('/pagefind/pagefind.js'));
  await pagefind.init();
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const found = [];
  for (const query of asked) {
    await pagefind.preload(query);
    const start = performance.now();
    const { results } = await pagefind.search(query);
    const ms = performance.now() - start;
    for (const result of results) {
      if (!numbers.has(result.id)) numbers.set(result.id, Number.parseInt((await result.data()).raw_url.slice(1), 10));
    }
    found.push({ ms, pages: results.map((/** @type {{ id: string }} */ { id }) => numbers.get(id) ?? -1) });
  }
  return found;
}

/** @param {string[]} folded @param {string} query */
function pagesWith(folded, query) {
  const terms = query.split(/\s+/).filter(Boolean);
  return folded.flatMap((page, number) => (terms.every((term) => page.includes(term)) ? [number] : []));
}

/** @param {string} folder @returns {number} bytes */
function folderSize(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, String(name))))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}

/**
 * @param {boolean} quoted
 * @param {{ build: number, index: number, found: { ms: number, pages: number[] }[], truth: number[][], pageCount: number }} measured
 */
function line(quoted, { build, index, found, truth, pageCount }) {
  const shares = { recall: /** @type {number[]} */ ([]), precision: /** @type {number[]} */ ([]) };
  for (const [at, { pages }] of found.entries()) {
    const right = pages.filter((page) => truth[at].includes(page)).length;
    if (truth[at].length) shares.recall.push(right / truth[at].length);
    if (pages.length) shares.precision.push(right / pages.length);
  }
  const times = found.map(({ ms }) => ms);
  const shown = [build.toFixed(0), (index / 1e6).toFixed(0)];
  for (const share of [0.5, 0.95, 1]) shown.push(quantile(times, share).toFixed(2));
  const mean = (/** @type {number[]} */ numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const quality = [shares.recall, shares.precision].map((numbers) => mean(numbers).toFixed(3).padStart(9)).join(' ');
  const name = `Pagefind, ${quoted ? 'quoted' : 'bare'}`;
  return `${name.padEnd(26)} ${shown.map((figure) => figure.padStart(8)).join(' ')} ${quality}  ${String(times.length).padStart(8)}  (${pageCount} pages, files on disk for heap)`;
}
