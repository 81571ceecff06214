/** A filter that is on when another text is opened. */
import { expect, test } from '@playwright/test';
import { file, openFiles, openSample, parts } from './page.js';

const TREES = file('种树.txt', '论种树\n树要早种，种晚了就迟。\n');
const BOOKS = file('读书.txt', '论读书\n书要多读，也要读得慢。\n');

/** Opens a text and filters it. @param {import('@playwright/test').Page} page @param {string} word */
async function openAndFilter(page, word) {
  const all = await openSample(page);
  await openFiles(page, TREES);
  await expect(all.text).toContainText('树要早种');
  await all.search.fill(word);
  await expect(all.status).toContainText('1 处');
  return all;
}

test('a filter left over that finds nothing in the next text is named, and cleared by a click', async ({ page }) => {
  const { text, search, status } = await openAndFilter(page, '早种');
  await openFiles(page, BOOKS);
  await expect(text).toContainText('书要多读');
  await expect(page.locator('.none')).toContainText('上一份的筛选“早种”在这里没有');
  await expect(status).toContainText('上一份的筛选');
  await page.getByRole('button', { name: '清空', exact: true }).click();
  await expect(search).toHaveValue('');
  await expect(status).toContainText('1 篇');
});

test('a filter left over that finds something in the next text stays', async ({ page }) => {
  const { text, search, status } = await openAndFilter(page, '要');
  await openFiles(page, BOOKS);
  await expect(text).toContainText('书要多读');
  await expect(search).toHaveValue('要');
  await expect(status).toContainText('2 处');
});

test('what is typed after that is the filter of the text that is open', async ({ page }) => {
  const { search } = await openAndFilter(page, '早种');
  await openFiles(page, BOOKS);
  await expect(page.locator('.none')).toContainText('上一份的筛选');
  await search.fill('晚种');
  await expect(parts(page).nothingFound).toContainText('没有连写的“晚种”');
  await expect(page.locator('.none')).not.toContainText('上一份的筛选');
});

test('what a link asks for is kept for the file it names', async ({ page }) => {
  await page.goto('/#q=%E6%85%A2&in=%E8%AF%BB%E4%B9%A6.txt&row=1');
  const { text, search, status } = parts(page);
  await expect(text).toContainText('把书架搬到楼下');
  await openFiles(page, BOOKS);
  await expect(text).toContainText('书要多读');
  await expect(search).toHaveValue('慢');
  await expect(status).toContainText('1 处');
});
