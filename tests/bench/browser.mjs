/** A browser and a server for the benchmarks: dist/ at /, the peers at /peers/, corpora made here at /data/. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/run.mjs';

const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html',
};
const PLACES = {
  '/peers/': 'node_modules',
  '/jieba-rs/': 'target/peers/jieba-rs',
  '/bench/': 'tests/bench',
  '/pagefind/': 'target/peers/pagefind/site/pagefind',
  '/': 'dist',
};

/**
 * Serves over gzip, as a plain web server would; nothing is kept by the browser.
 *
 * @param {Record<string, string | Buffer>} [data] What stands under /data/.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serveBench(data = {}) {
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(url.split('?')[0]);
    if (!packed.has(path)) packed.set(path, gzipSync(read(path, data), { level: 9 }));
    const type = TYPES[/** @type {keyof TYPES} */ (extname(path))] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'no-store' });
    response.end(packed.get(path));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}`, close: () => server.close() };
}

/** @param {string} path @param {Record<string, string | Buffer>} data */
function read(path, data) {
  if (path === '/favicon.ico') return '';
  if (path === '/bench.html') return '<!doctype html><meta charset="utf-8"><title>bench</title>';
  if (path.startsWith('/data/')) return data[path.slice(6)];
  const [prefix, folder] = /** @type {[string, string]} */ (
    Object.entries(PLACES).find(([place]) => path.startsWith(place))
  );
  return readFileSync(join(root, folder, path.slice(prefix.length)));
}

/**
 * A fresh browser: nothing compiled, nothing cached.
 *
 * @template T
 * @param {(page: import('@playwright/test').Page) => Promise<T>} work
 * @param {string[]} [flags] more flags for it
 */
export async function inFreshBrowser(work, flags = []) {
  const browser = await chromium.launch({
    executablePath: findBrowser('chromium') ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', ...flags],
  });
  try {
    return await work(await browser.newPage());
  } finally {
    await browser.close();
  }
}

/** @param {number[]} numbers */
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
