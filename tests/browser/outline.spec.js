/** The outline while a filter narrows it: where one is, what is folded, what its rows and its status say; its keys. */
import { expect, test } from '@playwright/test';
import { fixturePath, openFiles, openSample, parts } from './page.js';

/** Opens the three essays. @param {import('@playwright/test').Page} page */
async function openEssays(page) {
  const { tree } = await openSample(page);
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeAttached();
  return { ...parts(page), rows: tree.getByRole('treeitem') };
}

/** Stands in the second essay only, and in none of its sections. */
const IN_SECOND = '四个看住';

test('no row is the place one reads where that essay has no hit', async ({ page }) => {
  const { search, rows, tree } = await openEssays(page);
  await expect(tree.locator('[aria-current]')).toHaveCount(1);
  await search.fill(IN_SECOND);
  await expect(rows).toHaveCount(1);
  await expect(tree.locator('[aria-current]')).toHaveCount(0);
  await expect(tree.locator('[aria-selected=true]')).toHaveCount(0);
  await expect(tree.locator('[tabindex="0"]')).toHaveCount(1);
});

test('what is folded in one query is open in the next, and stays folded while words are cut', async ({ page }) => {
  const { search, rows, reader } = await openEssays(page);
  await search.fill('监督');
  const first = rows.first();
  await first.locator('.knot').click();
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await reader.evaluate((/** @type {any} */ element) => element.filter('监督').then(() => null));
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await search.fill('监');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
});

test('signs typed in the tree are keys of the page; letters look for a row', async ({ page }) => {
  const { search, rows, tree } = await openEssays(page);
  await rows.first().focus();
  await page.keyboard.press(']');
  await expect(tree.locator('[aria-current]')).toHaveText(/站得住|护林/);
  await rows.first().focus();
  await rows.first().dispatchEvent('keydown', { key: '带', bubbles: true, cancelable: true, composed: true });
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeFocused();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
});

test('in a narrowed tree only what has children there can be unfolded, and no false count is told', async ({
  page,
}) => {
  const { search, rows } = await openEssays(page);
  await search.fill(IN_SECOND);
  await expect(rows).toHaveCount(1);
  const leaf = rows.first();
  await expect(leaf).not.toHaveAttribute('aria-expanded');
  await expect(leaf).toHaveAttribute('aria-setsize', '-1');
  await expect(leaf).not.toHaveAttribute('aria-posinset');
  await search.fill('');
  await expect(rows.first()).toHaveAttribute('aria-expanded', 'true');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '3');
  await expect(rows.first()).toHaveAttribute('aria-posinset', '1');
});
