/** Selecting and copying the text, of which only a window of rows is in the document. */
import { expect, test } from '@playwright/test';
import { file, openFiles, openSample, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const LONG_LINE = '　　𠮷野家的账册上写着这一句，没有写完，'.repeat(400);
/** What stands in the file: blank lines, indents of every kind, a line of many pieces. */
const LINES = ['守林人的账册', '', '一、开头', LONG_LINE].concat(
  Array.from(
    { length: 1500 },
    (_, at) => `${['　　', '', '    ', '\t'][at % 4]}第${at}天，他把𠮷字又写了一遍。${at % 3 ? '' : '\n'}`,
  ),
  ['二、结尾', '　　最后一句。', ''],
);
const PARAGRAPHS = LINES.map((line) => line.trim()).filter(Boolean);
const ALL = PARAGRAPHS.join('\n');

/** Opens the text, and notes what each copy puts on the clipboard. @param {Page} page */
async function openText(page) {
  await openSample(page);
  await page.evaluate(() => {
    const copies = /** @type {string[]} */ ([]);
    Object.assign(window, { copies });
    addEventListener('copy', ({ clipboardData }) => copies.push(clipboardData?.getData('text/plain') ?? ''));
  });
  await openFiles(page, file('账册.txt', LINES.join('\n')));
  await expect(parts(page).text.getByText('守林人的账册')).toBeVisible();
  return parts(page);
}

/** Presses the keys of copying; gives what they have put on the clipboard. @param {Page} page */
async function copy(page) {
  await page.keyboard.press('ControlOrMeta+c');
  return page.evaluate(() => /** @type {any} */ (window).copies.pop());
}

/** Clicks at the start of a paragraph that is in sight. @param {Page} page @param {string} paragraph */
async function clickAtStart(page, paragraph) {
  const line = parts(page).text.locator('[data-row]').filter({ hasText: paragraph });
  await line.scrollIntoViewIfNeeded();
  const { x, y } = await line
    .locator('.piece')
    .first()
    .evaluate((piece) => {
      const range = document.createRange();
      range.setStart(/** @type {Node} */ (piece.firstChild), 0);
      const box = piece.getClientRects()[0];
      return { x: box.left + 1, y: box.top + box.height / 2 };
    });
  await page.mouse.click(x, y);
}

/** @param {Page} page @param {number} row */
async function goToRow(page, row) {
  await parts(page).reader.evaluate((element, row) => /** @type {any} */ (element).goToRow(row), row);
  await expect(parts(page).text.locator(`[data-row="${row}"]`)).toBeInViewport();
}

test('Ctrl+A in the text and a copy give all of the text, not the interface', async ({ page }) => {
  const { text } = await openText(page);
  await text.click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText(/^全文已选中 [\d,]+ 字$/)).toBeVisible();
  expect(await copy(page)).toBe(ALL);
  await expect(page.getByText(/^已复制 [\d,]+ 字$/)).toBeVisible();
});

test('Ctrl+A gives all of a text that is in the document as a whole, without the facts under its title', async ({
  page,
}) => {
  const { text } = await openText(page);
  await openFiles(page, file('短.txt', '守林人\n\n　　他回来了。\n　　又走了。\n'));
  await expect(text).toContainText('他回来了');
  await text.click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText('全文已选中 12 字')).toBeVisible();
  expect(await copy(page)).toBe('守林人\n他回来了。\n又走了。');
});

test('Shift and a click far away select from where one has clicked before', async ({ page }) => {
  const { tree } = await openText(page);
  await clickAtStart(page, '一、开头');
  await tree.getByRole('treeitem', { name: /结尾/ }).click();
  await expect(parts(page).text.getByText('二、结尾')).toBeInViewport();
  await page.keyboard.down('Shift');
  await clickAtStart(page, '二、结尾');
  await page.keyboard.up('Shift');
  await expect(page.getByText(/^已选中 [\d,]+ 字$/)).toBeVisible();
  expect(await copy(page)).toBe(PARAGRAPHS.slice(1, -2).join('\n'));
});

test('a selection outlives its rows, and both its ends come back with them', async ({ page }) => {
  await openText(page);
  await clickAtStart(page, '一、开头');
  await page.keyboard.down('Shift');
  await clickAtStart(page, '第3天');
  await page.keyboard.up('Shift');
  const selected = PARAGRAPHS.slice(1, 6).join('\n');
  expect(await copy(page)).toBe(selected);
  await goToRow(page, 1200);
  await expect(page.getByText(/^已选中 [\d,]+ 字$/)).toBeVisible();
  expect(await copy(page)).toBe(selected);
  await goToRow(page, 2);
  expect(await copy(page)).toBe(selected);
  await expect(page.getByText(/^已选中/)).toHaveCount(0);
});

test('Ctrl+A in the box takes what is typed, and a copy from it is not the text', async ({ page }) => {
  const { text, search } = await openText(page);
  await text.click();
  await page.keyboard.press('ControlOrMeta+a');
  await search.fill('账册');
  await page.keyboard.press('ControlOrMeta+a');
  expect(
    await search.evaluate((/** @type {HTMLInputElement} */ box) => [box.selectionStart, box.selectionEnd]),
  ).toEqual([0, 2]);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await page.evaluate(() => /** @type {any} */ (window).copies.pop())).toBe('');
  await page.keyboard.type('结尾');
  await expect(search).toHaveValue('结尾');
});

test('a copy that the browser has no clipboard for is refused, and no error reaches the page', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const { text } = await openText(page);
  await page.evaluate(() => {
    const uncaught = /** @type {string[]} */ ([]);
    Object.assign(window, { uncaught });
    addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
  });
  await text.click();
  // In one task: the text cannot have been gathered by then, however fast the machine.
  await text.evaluate((pane) => {
    pane.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, cancelable: true }));
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true }));
  });
  await expect(page.getByText('浏览器刚才不让复制')).toBeVisible();
  expect(await page.evaluate(() => /** @type {any} */ (window).uncaught)).toEqual([]);
});
