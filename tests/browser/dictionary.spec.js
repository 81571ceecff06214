/** What the page says when what cuts words does not come as it should; everything else goes on working. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { openSample } from './page.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block' });

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const whole = readFileSync(
  join(dist, /** @type {string} */ (readdirSync(dist).find((name) => name.startsWith('dictionary-')))),
);

/** @param {number} at */
function flipped(at) {
  const bytes = Buffer.from(whole);
  bytes[at] ^= 1;
  return bytes;
}

const page404 = '<!doctype html><title>404</title>没有这一页';

/** @type {Record<string, { body: string | Buffer, status?: number, says: string }>} */
const BROKEN = {
  cut: { body: whole.subarray(0, whole.length - 1), says: '词典不完整' },
  flipped: { body: flipped(500_000), says: '词典坏了，校验不符' },
  'of another version': { body: flipped(8), says: '词典是另一个版本的（第 3 版，要第 2 版）' },
  empty: { body: '', says: '取来的词典是空的' },
  'a page': { body: page404, says: '取来的不是词典' },
  'not found': { body: page404, status: 404, says: '没能取来' },
};

for (const [what, { body, status = 200, says }] of Object.entries(BROKEN)) {
  test(`a dictionary that is ${what} says so, and the filter works`, async ({ page }) => {
    await page.route('**/dictionary-*.bin', (route) => route.fulfill({ status, body }));
    await expectToDoWithoutWords(page, says);
  });
}

test('a segmenter that is not found says so, and the filter works', async ({ page }) => {
  await page.route('**/words-*.wasm', (route) => route.fulfill({ status: 404, body: page404 }));
  await expectToDoWithoutWords(page, '没能取来');
});

/** @param {import('@playwright/test').Page} page @param {string} says */
async function expectToDoWithoutWords(page, says) {
  const { tree, search, status, reader } = await openSample(page);
  await expect(page.getByRole('alert')).toContainText(says);
  await expect(page.getByRole('alert')).toContainText('其余照常可用');
  await search.fill('书架');
  await expect(status).toContainText(/[1-9]\d* 处/);
  await expect(tree.getByRole('treeitem').first()).toBeVisible();
  const code = await reader.evaluate((/** @type {any} */ element) =>
    element.words.catch((/** @type {{ code: string }} */ error) => error.code),
  );
  expect(code).toMatch(/dictionary|words/);
}
