/** A server for tests: dist/, and pages of strangers beside it. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * @typedef {{ body: string, headers?: Record<string, string> }} Page
 */

/**
 * Serves dist/ and some pages.
 *
 * @param {Record<string, Page>} [pages] by their paths
 * @param {Record<string, string>} [headers] sent with everything
 */
export async function serveHost(pages = {}, headers = {}) {
  const files = sirv(dist, { dev: true, setHeaders: (response) => setAll(response, headers) });
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (!page) return files(request, response);
    setAll(response, { 'content-type': 'text/html; charset=utf-8', ...headers, ...page.headers });
    response.end(page.body);
  });
  server.listen(0);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}`, close: () => server.close() };
}

/** @param {import('node:http').ServerResponse} response @param {Record<string, string>} headers */
function setAll(response, headers) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** A page with `body` in it. @param {string} body @param {string} [script] where the tag is defined */
export const hostPage = (body, script = '/define.js') =>
  `<!doctype html><html lang="zh"><meta charset="utf-8"><title>host</title>${body}<script type="module" src="${script}"></script></html>`;
