/** Printing: all of the text, on a plain sheet in the place of the reader. */
import { expect, test } from '@playwright/test';
import { OddServer } from './odd-server.js';
import { file, openFiles, openSample, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const LONG_LINE = `　　${'河水从山里流出来，绕过村子，又流进山里。'.repeat(300)}`;
const LINES = ['守林人的账册', '', '一、开头', LONG_LINE].concat(
  Array.from({ length: 1200 }, (_, at) => `　　第${at}天，他把这一页又写了一遍。`),
  ['二、结尾', '　　最后一句。'],
);
const PARAGRAPHS = LINES.map((line) => line.trim()).filter(Boolean);

/**
 * Opens the text, and notes the paragraphs of each sheet that is printed. The browser's own dialog stays closed.
 *
 * @param {Page} page
 */
async function openText(page) {
  await openSample(page);
  await page.evaluate(() => {
    const printed = /** @type {string[][]} */ ([]);
    const root = /** @type {ShadowRoot} */ (document.querySelector('gangmu-reader')?.shadowRoot);
    const print = () => {
      dispatchEvent(new Event('beforeprint'));
      dispatchEvent(new Event('afterprint'));
    };
    Object.assign(window, { printed, print });
    addEventListener('beforeprint', () => {
      const lines = root.querySelector('.print-sheet')?.children ?? [];
      printed.push([...lines].map((line) => line.textContent ?? ''));
    });
  });
  await openFiles(page, file('账册.txt', LINES.join('\n')));
  await expect(parts(page).text.getByText('守林人的账册')).toBeVisible();
  return parts(page);
}

/** @param {Page} page @returns {Promise<string[]>} */
const lastPrinted = (page) => page.evaluate(() => /** @type {any} */ (window).printed.pop() ?? []);

test('Ctrl+P prints all of the text, a long line in one piece, and leaves nothing behind', async ({ page }) => {
  const { reader } = await openText(page);
  await page.keyboard.press('ControlOrMeta+p');
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).printed.length)).toBe(1);
  expect(await lastPrinted(page)).toEqual(PARAGRAPHS);
  await expect(reader.locator('.print-sheet')).toHaveCount(0);
});

test("the browser's own menu prints all of a text that has been open for a while", async ({ page }) => {
  await openText(page);
  await expect(async () => {
    await page.evaluate(() => print());
    expect(await lastPrinted(page)).toEqual(PARAGRAPHS);
  }).toPass();
});

test('what is printed at once says that it is not all of the text', async ({ page }) => {
  await openText(page);
  await page.evaluate(() => print());
  const [note, ...paragraphs] = await lastPrinted(page);
  expect(note).toContain('不是全文');
  expect(PARAGRAPHS.join('\n')).toContain(paragraphs.join('\n'));
});

test('on paper there is the sheet and nothing of the interface', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'the media of the printer can be tried in Chromium only');
  const { reader } = await openText(page);
  await page.evaluate(() => {
    Object.assign(window, { print: () => dispatchEvent(new Event('beforeprint')) });
    return /** @type {any} */ (document.querySelector('gangmu-reader')).print();
  });
  const sheet = reader.locator('.print-sheet');
  await expect(sheet).toBeHidden();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(sheet).toBeVisible();
  await expect(sheet.locator('h1')).toHaveText('守林人的账册');
  for (const part of [
    parts(page).tree,
    parts(page).text,
    parts(page).search,
    page.getByRole('button', { name: '打开文件' }),
  ])
    await expect(part).toBeHidden();
  const look = await sheet.evaluate((element) => {
    const { height } = /** @type {HTMLElement} */ (document.querySelector('gangmu-reader')).getBoundingClientRect();
    return { color: getComputedStyle(element).color, isWhole: Math.ceil(height) >= element.scrollHeight };
  });
  expect(look).toEqual({ color: 'rgb(0, 0, 0)', isWhole: true });
});

test('of many readers, those that have given their worker to others are not woken to have a print ready', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'WebDriver BiDi does not tell of workers that end');
  const server = await new OddServer().start();
  server.setHost('<gangmu-reader src="/essays.txt" loading="eager"></gangmu-reader>'.repeat(9));
  await page.goto(`${server.url}/host.html`);
  await expect(page.getByRole('region', { name: '正文' }).filter({ hasText: '守林人必须先要站得住' })).toHaveCount(9);
  let started = 0;
  page.on('worker', () => (started += 1));
  await page.waitForTimeout(3000);
  expect(started).toBe(0);
  server.close();
});
