/** `npm run bench words`: bytes, cold start, speed and memory of cutting words, in one interleaved run in Chromium. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from '../../scripts/run.mjs';
import { inFreshBrowser, median, serveBench } from './browser.mjs';
import { essays } from './corpus.mjs';

const PEERS = ['jieba-wasm', 'Intl.Segmenter', 'gangmu'];
const ROUNDS = 7;

const text = essays(2_000_000);
const { url, close } = await serveBench({ 'text.txt': text });
bytes();
await coldStarts('main');
await coldStarts('worker');
await speed();
close();

/** What is downloaded until words can be cut. */
function bytes() {
  const dist = join(root, 'dist');
  const ours = readdirSync(dist).filter((name) => /^(core-.*\.wasm|dictionary-.*\.bin|core\.js)$/.test(name));
  const peer = join(root, 'node_modules/jieba-wasm/pkg/web');
  const rows = [
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
    console.log(`${who.padEnd(12)} ${name.padEnd(30)} ${numbers.join(' ')}`);
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

async function speed() {
  console.log(
    `\ncutting ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB line by line: MB/s, ratio, wasm memory after it`,
  );
  let base = 0;
  for (const peer of PEERS) {
    const { mbPerSecond, wasmBytes } = await inFreshBrowser(async (page) => {
      await page.goto(`${url}/bench.html`);
      return page.evaluate(async (peer) => {
        const text = await (await fetch('/data/text.txt')).text();
        return (await import('/bench/cold-start.js')).throughput(peer, text);
      }, peer);
    });
    base ||= mbPerSecond;
    console.log(
      `${peer.padEnd(16)} ${mbPerSecond.toFixed(1).padStart(6)} MB/s  ${(mbPerSecond / base).toFixed(2)}  ${(wasmBytes / 1e6).toFixed(1)} MB`,
    );
  }
}
