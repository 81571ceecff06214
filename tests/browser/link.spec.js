/** What the link keeps: the filter with all of how it is taken and shown, and the place, also of a file that is not open yet. */
import { expect, test } from '@playwright/test';
import { fixturePath, fixtureText, openFiles, openSample, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const link = (page) => page.evaluate(() => decodeURIComponent(location.hash));

/** @param {Page} page */
const row = (page) => page.evaluate(() => /** @type {any} */ (document.querySelector('gangmu-reader')).row);

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Starts the page anew at a link, as one does who is sent it. @param {Page} page @param {string} url */
async function visit(page, url) {
  await page.goto('about:blank');
  await page.goto(url);
  await expect(parts(page).text).toContainText('把书架搬到楼下');
}

/** Opens the three essays, and waits for them. @param {Page} page */
async function openEssays(page) {
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(parts(page).text).toContainText('守林人必须先要站得住');
}

test('the link keeps whether the outline is narrowed and how passages are ordered', async ({ page }) => {
  const { search, status } = await openSample(page);
  await search.fill('读书');
  await button(page, '只看命中').click();
  await button(page, '按相关').click();
  await expect.poll(() => link(page)).toBe('#q=读书&outline=whole&order=relevance');
  await visit(page, page.url());
  await expect(status).toContainText('处');
  await expect(button(page, '只看命中')).toHaveAttribute('aria-pressed', 'false');
  await expect(button(page, '按相关')).toHaveAttribute('aria-pressed', 'true');
  await page.evaluate(() => (location.hash = '#q=读书'));
  await expect(button(page, '只看命中')).toHaveAttribute('aria-pressed', 'true');
  await expect(button(page, '按位置')).toHaveAttribute('aria-pressed', 'true');
});

test('a fragment that is set just before the page writes its own is followed', async ({ page }) => {
  await page.addInitScript(() => {
    const { setTimeout } = window;
    const due = /** @type {(() => void)[]} */ (/** @type {any} */ (window).due ??= []);
    /** @type {any} */ (window).setTimeout = (/** @type {() => void} */ act, /** @type {number} */ delay) => {
      due.push(act);
      return setTimeout(act, delay);
    };
  });
  const { search, status } = await openSample(page);
  await search.fill('习惯');
  await expect(status).toContainText('处');
  // Every timer that has been set runs before the browser tells of the change.
  await page.evaluate(() => {
    location.hash = '#q=读书&outline=whole';
    for (const act of /** @type {any} */ (window).due) act();
  });
  await expect(search).toHaveValue('读书');
  await expect(button(page, '只看命中')).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => link(page)).toBe('#q=读书&outline=whole');
});

test('a switch is in the link with an empty box too', async ({ page }) => {
  await openSample(page);
  await button(page, '找法').click();
  await button(page, '正则').click();
  await expect.poll(() => link(page)).toBe('#as=regex');
  await visit(page, page.url());
  await expect(button(page, '找法（改了 1 项）')).toBeVisible();
  await button(page, '找法（改了 1 项）').click();
  await button(page, '正则').click();
  await expect.poll(() => link(page)).toBe('');
});

test('a filter too long for the link is left out of it as a whole', async ({ page }) => {
  const { search } = await openSample(page);
  await button(page, '找法').click();
  await button(page, '拼音').click();
  await search.fill('读书');
  await expect.poll(() => link(page)).toBe('#q=读书&pinyin=off');
  await search.fill('读书'.repeat(501));
  await expect.poll(() => link(page)).toBe('');
  await search.fill('读书');
  await expect.poll(() => link(page)).toBe('#q=读书&pinyin=off');
});

test("the place in one's own file waits in the link until that file is open", async ({ page }) => {
  const { search, text } = parts(page);
  await visit(page, '/#q=监督&in=three_essays.txt&row=10');
  await search.fill('护林');
  await expect.poll(() => link(page)).toBe('#q=护林&in=three_essays.txt&row=10');
  await visit(page, page.url());
  await openEssays(page);
  await expect.poll(() => row(page)).toBe(10);
  await expect.poll(() => link(page)).toBe('#q=护林&in=three_essays.txt&row=10');
  await text.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect.poll(() => link(page)).toBe('#q=护林');
});

test('who reads on somewhere else gives up the place in the link', async ({ page }) => {
  await visit(page, '/#in=three_essays.txt&row=10');
  await parts(page).text.evaluate((element) => element.scrollTo({ top: 2400 }));
  await expect.poll(() => link(page)).toMatch(/^#in=样张\.txt&row=\d+$/);
  await openEssays(page);
  await expect.poll(() => link(page)).toBe('');
  expect(await row(page)).toBe(0);
});

test('a reader tells of what its link would keep, each change once', async ({ page }) => {
  const { reader } = await openSample(page);
  const told = await reader.evaluate(async (element) => {
    const reader = /** @type {any} */ (element);
    await reader.filter('读书');
    /** @type {any[]} */
    const told = [];
    reader.addEventListener('gangmu-filter', (/** @type {any} */ event) => told.push(event.detail));
    reader.narrow = false;
    reader.narrow = false;
    reader.order = 'relevance';
    await reader.filter('');
    await reader.filter('', { regex: true });
    await reader.filter('');
    return told.map(({ query, narrow, order, options }) => [query, narrow, order, options.regex]);
  });
  expect(told).toEqual([
    ['读书', false, 'place', false],
    ['读书', false, 'relevance', false],
    ['', false, 'relevance', false],
    ['', false, 'relevance', true],
  ]);
});

test('what is set in one task holds together, whatever comes first', async ({ page }) => {
  const { reader, search, status } = await openSample(page);
  await openEssays(page);
  await reader.evaluate((element) => Object.assign(element, { query: '监督', filterOptions: { pinyin: false } }));
  await expect(search).toHaveValue('监督');
  await expect(status).toContainText(`${fixtureText('three_essays.txt').split('监督').length - 1} 处`);
  await reader.evaluate((element) => {
    const reader = /** @type {any} */ (element);
    reader.filterOptions = { variants: false };
    reader.query = '护林';
    reader.goToRow(3);
    reader.narrow = false;
  });
  await expect(search).toHaveValue('护林');
  await expect(status).toContainText('处');
  expect(await reader.evaluate((element) => /** @type {any} */ (element).filterOptions)).toMatchObject({
    variants: false,
    pinyin: true,
  });
});

test('switches that are hidden are not counted among the changed ones', async ({ page }) => {
  const { reader } = await openSample(page);
  await reader.evaluate((element) => Object.assign(element, { filterOptions: { wholeWord: true, regex: true } }));
  await expect(button(page, '找法（改了 1 项）')).toBeVisible();
  await reader.evaluate((element) => Object.assign(element, { filterOptions: { wholeWord: true, case: false } }));
  await expect(button(page, '找法（改了 2 项）')).toBeVisible();
});
