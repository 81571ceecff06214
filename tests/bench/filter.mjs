/**
 * `npm run bench filter [TEXT.txt [QUERIES.json]]`: the peers and Gangmu on the same text and queries, in one run.
 *
 * Without a text, essays are made (10 MB) and queries are drawn from them. QUERIES.json is a list of `{ "q": "…" }`.
 * Truth is what a reader's Ctrl+F means: a paragraph matches when it contains every term as a substring, after NFKC and
 * lower case. Each engine runs in a process of its own, one after the other.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { essays } from './corpus.mjs';
import { filterEngine } from './filter-engine.mjs';
import { comparePagefind } from './filter-pagefind.mjs';
import { filterPage } from './filter-page.mjs';
import { PEERS } from './filter-peers.mjs';
import { quantile } from './quantile.mjs';

const SECONDS_FOR_EACH = 60;

/** @param {string} text */
const fold = (text) => text.normalize('NFKC').toLowerCase();

const [textFile, queryFile] = (process.send ? process.argv.slice(3) : process.argv.slice(2)).filter((name) =>
  existsSync(name),
);

function load() {
  const text = textFile ? readFileSync(textFile, 'utf8') : essays(10_000_000);
  const paragraphs = text.split('\n').filter((line) => line.trim());
  return { text, paragraphs, queries: queryFile ? readQueries(queryFile) : drawQueries(paragraphs) };
}

/** @param {string} file @returns {string[]} */
function readQueries(file) {
  const parsed = JSON.parse(readFileSync(file, 'utf8'));
  return (Array.isArray(parsed) ? parsed : parsed.queries).map((/** @type {any} */ query) => query.q ?? query);
}

/** Words, pieces of words and what is seen while typing, from all over the text. @param {string[]} paragraphs */
function drawQueries(paragraphs) {
  const queries = new Set();
  for (let n = 0; n < 60; n += 1) {
    const paragraph = paragraphs[(n * 7919) % paragraphs.length].replace(/[^\p{Script=Han}]/gu, '');
    for (const length of [1, 2, 3, 4]) queries.add(paragraph.slice(n % 5, (n % 5) + length));
  }
  return [...queries].filter(Boolean);
}

if (process.send) await measure(process.argv[2]);
else await compare();

async function compare() {
  const { text, paragraphs, queries } = load();
  console.log(
    `${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB, ${paragraphs.length} paragraphs, ${queries.length} queries`,
  );
  console.log('                            build ms  heap MB   p50 ms   p95 ms   max ms   recall  precision  queries');
  for (const name of Object.keys(PEERS)) console.log(name.padEnd(26), await inProcess(name));
  for (const line of await comparePagefind(text, queries, fold)) console.log(line);
  await filterEngine(text, queries);
  await filterPage();
}

/** @param {string} name @returns {Promise<string>} */
function inProcess(name) {
  const files = [textFile, queryFile].filter(Boolean);
  const child = fork(fileURLToPath(import.meta.url), [name, ...files], {
    execArgv: ['--expose-gc', '--max-old-space-size=6000'],
  });
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), SECONDS_FOR_EACH * 4000);
    child.on('message', (line) => resolve(String(line)));
    child.on(
      'exit',
      (code) => (clearTimeout(late), resolve(`did not finish (${code ?? 'too slow, or out of memory'})`)),
    );
  });
}

/** @param {string} name */
async function measure(name) {
  const { text, paragraphs, queries } = load();
  const folded = paragraphs.map(fold);
  const memory = () => (globalThis.gc?.(), process.memoryUsage().heapUsed + process.memoryUsage().external);
  const before = memory();
  const start = performance.now();
  const search = await PEERS[name]({ text, paragraphs });
  const build = performance.now() - start;
  const heap = (memory() - before) / 1e6;
  const deadline = performance.now() + SECONDS_FOR_EACH * 1000;
  const times = [];
  let recall = 0,
    precision = 0,
    answered = 0,
    found = 0;
  for (const query of queries) {
    if (performance.now() > deadline) break;
    let best = Infinity,
      result = /** @type {Set<number>} */ (new Set());
    for (let round = 0; round < 3; round += 1) {
      const asked = performance.now();
      const { paragraphs: numbers } = await search(query);
      best = Math.min(best, performance.now() - asked);
      if (round === 0) result = new Set(numbers());
      if (best > 300) break;
    }
    times.push(best);
    const terms = fold(query).split(/\s+/).filter(Boolean);
    const truth = folded.flatMap((paragraph, at) => (terms.every((term) => paragraph.includes(term)) ? [at] : []));
    const right = truth.filter((at) => result.has(at)).length;
    if (truth.length) ((answered += 1), (recall += right / truth.length));
    if (result.size) ((found += 1), (precision += right / result.size));
  }
  const numbers = [build, heap, ...[0.5, 0.95, 1].map((share) => quantile(times, share))];
  const shown = numbers.map((number, at) => number.toFixed(at < 2 ? 0 : 2).padStart(8)).join(' ');
  const quality = [recall / answered, precision / found].map((share) => share.toFixed(3).padStart(9)).join(' ');
  process.send?.(`${shown} ${quality}  ${String(times.length).padStart(8)}`, () => process.exit(0));
}
