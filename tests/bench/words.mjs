/** `npm run bench words`: bytes, cold start, speed and memory of cutting words, in one interleaved run in Chromium. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from '../../scripts/run.mjs';
import { inFreshBrowser, median, serveBench } from './browser.mjs';
import { essays } from './corpus.mjs';
import { buildJiebaRs } from './jieba-rs.mjs';

const PEERS = ['jieba-wasm', 'jieba-rs 0.11', 'Intl.Segmenter', 'gangmu'];
const ROUNDS = 7;

const text = essays(2_000_000);
const jiebaRs = await buildJiebaRs();
const { url, close } = await serveBench({ 'text.txt': text, 'dict.txt': jiebaRs.dictionary });
bytes();
await coldStarts('main');
await coldStarts('worker');
await longestBlock();
await speed();
close();

/** What is downloaded until words can be cut. */
function bytes() {
  const dist = join(root, 'dist');
  const ours = readdirSync(dist).filter((name) => /^(words-.*\.wasm|dictionary-.*\.bin|core\.js)$/.test(name));
  const peer = join(root, 'node_modules/jieba-wasm/pkg/web');
  const rows = [
    ['jieba-rs 0.11', 'jieba_rs_peer_bg.wasm', readFileSync(join(jiebaRs.folder, 'jieba_rs_peer_bg.wasm'))],
    ['jieba-rs 0.11', 'dict.txt', jiebaRs.dictionary],
    ...['jieba_rs_wasm.js', 'jieba_rs_wasm_bg.wasm'].map((name) => [
      'jieba-wasm',
      name,
      readFileSync(join(peer, name)),
    ]),
    ...ours.map((name) => ['gangmu', name, readFileSync(join(dist, name))]),
  ];
  console.log('\nbytes                                             raw      gzip    brotli');
  for (const [who, name, file] of /** @type {[string, string, Buffer][]} */ (rows)) {
    const brotli = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
    const numbers = [file, gzipSync(file, { level: 9 }), brotli].map(({ length }) => String(length).padStart(9));
    console.log(`${who.padEnd(13)} ${name.padEnd(30)} ${numbers.join(' ')}`);
  }
}

/** Until the first word is cut, each time in a fresh browser; the peers take turns. @param {'main' | 'worker'} where */
async function coldStarts(where) {
  /** @type {Record<string, { ms: number, wasmBytes: number }[]>} */
  const samples = Object.fromEntries(PEERS.map((peer) => [peer, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const peer of PEERS) samples[peer].push(await inFreshBrowser((page) => coldStart(page, peer, where)));
  }
  const base = median(samples[PEERS[0]].map(({ ms }) => ms));
  console.log(`\ncold start to the first cut, ${where}, median of ${ROUNDS}: ms, ratio, wasm memory after it`);
  for (const peer of PEERS) {
    const ms = median(samples[peer].map((sample) => sample.ms));
    const mb = samples[peer][0].wasmBytes / 1e6;
    console.log(`${peer.padEnd(16)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / base).toFixed(2)}  ${mb.toFixed(1)} MB`);
  }
}

/** @param {import('@playwright/test').Page} page @param {string} peer @param {'main' | 'worker'} where */
async function coldStart(page, peer, where) {
  await page.goto(`${url}/bench.html`);
  return page.evaluate(
    async ([peer, where]) => {
      if (where === 'main') return (await import('/bench/cold-start.js')).coldStart(peer);
      const worker = new Worker('/bench/cold-start.js', { type: 'module' });
      worker.postMessage(peer);
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
    },
    [peer, where],
  );
}

/** How long the page cannot answer while words are fetched and loaded behind a text that is on screen. */
async function longestBlock() {
  const samples = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    samples.push(
      await inFreshBrowser(async (page) => {
        await page.goto(`${url}/bench.html`);
        return page.evaluate(async () => (await import('/bench/cold-start.js')).longestBlock());
      }),
    );
  }
  const [longest, loading] = /** @type {const} */ (['longest', 'loading']).map((figure) =>
    samples.map((sample) => sample[figure]),
  );
  console.log(
    `\nlongest block of the main thread while words load: median ${median(longest).toFixed(1)} ms, most ` +
      `${Math.max(...longest).toFixed(1)} ms of ${ROUNDS} loads that took ${median(loading).toFixed(0)} ms`,
  );
}

/** Line by line, and all of it in one call; each time in a fresh browser, the peers take turns, the best of three. */
async function speed() {
  /** @type {Record<string, Record<'lines' | 'whole' | 'wasmBytes', number>[]>} */
  const samples = Object.fromEntries(PEERS.map((peer) => [peer, []]));
  for (let round = 0; round < 3; round += 1) {
    for (const peer of PEERS) samples[peer].push(await inFreshBrowser((page) => throughput(page, peer)));
  }
  const best = (/** @type {string} */ peer, /** @type {'lines' | 'whole'} */ how) =>
    Math.max(...samples[peer].map((sample) => sample[how]));
  const megabytes = (Buffer.byteLength(text) / 1e6).toFixed(1);
  console.log(`\ncutting ${megabytes} MB: MB/s and ratio line by line, the same in one call, wasm memory after it`);
  for (const peer of PEERS) {
    const shown = /** @type {const} */ (['lines', 'whole']).map((how) => {
      const [speed, base] = [best(peer, how), best(PEERS[0], how)];
      return `${speed.toFixed(1).padStart(6)} MB/s ${(speed / base).toFixed(2).padStart(6)}`;
    });
    console.log(`${peer.padEnd(16)} ${shown.join('   ')}   ${(samples[peer][0].wasmBytes / 1e6).toFixed(1)} MB`);
  }
}

/** @param {import('@playwright/test').Page} page @param {string} peer */
async function throughput(page, peer) {
  await page.goto(`${url}/bench.html`);
  return page.evaluate(async (peer) => {
    const text = await (await fetch('/data/text.txt')).text();
    return (await import('/bench/cold-start.js')).throughput(peer, text);
  }, peer);
}
