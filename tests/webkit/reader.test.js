/** The page and the tag in WebKitGTK, whose driver Playwright does not speak: what only there was seen to fail. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { hostPage, serveHost } from './host.js';
import { startWebKit } from './webkit.js';

const TEXT = readFileSync(new URL('../fixtures/three_essays.txt', import.meta.url), 'utf8');
const SUPERVISION = TEXT.split('监督').length - 1;

/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;
before(async () => (webkit = await startWebKit()));
after(() => webkit?.close());

/**
 * Opens a page of a stranger.
 *
 * @param {import('node:test').TestContext} context
 * @param {string} body
 * @param {Record<string, string>} [headers]
 */
async function visit(context, body, headers) {
  const host = await serveHost({
    '/host.html': { body: hostPage(body), headers },
    '/essays.txt': { body: TEXT, headers: { 'content-type': 'text/plain; charset=utf-8' } },
  });
  context.after(() => host.close());
  await webkit.open(`${host.url}/host.html`);
}

test('one tag opens its text and filters it', async (context) => {
  await visit(context, '<gangmu-reader src="/essays.txt" query="监督"></gangmu-reader>');
  await webkit.until(() =>
    document.querySelector('gangmu-reader')?.shadowRoot?.querySelector('.text')?.textContent?.includes('守林人'),
  );
  const total = await webkit.run(async () => {
    const reader = /** @type {any} */ (document.querySelector('gangmu-reader'));
    return (await reader.filter('监督')).total;
  });
  assert.equal(total, SUPERVISION);
});

test('the page opens its sample', async (context) => {
  const host = await serveHost();
  context.after(() => host.close());
  await webkit.open(host.url);
  await webkit.until(() =>
    document.querySelector('gangmu-reader')?.shadowRoot?.textContent?.includes('把书架搬到楼下'),
  );
});
