/** The table of pinyin comes when letters are first looked for, and everything else works without it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { OddServer } from './odd-server.js';
import { openSample, parts } from './page.js';
import { letTrap } from './trap.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block' });

const TABLE = '**/pinyin-*.bin';
const TEXT = '书架\n把书架搬到楼下，shujia 是书架。\n';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const whole = readFileSync(
  join(dist, /** @type {string} */ (readdirSync(dist).find((name) => name.startsWith('pinyin-')))),
);

/** @type {OddServer} */
let server;
test.beforeEach(async () => (server = await new OddServer().start()));
test.afterEach(() => server.close());

/** Opens a text in a stranger's page. @param {import('@playwright/test').Page} page */
async function openWidget(page) {
  const asked = /** @type {string[]} */ ([]);
  page.on('request', (request) => request.url().includes('/pinyin-') && asked.push(request.url()));
  await page.goto(`${server.url}/host.html`);
  const reader = page.locator('gangmu-reader');
  const open = () => reader.evaluate((/** @type {any} */ element, text) => element.open(text), TEXT);
  await open();
  /** @param {string} query @param {object} [options] @returns {Promise<{ total: number, notes: string[], found: number }>} */
  const filter = (query, options) =>
    reader.evaluate(
      async (/** @type {any} */ element, [query, options]) => {
        const { total, notes } = await element.filter(query, options);
        const codes = notes.map((/** @type {{ code: string }} */ { code }) => code);
        return { total, notes: codes, found: (await element.matches()).length };
      },
      [query, options],
    );
  return { asked, reader, open, filter };
}

test('a widget asks for the table when letters are looked for, once, and not before', async ({ page }) => {
  const { asked, filter } = await openWidget(page);
  expect(await filter('书架 1|楼下')).toEqual({ total: 1, notes: [], found: 1 });
  expect(await filter('shujia', { pinyin: false })).toEqual({ total: 1, notes: [], found: 1 });
  expect(await filter('shu?jia', { regex: true })).toEqual({ total: 1, notes: [], found: 1 });
  expect(asked).toHaveLength(0);
  expect(await filter('ｂｄｌｘ', {})).toEqual({ total: 1, notes: [], found: 1 });
  expect(await filter('shujia')).toEqual({ total: 1, notes: ['also-by-pinyin'], found: 1 });
  expect(asked).toHaveLength(1);
});

test('what an input method shows is looked for with the table, too', async ({ page }) => {
  const { filter } = await openWidget(page);
  expect(await filter('shujia', { composing: true })).toEqual({ total: 4, notes: [], found: 4 });
});

test('while the table is on its way, other queries are answered and overtake the letters', async ({ page }) => {
  const release = await holdTable(page);
  const { reader, filter } = await openWidget(page);
  const letters = reader.evaluate((/** @type {any} */ element) =>
    element.filter('loux').then(
      () => 'answered',
      (/** @type {{ code: string }} */ { code }) => code,
    ),
  );
  expect(await filter('书架')).toMatchObject({ total: 3 });
  expect(await letters).toBe('superseded');
  release();
  await reader.evaluate((/** @type {any} */ element) => element.pinyin);
  expect(await filter('loux')).toEqual({ total: 1, notes: [], found: 1 });
  expect(await filter('书架')).toEqual({ total: 3, notes: [], found: 3 });
});

/** @param {import('@playwright/test').Page} page @returns {Promise<() => void>} what lets it come */
async function holdTable(page) {
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(null)));
  await page.route(TABLE, async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

const flipped = Buffer.from(whole);
flipped[30_000] ^= 1;
const page404 = '<!doctype html><title>404</title>没有这一页';

/** @type {Record<string, { body: string | Buffer, status?: number, code: string }>} */
const BROKEN = {
  'not found': { body: page404, status: 404, code: 'pinyin-failed' },
  'a page': { body: page404, code: 'not-a-pinyin-table' },
  empty: { body: '', code: 'not-a-pinyin-table' },
  cut: { body: whole.subarray(0, 20_000), code: 'damaged-pinyin' },
  flipped: { body: flipped, code: 'damaged-pinyin' },
};

for (const [what, { body, status = 200, code }] of Object.entries(BROKEN)) {
  test(`without a table, as it is ${what}, letters count as they stand, until the next text`, async ({ page }) => {
    await page.route(TABLE, (route) => route.fulfill({ status, body }));
    const { filter, reader, open, asked } = await openWidget(page);
    expect(await filter('shujia')).toEqual({ total: 1, notes: ['no-pinyin'], found: 1 });
    await expect(
      page.getByText('拼音表没有取到，字母只照字面找。请检查网络，再打开一次文稿。', { exact: true }),
    ).toBeVisible();
    expect(await filter('loux')).toMatchObject({ total: 0, notes: ['no-pinyin'] });
    expect(asked).toHaveLength(1);
    const failure = await reader.evaluate((/** @type {any} */ element) =>
      element.pinyin.catch((/** @type {{ code: string }} */ error) => error.code),
    );
    expect(failure).toBe(code);
    await page.unroute(TABLE);
    await open();
    expect(await filter('loux')).toMatchObject({ total: 1, notes: [] });
  });
}

test('a fresh engine has the table without asking for it again', async ({ page }) => {
  await letTrap(page, '**/core-*.wasm', 'engine_exportAs', { times: 1 });
  const { filter, reader, asked } = await openWidget(page);
  expect(await filter('loux')).toMatchObject({ total: 1 });
  await reader.evaluate((/** @type {any} */ element) => element.export('json').catch(() => {}));
  expect(await filter('bandao')).toEqual({ total: 1, notes: [], found: 1 });
  expect(asked).toHaveLength(1);
});

test('where no worker may run, letters are pinyin too', async ({ page }) => {
  server.hostHeaders = { 'content-security-policy': "worker-src 'none'" };
  const { filter } = await openWidget(page);
  expect(await filter('loux')).toEqual({ total: 1, notes: [], found: 1 });
});

test('the page has the table before the first letter', async ({ page }) => {
  const table = page.waitForRequest(TABLE);
  await openSample(page);
  await table;
  await parts(page).search.fill('shujia');
  await expect(parts(page).status).toContainText(/[1-9]\d* 处.*拼音/);
});
