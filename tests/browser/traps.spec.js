/** What a bug in the wasm does: the reader is told, and everything else works on. */
import { readdir } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { count, fixturePath, fixtureText, openFiles, openSample, parts } from './page.js';
import { letTrap } from './trap.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block' });

const TEXT = fixtureText('three_essays.txt');

/** Opens the three essays and filters them, in each way twice. @param {import('@playwright/test').Page} page */
async function expectFilterToWork(page) {
  const { tree, search, status } = parts(page);
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeAttached();
  for (const word of ['监督', '护林']) {
    await search.fill(word);
    await expect(status).toContainText(`${count(TEXT, word)} 处`);
  }
}

test('what cuts words stops in idle time: a note says so, and the filter works', async ({ page }) => {
  await letTrap(page, '**/words-*.wasm', 'segmenter_wordEnds');
  const { alert, reader, search, status } = await openSample(page);
  await expect(alert).toContainText('分词程序中途停了');
  await expect(alert).toContainText('其余照常可用');
  await expectFilterToWork(page);
  // No word is told from another: that is said, and nothing is left out.
  await reader.evaluate((element) => Object.assign(element, { filterOptions: { wholeWord: true } }));
  await expect(page.getByText('暂不分全字词')).toBeVisible();
  await search.fill('监督');
  await expect(status).toContainText(`${count(TEXT, '监督')} 处`);
  await page.getByRole('button', { name: /^找法/ }).click();
  await expect(page.getByText('词典还没有取来')).toBeVisible();
});

test('the engine stops over words in idle time: a fresh one takes over, once', async ({ page }) => {
  await letTrap(page, '**/core-*.wasm', 'engine_readWords');
  const { alert, text, search, status } = await openSample(page);
  await expect(alert).toContainText('解析程序中途停了');
  await expect(alert).toHaveCount(1);
  await expect(text).toContainText('把书架搬到楼下');
  await search.fill('图书馆');
  await expect(status).toContainText(/[1-9]\d* 处/);
});

test('the engine stops over the rows of the text: they come from the fresh one', async ({ page }) => {
  await letTrap(page, '**/core-*.wasm', 'engine_rows', { times: 1 });
  const { text } = await openSample(page);
  await expect(text.getByRole('heading', { name: '把书架搬到楼下' })).toBeVisible();
});

test('a segmenter that cannot be instantiated leaves the engine as it is', async ({ page }) => {
  let workers = 0;
  page.on('worker', () => (workers += 1));
  await page.route('**/words-*.wasm', async (route) => {
    const core = (await readdir('dist')).find((name) => /^core-[0-9a-f]+\.wasm$/.test(name));
    await route.fulfill({ path: `dist/${core}`, contentType: 'application/wasm' });
  });
  const { alert } = await openSample(page);
  await expect(alert).toContainText('分词程序');
  await expect(alert).not.toContainText('解析程序');
  await expectFilterToWork(page);
  expect(workers).toBe(2);
});
