/** A reader that is taken out of its document and put back, made and never put in, ended half way. */
import { expect, test } from '@playwright/test';
import { expectText, openHost, TEXT } from './host.js';
import { count } from './page.js';

test.use({ serviceWorkers: 'block' });

/** @typedef {import('@playwright/test').Page} Page */

/** Lets the tasks that wait run, and more. @param {Page} page @param {number} [time] */
const pass = (page, time = 300) => page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), time);

/** Takes the reader out, and lets it find that it is not only moved. @param {Page} page */
async function takeOut(page) {
  await page.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector('gangmu-reader'));
    Object.assign(window, { element });
    element.remove();
  });
  await pass(page);
}

/** Takes the reader out, waits until its worker has ended, and puts it back. @param {Page} page */
async function takeOutAndPutBack(page) {
  await takeOut(page);
  await expect.poll(() => page.workers().length).toBe(0);
  await page.evaluate(() => document.body.append(/** @type {any} */ (window).element));
}

test('a text given to open() is back with its corrections, filter and place after a stay outside', async ({ page }) => {
  await openHost(page, '<gangmu-reader></gangmu-reader>');
  const reader = page.locator('gangmu-reader');
  const before = await reader.evaluate(async (/** @type {any} */ element, text) => {
    const outline = await element.open(new File([text], '文.txt'));
    const [point] = outline.files[0].essays[0].children;
    await element.correct({ line: point.line, kind: 'title' });
    await element.filter('监督', { scope: 'essay' });
    element.goToRow(20);
    return JSON.stringify(element.outline);
  }, TEXT);
  await expect.poll(() => reader.evaluate((/** @type {any} */ element) => element.row)).toBe(20);
  const opened = page
    .evaluate(() => new Promise((resolve) => document.addEventListener('gangmu-error', resolve)))
    .then(
      () => 'error',
      () => '',
    );
  await takeOutAndPutBack(page);
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '监督')} 处`);
  const after = await reader.evaluate(async (/** @type {any} */ element) => ({
    outline: JSON.stringify(element.outline),
    places: (await element.matches()).length,
    row: element.row,
    scope: element.filterOptions.scope,
    query: element.query,
  }));
  expect(after).toEqual({ outline: before, places: count(TEXT, '监督'), row: 20, scope: 'essay', query: '监督' });
  await page.getByRole('searchbox', { name: '筛选' }).fill('护林');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '护林')} 处`);
  expect(await Promise.race([opened, 'none'])).toBe('none');
});

test('a text whose file has gone meanwhile is still there, and so is one from src, not fetched again', async ({
  page,
}) => {
  const fetched = await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
  await expectText(page);
  await takeOutAndPutBack(page);
  await page.getByRole('searchbox', { name: '筛选' }).fill('护林');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '护林')} 处`);
  expect(fetched.filter((name) => name === 'essays.txt')).toHaveLength(1);
});

test('what changed while a reader stood outside holds when it is back', async ({ page }) => {
  await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
  await page.route('**/other.txt', (route) =>
    route.fulfill({ contentType: 'text/plain', body: '一篇短文\n\n另一份文稿里的话。' }),
  );
  await expectText(page);
  await takeOut(page);
  await page.evaluate(() => {
    const { element } = /** @type {any} */ (window);
    Object.assign(element, { src: '/other.txt', theme: 'dark' });
  });
  await pass(page);
  await page.evaluate(() => document.body.append(/** @type {any} */ (window).element));
  await expect(page.getByRole('region', { name: '正文' })).toContainText('另一份文稿里的话');
  expect(await page.locator('gangmu-reader').evaluate((element) => element.matches(':state(dark)'))).toBe(true);
});

test('a src that was on its way when the reader was taken out is fetched again', async ({ page }) => {
  let asked = 0;
  await page.route('**/slow.txt', async (route) => {
    asked += 1;
    if (asked > 1) await route.fulfill({ contentType: 'text/plain', body: TEXT });
  });
  await openHost(page, '<gangmu-reader src="/slow.txt"></gangmu-reader>');
  await expect.poll(() => asked).toBe(1);
  await takeOutAndPutBack(page);
  await expectText(page);
});

test('readers that are never put into a document keep no worker, and come again when asked', async ({
  page,
  browserName,
}) => {
  await openHost(page, '<p>');
  const all = await page.evaluate(async (text) => {
    const readers = Array.from({ length: 5 }, () => /** @type {any} */ (document.createElement('gangmu-reader')));
    Object.assign(window, { readers });
    const outlines = await Promise.all(readers.map((reader) => reader.open(text)));
    return outlines.map(({ files }) => files[0].essays.length);
  }, TEXT);
  expect(all).toEqual([3, 3, 3, 3, 3]);
  // WebDriver BiDi, by which Firefox is driven, does not tell of workers that end.
  if (browserName === 'chromium') await expect.poll(() => page.workers().length).toBe(0);
  const again = await page.evaluate(async () => {
    const [reader] = /** @type {any} */ (window).readers;
    const { total } = await reader.filter('监督');
    return { total, essays: reader.outline.files[0].essays.length };
  });
  expect(again).toEqual({ total: count(TEXT, '监督'), essays: 3 });
  if (browserName === 'chromium') await expect.poll(() => page.workers().length).toBe(0);
});

/** Ways in which nothing comes of it. @type {[string, (element: any, text: string) => void, string?][]} */
const ENDS = [
  ['is removed at once', (element) => void setTimeout(() => element.remove())],
  [
    'is removed while it opens',
    (element, text) => {
      element.open(text.repeat(500)).catch(() => {});
      setTimeout(() => element.remove(), 200);
    },
  ],
  ['is removed after a second', (element) => void setTimeout(() => element.remove(), 900)],
  [
    'is closed while it opens',
    (element, text) => {
      element.open(text.repeat(500)).catch(() => {});
      element.close();
    },
  ],
  ['finds no words', (element) => void (element.filterOptions = { wholeWord: true })],
  ['is not allowed WebAssembly', () => {}, "script-src 'self' 'unsafe-inline'"],
  ['has a src that is no address', (element) => void (element.src = 'http://[')],
  ['has a src that is not there', (element) => void (element.src = '/nowhere.txt')],
  ['is set what cannot be', (element) => void Object.assign(element, { filterOptions: { scope: 1 }, order: 1 })],
];

for (const [name, act, csp] of ENDS) {
  test(`no rejection reaches a page whose reader ${name}, and no outline of nothing`, async ({ page }) => {
    const policy = csp ? `<meta http-equiv="Content-Security-Policy" content="${csp}">` : '';
    await page.route('**/{words,dictionary}-*', (route) => route.fulfill({ status: 404 }));
    await page.addInitScript(() => {
      const heard = /** @type {string[]} */ ([]);
      Object.assign(window, { heard });
      addEventListener('unhandledrejection', ({ reason }) => heard.push(`rejected: ${reason?.code ?? reason}`));
      addEventListener('error', ({ message }) => heard.push(`error: ${message}`));
      document.addEventListener(
        'gangmu-open',
        (/** @type {any} */ { detail }) => detail.outline ?? heard.push('null outline'),
      );
    });
    await openHost(page, `${policy}<gangmu-reader src="/essays.txt"></gangmu-reader>`);
    await page.locator('gangmu-reader').evaluate(act, TEXT);
    await pass(page, 2000);
    expect(await page.evaluate(() => /** @type {any} */ (window).heard)).toEqual([]);
  });
}

test('what was on its way when a reader was taken out starts no worker, and comes when it is back', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'WebDriver BiDi does not tell of workers that end');
  const held = /** @type {(() => void)[]} */ ([]);
  await page.route('**/{dictionary,pinyin}-*', async (route) => {
    await new Promise((resolve) => held.push(() => resolve(undefined)));
    await route.continue();
  });
  await openHost(page, '<gangmu-reader></gangmu-reader>');
  const long = `${TEXT}\n`.repeat(60);
  await page.evaluate(async (long) => {
    const element = /** @type {any} */ (document.querySelector('gangmu-reader'));
    const codes = /** @type {string[]} */ ([]);
    Object.assign(window, { element, codes });
    await element.open(long);
    const note = (/** @type {any} */ error) => codes.push(error.code);
    element.words.catch(note);
    element.filter('jiandu').catch(note);
    // Rows are asked for, block after block.
    window.print = () => {};
    void element.print();
    setTimeout(() => element.remove());
  }, long);
  await expect.poll(() => held.length).toBe(2);
  await expect.poll(() => page.workers().length).toBe(0);
  let started = 0;
  page.on('worker', () => (started += 1));
  for (const release of held) release();
  await pass(page, 1500);
  expect([started, page.workers().length]).toEqual([0, 0]);
  expect(await page.evaluate(() => /** @type {any} */ (window).codes)).toEqual(['closed', 'closed']);
  await page.unroute('**/{dictionary,pinyin}-*');
  const total = await page.evaluate(async () => {
    const { element } = /** @type {any} */ (window);
    document.body.append(element);
    await element.words;
    return (await element.filter('jiandu')).total;
  });
  expect(total).toBeGreaterThanOrEqual(60 * count(TEXT, '监督'));
});

test('a query set while a reader stands outside is what it is filtered by once it is back', async ({ page }) => {
  await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
  await expectText(page);
  await takeOut(page);
  await page.evaluate(() => /** @type {any} */ (window.element.query = '监督'));
  await page.evaluate(() => document.body.append(/** @type {any} */ (window).element));
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '监督')} 处`);
});

test('whole words are found again after a stay outside', async ({ page }) => {
  await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
  await expectText(page);
  const reader = page.locator('gangmu-reader');
  const counts = () =>
    reader.evaluate(async (/** @type {any} */ element) => {
      await element.words;
      return (await element.matches()).length;
    });
  const plain = count(TEXT, '山');
  await reader.evaluate((element) => Object.assign(element, { query: '山', filterOptions: { wholeWord: true } }));
  await expect.poll(counts).toBeLessThan(plain);
  const status = page.getByRole('status').filter({ hasText: '处' });
  const whole = await counts();
  await expect(status).toContainText(`${whole} 处`);
  await takeOutAndPutBack(page);
  await expect.poll(counts).toBe(whole);
  await expect(status).toContainText(`${whole} 处`);
});

test('an address that answers slowly opens in a reader that stands in no document', async ({ page }) => {
  await openHost(page, '<p>');
  await page.route('**/slow.txt', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await route.fulfill({ contentType: 'text/plain', body: TEXT });
  });
  const essays = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.createElement('gangmu-reader'));
    return (await reader.open(new URL('/slow.txt', location.href))).files[0].essays.length;
  });
  expect(essays).toBe(3);
});
