/** What the tests of the page share: how to open it, a file, and the parts by their roles. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

/** @param {string} name */
export const fixturePath = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** @param {string} name */
export const fixtureText = (name) => readFileSync(fixturePath(name), 'utf8');

/**
 * The parts of the page, by role and name.
 *
 * @param {import('@playwright/test').Page} page
 */
export const parts = (page) => ({
  reader: page.locator('gangmu-reader'),
  search: page.getByRole('searchbox', { name: '筛选' }),
  status: page.getByRole('status').filter({ hasText: /处|篇|没有/ }),
  tree: page.getByRole('tree', { name: '提纲' }),
  text: page.getByRole('region', { name: '正文' }),
  alert: page.getByRole('alert'),
  /** What is said under the box of the query; the same is told to screen readers beside the counts. */
  queryNote: page.locator('.query-note'),
  /** What is said in the place of the counts where nothing is found. */
  nothingFound: page.locator('.none'),
});

/** Opens the page and waits until its sample is there. @param {import('@playwright/test').Page} page */
export async function openSample(page) {
  await page.goto('/');
  await expect(parts(page).text).toContainText('把书架搬到楼下');
  return parts(page);
}

/**
 * Opens files through the page's own file input.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string | { name: string, mimeType: string, buffer: Buffer } | string[]} files
 */
export async function openFiles(page, files) {
  await page.locator('input[type=file]').setInputFiles(files);
}

/** Opens the page, and three essays in it. @param {import('@playwright/test').Page} page */
export async function openEssays(page) {
  await openSample(page);
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(parts(page).tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeAttached();
  await expect(parts(page).text).toContainText('守林人必须先要站得住');
  return parts(page);
}

/** A file made of bytes. @param {string} name @param {string | number[]} bytes */
export const file = (name, bytes) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });

/** The public outline of the page's reader. @param {import('@playwright/test').Page} page */
export const outlineOf = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector('gangmu-reader')).outline);

/** How often `word` stands in `text`, as a plain search counts it. @param {string} text @param {string} word */
export const count = (text, word) => text.split(word).length - 1;
