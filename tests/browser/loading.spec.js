/** What a reader fetches, and when: nothing before it is near what is in sight, no words before they are needed. */
import { expect, test } from '@playwright/test';
import { expectText, openHost } from './host.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block', viewport: { width: 900, height: 700 } });

/** What was fetched beyond the page and its script. @param {string[]} fetched */
const rest = (fetched) => fetched.filter((name) => !/^(host\.html|define\.js|favicon\.ico)$/.test(name));

/** @param {string[]} fetched */
const words = (fetched) => fetched.filter((name) => /^(words|dictionary)-/.test(name));

/** Waits until the page has drawn, and has had time to look at what is in sight. @param {import('@playwright/test').Page} page */
const drawn = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

const FAR = '<div style="height:6000px"></div><gangmu-reader src="/essays.txt"></gangmu-reader>';

test('a reader far below fetches nothing until one comes near it', async ({ page }) => {
  const fetched = await openHost(page, FAR);
  await drawn(page);
  expect(rest(fetched)).toEqual([]);
  await page.evaluate(() => scrollTo(0, 4800));
  await expectText(page);
});

/** @type {[string, (element: any) => void][]} */
const ASKS = [
  ['loading=eager', (element) => element.setAttribute('loading', 'eager')],
  ['the property loading', (element) => void (element.loading = 'eager')],
  ['filter()', (element) => void element.filter('监督')],
  ['ready', (element) => void element.ready],
];

for (const [name, ask] of ASKS) {
  test(`${name} starts a reader far below at once`, async ({ page }) => {
    await openHost(page, FAR);
    await drawn(page);
    await page.locator('gangmu-reader').evaluate(ask);
    await expectText(page);
  });
}

test('a query set on a reader far below starts nothing, and holds once it is in sight', async ({ page }) => {
  const fetched = await openHost(page, FAR);
  await drawn(page);
  await page.locator('gangmu-reader').evaluate((element) => {
    Object.assign(element, { query: '监督', filterOptions: { scope: 'essay' }, order: 'relevance' });
  });
  await drawn(page);
  expect(rest(fetched)).toEqual([]);
  await page.evaluate(() => scrollTo(0, 5000));
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(/[1-9]\d* 处/);
});

test('a reader that is not displayed fetches nothing until it is', async ({ page }) => {
  const fetched = await openHost(page, '<div hidden><gangmu-reader src="/essays.txt"></gangmu-reader></div>');
  await drawn(page);
  expect(rest(fetched)).toEqual([]);
  await page.locator('body > div').evaluate((element) => element.removeAttribute('hidden'));
  await expectText(page);
});

test('a reader without src fetches nothing', async ({ page }) => {
  const fetched = await openHost(page, '<gangmu-reader></gangmu-reader>');
  await drawn(page);
  expect(rest(fetched)).toEqual([]);
});

test('a text that is opened and filtered needs no words', async ({ page }) => {
  const fetched = await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
  await expectText(page);
  await page.getByRole('searchbox', { name: '筛选' }).fill('监督');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(/[1-9]\d* 处/);
  await drawn(page);
  expect(words(fetched)).toEqual([]);
});

for (const [name, need] of /** @type {[string, (page: import('@playwright/test').Page) => Promise<unknown>][]} */ ([
  ['the switches of the filter are shown', (page) => page.getByRole('button', { name: /^找法/ }).click()],
  ['the card comes in sight', (page) => page.setViewportSize({ width: 1300, height: 700 })],
  [
    'a word is clicked twice',
    (page) => page.getByRole('region', { name: '正文' }).getByText('守林人必须').first().dblclick(),
  ],
  ['whole words are asked for', (page) => set(page, { filterOptions: { wholeWord: true } })],
  ['the order by relevance is asked for', (page) => set(page, { order: 'relevance' })],
  [
    'the page asks for them',
    (page) => page.locator('gangmu-reader').evaluate((element) => void (/** @type {any} */ (element).words)),
  ],
])) {
  test(`words are fetched once ${name}`, async ({ page }) => {
    const fetched = await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
    await expectText(page);
    await drawn(page);
    expect(words(fetched)).toEqual([]);
    await need(page);
    await expect.poll(() => words(fetched).length).toBe(2);
  });
}

/** @param {import('@playwright/test').Page} page @param {object} values */
const set = (page, values) =>
  page.locator('gangmu-reader').evaluate((element, values) => void Object.assign(element, values), values);
