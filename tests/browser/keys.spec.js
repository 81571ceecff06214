/** Esc and Enter: which part of the reader each is for, and what a screen reader is told. */
import { expect, test } from '@playwright/test';
import { refuseWorkers } from './fault.js';
import { count, file, fixtureText, openEssays, openFiles, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const TEXT = fixtureText('three_essays.txt');
const SUPERVISION = count(TEXT, '监督');

/** Begins to open a text that takes a while, and waits for the note that says so. @param {Page} page */
async function beginToOpen(page) {
  await page.evaluate((text) => {
    const blob = new Blob(Array.from({ length: 12_000 }, () => text));
    const data = new DataTransfer();
    data.items.add(new File([blob], '大.txt', { type: 'text/plain' }));
    const field = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'));
    field.files = data.files;
    field.dispatchEvent(new Event('change'));
  }, TEXT);
  await expect(page.getByText('正在打开 大.txt')).toBeVisible();
}

/** How many hits the engine has. @param {Page} page */
const matchCount = (page) =>
  page.evaluate(async () => (await /** @type {any} */ (document.querySelector('gangmu-reader')).matches()).length);

test('typing on a desk raises nothing that Esc would have to close before a note', async ({ page }) => {
  const { search, text, alert } = await openEssays(page);
  await search.fill('监督');
  await openFiles(page, file('空.txt', ''));
  await expect(alert).toBeVisible();
  await text.focus();
  await page.keyboard.press('Escape');
  await expect(alert).toHaveCount(0);
});

test('on a phone Esc lowers the outline that typing has raised', async ({ page }) => {
  const { search, tree, text } = await openEssays(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await search.fill('监督');
  await expect(tree).toBeVisible();
  await text.focus();
  await page.keyboard.press('Escape');
  await expect(tree).toBeHidden();
});

for (const [where, focus] of /** @type {[string, (page: Page) => Promise<unknown>][]} */ ([
  ['the box', (page) => parts(page).search.focus()],
  ['the text', (page) => parts(page).text.focus()],
  ['the page', (page) => page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur())],
])) {
  test(`Esc in ${where} stops opening and leaves everything as it was`, async ({ page }) => {
    const { search, status, text, alert } = await openEssays(page);
    await search.fill('监督');
    await expect(status).toContainText(`${SUPERVISION} 处`);
    await beginToOpen(page);
    await focus(page);
    await page.keyboard.press('Escape');
    await expect(page.getByText('正在打开 大.txt')).toBeHidden();
    await expect(search).toHaveValue('监督');
    await expect(text).toContainText('守林人必须先要站得住');
    await expect.poll(() => matchCount(page)).toBe(SUPERVISION);
    await expect(alert).toHaveCount(0);
  });
}

test('what is typed while a text opens that is stopped is answered, and nothing has failed', async ({ page }) => {
  const { search, status, alert } = await openEssays(page);
  await beginToOpen(page);
  await search.fill('监督');
  await page.keyboard.press('Escape');
  await expect(status).toContainText(`${SUPERVISION} 处`);
  await expect(search).toHaveValue('监督');
  await expect(alert).toHaveCount(0);
  expect(await matchCount(page)).toBe(SUPERVISION);
});

test('a screen reader is told the place that Enter has gone to, once, in each language', async ({ page }) => {
  const { search, status, reader } = await openEssays(page);
  await search.fill('监督');
  await expect(status).toContainText(`${SUPERVISION} 处`);
  const said = reader.locator('.filter [aria-live=polite]');
  await expect(said).toHaveText('');
  await reader.evaluate((element) => {
    const live = element.shadowRoot?.querySelector('.filter [aria-live]');
    const heard = /** @type {string[]} */ (/** @type {any} */ (window).heard ??= []);
    const listen = () => live?.textContent && heard.push(live.textContent);
    if (live) new MutationObserver(listen).observe(live, { childList: true, characterData: true, subtree: true });
  });
  // In one go, however busy the machine is: who rests in between is told each place.
  await search.evaluate((box) => {
    const init = { key: 'Enter', bubbles: true, composed: true };
    for (let steps = 0; steps < 3; steps += 1) box.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  await expect(said).toHaveText(`第 3 处，共 ${SUPERVISION} 处`);
  await search.press('Shift+Enter');
  await expect(said).toHaveText(`第 2 处，共 ${SUPERVISION} 处`);
  expect(await page.evaluate(() => /** @type {any} */ (window).heard)).toEqual([
    `第 3 处，共 ${SUPERVISION} 处`,
    `第 2 处，共 ${SUPERVISION} 处`,
  ]);
  await search.fill('护林');
  await expect(said).toHaveText('');
  for (const [lang, place] of [
    ['zh-Hant', `第 1 處，共 ${count(TEXT, '护林')} 處`],
    ['en', `Place 2 of ${count(TEXT, '护林')}`],
  ]) {
    await reader.evaluate((element, lang) => Object.assign(element, { lang }), lang);
    await page.getByRole('searchbox').press('Enter');
    await expect(said).toHaveText(place);
  }
});

test('Ctrl+Z brings back a query that was cleared, and takes back an offer', async ({ page }) => {
  const { search } = await openEssays(page);
  await search.pressSequentially('监督');
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await search.press('Control+z');
  await expect(search).toHaveValue('监督');
  await expect(parts(page).status).toContainText(`${SUPERVISION} 处`);
  await search.fill('站长没有这个词');
  await page.getByRole('button', { name: /最长的一段/ }).click();
  await expect(search).toHaveValue('站长');
  await search.press('Control+z');
  await expect(search).toHaveValue('站长没有这个词');
});

test('who stops opening stays on the hit they stand on', async ({ page }) => {
  const { search } = await openEssays(page);
  await search.fill('监督');
  await expect(page.locator('.nofm')).toHaveText(`1 / ${SUPERVISION}`);
  for (let step = 0; step < 3; step += 1) await search.press('Enter');
  await expect(page.locator('.nofm')).toHaveText(`3 / ${SUPERVISION}`);
  await beginToOpen(page);
  await page.keyboard.press('Escape');
  await expect(page.getByText('正在打开 大.txt')).toBeHidden();
  await search.press('Enter');
  await expect(page.locator('.nofm')).toHaveText(`4 / ${SUPERVISION}`);
});

test('where no worker runs, an opening that is stopped leaves the filter as it was', async ({ page }) => {
  await refuseWorkers(page);
  const { search, status, reader } = await openEssays(page);
  await search.fill('监督');
  await expect(status).toContainText(`${SUPERVISION} 处`);
  const found = await reader.evaluate(async (element) => {
    const reader = /** @type {any} */ (element);
    const stop = new AbortController();
    const opened = reader.open('甲乙丙丁\n'.repeat(200_000), { name: '大.txt', signal: stop.signal });
    // By then the engine has been asked, and waits for the bytes.
    await new Promise((resolve) => setTimeout(resolve));
    stop.abort();
    const error = await opened.catch((/** @type {any} */ thrown) => thrown);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return [error.code, (await reader.matches()).length];
  });
  expect(found).toEqual(['aborted', SUPERVISION]);
  await expect(status).toContainText(`${SUPERVISION} 处`);
});

test('Enter goes on from the place that the link or the strip has led to', async ({ page }) => {
  const { search, reader } = await openEssays(page);
  await search.fill('监督');
  await expect(page.locator('.nofm')).toHaveText(`1 / ${SUPERVISION}`);
  const rows = TEXT.split('\n').filter((line) => line.trim());
  const row = rows.findLastIndex((text) => text.includes('监督'));
  const last = count(rows.slice(0, row).join('\n'), '监督');
  await reader.evaluate((element, row) => /** @type {any} */ (element).goToRow(row), row);
  await expect(page.locator('.nofm')).toHaveText(`${last + 1} / ${SUPERVISION}`);
  await search.press('Enter');
  await expect(page.locator('.nofm')).toHaveText(`${last + 1} / ${SUPERVISION}`);
});
