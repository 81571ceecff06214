/** A site that serves the built page, in one version or another, whole or half published. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.txt': 'text/plain' };

/** The page as it is built. @returns {Map<string, Buffer>} */
export const firstVersion = () =>
  new Map(
    readdirSync(dist)
      .filter((name) => !name.endsWith('.map'))
      .map((name) => [name, readFileSync(join(dist, name))]),
  );

/** The name of the dictionary in the version after this one. */
export const NEXT_DICTIONARY = 'dictionary-22222222.bin';

/** The page as a version after this one: it says so on its root, and its dictionary is another. @param {number} [version] */
export function nextVersion(version = 2) {
  const files = firstVersion();
  const [dictionary] = [...files.keys()].filter((name) => name.startsWith('dictionary-'));
  const bytes = /** @type {Buffer} */ (files.get(dictionary));
  const renamed = (/** @type {string} */ name) => String(files.get(name)).replaceAll(dictionary, NEXT_DICTIONARY);
  const page = Buffer.from(`${renamed('page.js')};document.documentElement.dataset.version='${version}'`);
  const worker = renamed('service-worker.js').replaceAll(digest(files.get('page.js')), digest(page));
  files.delete(dictionary);
  return new Map([...files, ['page.js', page], ['service-worker.js', Buffer.from(worker)], [NEXT_DICTIONARY, bytes]]);
}

/** @param {Buffer | undefined} bytes */
const digest = (bytes = Buffer.of()) => createHash('sha256').update(bytes).digest('base64');

/**
 * Serves some files; `site.files` may be changed at any time.
 *
 * @param {Map<string, Buffer>} files
 */
export async function publish(files) {
  const site = { files, url: '', /** What has been asked for. */ asked: /** @type {string[]} */ ([]), end: () => {} };
  const server = createServer(({ url = '/' }, response) => {
    const name = new URL(url, 'http://site').pathname.slice(1) || 'index.html';
    const bytes = site.files.get(name);
    site.asked.push(name);
    response.writeHead(bytes ? 200 : 404, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  site.url = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
  site.end = () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}
