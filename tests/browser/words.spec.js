/** Words in the page: key words, frequencies, the reader's own words. */
import { expect, test } from '@playwright/test';
import { openSample, parts } from './page.js';

/** Opens the sample, and waits until words can be cut. @param {import('@playwright/test').Page} page */
async function openWithWords(page) {
  const { reader, tree, search } = await openSample(page);
  await reader.evaluate((element) => /** @type {any} */ (element).words);
  const card = page.getByLabel('本篇', { exact: true }).and(page.getByRole('complementary'));
  await expect(card.getByRole('table')).toBeVisible();
  return { tree, search, card };
}

/** Opens the sheet with the reader's own words. @param {import('@playwright/test').Page} page */
async function openOwnWords(page) {
  await page.getByRole('button', { name: '字与纸' }).click();
  await page.getByRole('button', { name: /^自己的词/ }).click();
  const sheet = page.getByRole('dialog', { name: '自己的词' });
  await expect(sheet).toBeVisible();
  return {
    sheet,
    field: sheet.getByRole('textbox', { name: '要加的词' }),
    lines: sheet.getByRole('listitem'),
  };
}

/** The words that the engine cuts a text into. @param {import('@playwright/test').Page} page @param {string} text */
const wordAt = (page, text) =>
  page.evaluate(async (text) => {
    const reader = /** @type {any} */ (document.querySelector('gangmu-reader'));
    const { total } = await reader.filter(text, { wholeWord: true });
    await reader.filter('', {});
    return total;
  }, text);

test('an essay lists its most frequent words, and one filters by a click', async ({ page }) => {
  const { card, search } = await openWithWords(page);
  await card.getByText('词频').click();
  const words = card.getByRole('list', { name: '词频' }).getByRole('listitem');
  await expect(words.first()).toBeVisible();
  expect(await words.count()).toBeGreaterThan(10);
  const word = (await words.first().getByRole('button').textContent())?.trim() ?? '';
  await words.first().getByRole('button').click();
  await expect(search).toHaveValue(word);
});

test('key words can be those of the section one reads', async ({ page }) => {
  const { card, tree } = await openWithWords(page);
  const table = card.getByRole('table');
  const ofEssay = await table.textContent();
  await tree.getByRole('treeitem', { name: /把位置留给孩子/ }).click();
  await card.getByRole('button', { name: '本节' }).click();
  await expect(table).not.toHaveText(ofEssay ?? '');
  await card.getByRole('button', { name: '本篇' }).click();
  await expect(table).toHaveText(ofEssay ?? '');
});

test('words of one’s own are kept, and cut as one', async ({ page }) => {
  await openWithWords(page);
  expect(await wordAt(page, '有一位爱书')).toBe(0);
  const { field, lines } = await openOwnWords(page);
  await field.fill('爱书的街坊 9000000');
  await field.press('Enter');
  await expect(lines).toHaveText(['爱书的街坊 9000000']);
  await expect(field).toHaveValue('');
  await expect.poll(() => wordAt(page, '爱书的街坊')).toBeGreaterThan(0);
  await page.reload();
  await openWithWords(page);
  await expect.poll(() => wordAt(page, '爱书的街坊')).toBeGreaterThan(0);
  const again = await openOwnWords(page);
  await again.sheet.getByRole('button', { name: '去掉 爱书的街坊' }).click();
  await expect(again.lines).toHaveCount(0);
});

test('a list of words is imported, and a bad line is named and left out', async ({ page }) => {
  await openWithWords(page);
  const { sheet, lines } = await openOwnWords(page);
  const importList = async (/** @type {string} */ list) => {
    const choosing = page.waitForEvent('filechooser');
    await sheet.getByRole('button', { name: '导入' }).click();
    const file = { name: '词.txt', mimeType: 'text/plain', buffer: Buffer.from(list) };
    await (await choosing).setFiles(file);
  };
  await importList('春和社区 5 ns\n六排书架\n');
  await expect(lines).toHaveText(['春和社区 5 ns', '六排书架']);
  await importList('好词 3\n坏词 3.5\n');
  await expect(sheet.getByRole('alert')).toContainText('第 2 行');
  await expect(lines).toHaveText(['春和社区 5 ns', '六排书架', '好词 3']);
  await expect(parts(page).alert).toHaveCount(1);
});
