/** Ctrl+F: the filter first, then the browser's own search. */
import { expect, test } from '@playwright/test';
import { openEssays, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Presses Ctrl+F; says whether the page has taken it. @param {Page} page */
async function pressFind(page) {
  await page.evaluate(() => {
    const note = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'f') return;
      Object.assign(window, { taken: event.defaultPrevented });
      // In a test, no bar of the browser's is to open.
      event.preventDefault();
      removeEventListener('keydown', note);
    };
    addEventListener('keydown', note);
  });
  await page.keyboard.press('ControlOrMeta+f');
  return page.evaluate(() => /** @type {any} */ (window).taken);
}

/** Selects a word in the text. @param {Page} page @param {string} word */
const select = (page, word) =>
  parts(page).text.evaluate((text, word) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.textContent?.indexOf(word) ?? -1;
      if (at < 0 || !walker.currentNode.parentElement?.closest('[data-row]')) continue;
      getSelection()?.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + word.length);
      return;
    }
  }, word);

/** What is selected in the box. @param {Page} page */
const selectedInBox = (page) =>
  parts(page).search.evaluate((/** @type {HTMLInputElement} */ box) =>
    box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0),
  );

test('Ctrl+F looks for the selected word, and pressed again is the browser’s', async ({ page }) => {
  const { search, status, text } = await openEssays(page);
  await text.click();
  await select(page, '守林人');
  expect(await pressFind(page)).toBe(true);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('守林人');
  await expect(status).toContainText('处');
  expect(await selectedInBox(page)).toBe('守林人');
  expect(await pressFind(page)).toBe(false);
});

test('Ctrl+F keeps the query where nothing is selected, and takes the key again once that is changed', async ({
  page,
}) => {
  const { search, text } = await openEssays(page);
  await search.fill('监督');
  await text.click();
  expect(await pressFind(page)).toBe(true);
  expect(await selectedInBox(page)).toBe('监督');
  await search.fill('监');
  expect(await pressFind(page)).toBe(true);
  expect(await pressFind(page)).toBe(false);
});

test('Ctrl+F does not take a selection of several paragraphs for a word', async ({ page }) => {
  const { search, text } = await openEssays(page);
  await text.click();
  await page.keyboard.press('ControlOrMeta+a');
  expect(await pressFind(page)).toBe(true);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');
});
