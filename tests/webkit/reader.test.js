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

const FLEX = '<div style="display:flex"><gangmu-reader src="/essays.txt"></gangmu-reader></div>';
const GRID = '<div style="display:grid;place-items:center"><gangmu-reader src="/essays.txt"></gangmu-reader></div>';
for (const [name, body] of [
  ['a flex row', FLEX],
  ['a centred grid', GRID],
]) {
  test(`in ${name} it has a width, and nothing stands beyond the page`, async (context) => {
    await visit(context, body);
    const { width, beyond } = await webkit.until(() => {
      const box = document.querySelector('gangmu-reader:defined')?.getBoundingClientRect();
      const page = document.documentElement;
      return box && { width: box.width, beyond: page.scrollWidth - page.clientWidth };
    });
    assert.ok(width > 300, `${width} px wide`);
    assert.equal(beyond, 0);
  });
}

test('its rows do not follow the size of type of the page', async (context) => {
  await visit(context, '<style>html { font-size: 100px }</style><gangmu-reader src="/essays.txt"></gangmu-reader>');
  const size = await webkit.until(() => {
    const line = document.querySelector('gangmu-reader')?.shadowRoot?.querySelector('.line.body');
    return line && getComputedStyle(line).fontSize;
  });
  assert.equal(size, '18px');
});

test('a reader that is taken out of its page leaves no rejection behind', async (context) => {
  await visit(
    context,
    `<gangmu-reader src="/essays.txt"></gangmu-reader><script>
      window.rejections = [];
      addEventListener('unhandledrejection', ({ reason }) => window.rejections.push(String(reason)));
    </script>`,
  );
  await webkit.until(() => document.querySelector('gangmu-reader:defined') !== null);
  const rejections = await webkit.run(async () => {
    document.querySelector('gangmu-reader')?.remove();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return /** @type {any} */ (window).rejections;
  });
  assert.deepEqual(rejections, []);
});

test('a site whose policy allows no WebAssembly, in its workers either, has the directive named', async (context) => {
  const host = await serveHost(
    {
      '/host.html': { body: hostPage('<gangmu-reader src="/essays.txt"></gangmu-reader>') },
      '/essays.txt': { body: TEXT, headers: { 'content-type': 'text/plain; charset=utf-8' } },
    },
    { 'content-security-policy': "script-src 'self'" },
  );
  context.after(() => host.close());
  await webkit.open(`${host.url}/host.html`);
  const said = await webkit.until(
    () => document.querySelector('gangmu-reader')?.shadowRoot?.querySelector('[role=alert]')?.textContent,
  );
  assert.match(said, /wasm-unsafe-eval/);
});

test('from another origin the engine still runs in a worker', async (context) => {
  const dist = await serveHost({}, { 'access-control-allow-origin': '*' });
  context.after(() => dist.close());
  const count = `<script>
    window.workers = [];
    window.Worker = class extends Worker {
      constructor(...init) {
        super(...init);
        this.addEventListener('message', () => window.workers.push(String(init[0])), { once: true });
      }
    };
  </script>`;
  const host = await serveHost({
    '/host.html': { body: hostPage(`${count}<gangmu-reader></gangmu-reader>`, `${dist.url}/define.js`) },
  });
  context.after(() => host.close());
  await webkit.open(`${host.url}/host.html`);
  const { total, workers } = await webkit.run(async (text) => {
    await customElements.whenDefined('gangmu-reader');
    const reader = /** @type {any} */ (document.querySelector('gangmu-reader'));
    await reader.open(text);
    return { total: (await reader.filter('监督')).total, workers: /** @type {any} */ (window).workers };
  }, TEXT);
  assert.equal(total, SUPERVISION);
  assert.match(workers[0], /^blob:/);
});
