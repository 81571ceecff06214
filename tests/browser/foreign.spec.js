/** The tag on pages that do not let a worker be made from our script as it stands: other origins, Trusted Types, COEP. */
import { expect, test } from '@playwright/test';
import { OddServer } from './odd-server.js';
import { count, fixtureText, parts } from './page.js';

const TEXT = fixtureText('three_essays.txt');
const NO_WORKER = /no worker may run here/;

/** @type {OddServer} */
let own;
/** @type {OddServer} */
let other;
test.beforeEach(async () => ([own, other] = await Promise.all([new OddServer().start(), new OddServer().start()])));
test.afterEach(() => (own.close(), other.close()));

/**
 * Opens a page with the tag, filters, and gives what the console says of workers.
 *
 * @param {import('@playwright/test').Page} page
 * @param {{ headers?: Record<string, string>, isForeign?: boolean, readers?: number }} options
 */
async function openHost(page, { headers = {}, isForeign = false, readers = 1 }) {
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => NO_WORKER.test(message.text()) && said.push(message.text()));
  const script = isForeign ? `${other.url}/define.js` : '/define.js';
  own.setHost('<gangmu-reader src="/essays.txt" query="监督"></gangmu-reader>'.repeat(readers), script);
  own.hostHeaders = headers;
  await page.goto(`${own.url}/host.html`);
  for (const status of await parts(page).status.all()) await expect(status).toContainText(`${count(TEXT, '监督')} 处`);
  await expect(parts(page).status).toHaveCount(readers);
  return said;
}

const TYPES = "require-trusted-types-for 'script'; trusted-types gangmu lit-html";
const COEP = { 'cross-origin-embedder-policy': 'require-corp' };

for (const [where, options] of /** @type {[string, Parameters<typeof openHost>[1]][]} */ ([
  ['from another origin', { isForeign: true }],
  ['under Trusted Types', { headers: { 'content-security-policy': TYPES } }],
  ['from another origin under Trusted Types', { isForeign: true, headers: { 'content-security-policy': TYPES } }],
  ['where the page has COEP, and our files have not', { headers: COEP }],
  ['from another origin under COEP', { isForeign: true, headers: COEP }],
])) {
  test(`${where}, the engine runs in a worker`, async ({ page, browserName }) => {
    expect(await openHost(page, options)).toEqual([]);
    if (browserName === 'chromium') expect(page.workers()).toHaveLength(1);
  });
}

test('where Trusted Types do not list our policy, the engine runs in the page, and the console says so once', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'whether others enforce Trusted Types depends on their version');
  const headers = { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types lit-html" };
  expect(await openHost(page, { headers, readers: 2 })).toHaveLength(1);
});
