/** One's own words: kept for all tabs, whatever happens to the storage, and however many they are. */
import { expect, test } from '@playwright/test';
import { file, openSample } from './page.js';

const KEY = 'gangmu-words';

/** Opens the page and its sheet of words. @param {import('@playwright/test').Page} page */
async function openOwnWords(page) {
  await openSample(page);
  await page.getByRole('button', { name: '字与纸' }).click();
  await page.getByRole('button', { name: /^自己的词/ }).click();
  const sheet = page.getByRole('dialog', { name: '自己的词' });
  const field = sheet.getByRole('textbox', { name: '要加的词' });
  const add = async (/** @type {string} */ word) => {
    await field.fill(word);
    await field.press('Enter');
  };
  return { sheet, field, add, lines: sheet.getByRole('listitem') };
}

/** @param {import('@playwright/test').Page} page */
const keptIn = (page) => page.evaluate((key) => (localStorage.getItem(key) ?? '').split('\n'), KEY);

/** Keeps a list before the page is there. @param {import('@playwright/test').Page} page @param {string} list */
const keep = (page, list) =>
  page.addInitScript(
    ([key, list]) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, list);
    },
    [KEY, list],
  );

/** Lets the storage refuse what is written, as a full one does. @param {import('@playwright/test').Page} page */
const fillStorage = (page) =>
  page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });

test('two tabs keep the words of both, and show them', async ({ context }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  const first = await openOwnWords(one);
  const second = await openOwnWords(other);
  await first.add('春和社区');
  await expect(first.lines).toHaveText(['春和社区']);
  await second.add('六排书架');
  await expect(second.lines).toHaveText(['春和社区', '六排书架']);
  await expect(first.lines).toHaveText(['春和社区', '六排书架']);
  await first.sheet.getByRole('button', { name: '去掉 春和社区' }).click();
  await expect(second.lines).toHaveText(['六排书架']);
  expect(await keptIn(other)).toEqual(['六排书架']);
});

test('words that another tab wrote unseen are not taken away by the next one', async ({ page }) => {
  const { add, lines } = await openOwnWords(page);
  await add('春和社区');
  await expect(lines).toHaveCount(1);
  // In the same tab no event tells of it.
  await page.evaluate((key) => localStorage.setItem(key, '春和社区\n别处的词'), KEY);
  await add('六排书架');
  await expect(lines).toHaveText(['春和社区', '别处的词', '六排书架']);
  expect(await keptIn(page)).toEqual(['春和社区', '别处的词', '六排书架']);
});

test('where the storage is full that is said at once, and the words hold until the page is closed', async ({
  page,
}) => {
  await fillStorage(page);
  const { add, lines, sheet } = await openOwnWords(page);
  await add('春和社区');
  await expect(lines).toHaveText(['春和社区']);
  await expect(sheet.getByRole('alert')).toContainText('存不下');
  await add('六排书架');
  await expect(lines).toHaveText(['春和社区', '六排书架']);
});

test('words that could not be kept are kept with the next one that can', async ({ page }) => {
  const { add, lines, sheet } = await openOwnWords(page);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Object.assign(window, { free: () => (Storage.prototype.setItem = setItem) });
  });
  await add('春和社区');
  await expect(sheet.getByRole('alert')).toContainText('存不下');
  await page.evaluate(() => /** @type {any} */ (window).free());
  await add('六排书架');
  await expect(lines).toHaveText(['春和社区', '六排书架']);
  await expect(sheet.getByRole('alert')).toHaveCount(0);
  expect(await keptIn(page)).toEqual(['春和社区', '六排书架']);
});

test('a kept line that cannot be read loses none of the others, is shown with its number, and can be mended', async ({
  page,
}) => {
  await keep(page, '春和社区 5\n坏词 3.5\n六排书架');
  const { add, field, lines, sheet } = await openOwnWords(page);
  await expect(lines.filter({ hasText: '坏词' })).toContainText('第 2 行读不懂');
  await expect(lines).toHaveCount(3);
  await add('新词');
  await expect(lines).toHaveCount(4);
  expect(await keptIn(page)).toEqual(['春和社区 5', '坏词 3.5', '六排书架', '新词']);
  await sheet.getByRole('button', { name: '改' }).click();
  await expect(field).toHaveValue('坏词 3.5');
  await field.fill('好词 3');
  await field.press('Enter');
  await expect(lines).toHaveText(['春和社区 5', '六排书架', '新词', '好词 3']);
  expect(await keptIn(page)).toEqual(['春和社区 5', '六排书架', '新词', '好词 3']);
});

test('twenty thousand words are drawn only in part, only while the sheet is open, and any of them is found', async ({
  page,
}) => {
  const han = (/** @type {number} */ at) =>
    String.fromCharCode(0x4e00 + (at % 5000), 0x5000 + Math.floor(at / 5000), 0x6000);
  await keep(page, Array.from({ length: 20_000 }, (_, at) => `${han(at)} 3`).join('\n'));
  await openSample(page);
  await expect(page.locator('#words li')).toHaveCount(0);
  await page.getByRole('button', { name: '字与纸' }).click();
  await page.getByRole('button', { name: /^自己的词/ }).click();
  const sheet = page.getByRole('dialog', { name: '自己的词' });
  await expect(sheet.getByRole('listitem')).toHaveCount(200);
  await expect(sheet).toContainText('还有 19,800 个');
  await sheet.getByRole('textbox', { name: '在自己的词里找' }).fill(han(17_654));
  await expect(sheet.getByRole('listitem')).toHaveText([`${han(17_654)} 3`]);
});

test('a list that is imported while a line is being put right does not take its place', async ({ page }) => {
  await keep(page, '春和社区 5\n坏词 3.5');
  const { field, lines, sheet } = await openOwnWords(page);
  await sheet.getByRole('button', { name: '改' }).click();
  await expect(field).toHaveValue('坏词 3.5');
  const choosing = page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: '导入' }).click();
  await (await choosing).setFiles(file('词.txt', '六排书架'));
  await expect(lines).toHaveCount(3);
  expect(await keptIn(page)).toEqual(['春和社区 5', '坏词 3.5', '六排书架']);
  await field.fill('好词 3');
  await field.press('Enter');
  await expect(lines).toHaveText(['春和社区 5', '六排书架', '好词 3']);
});

test('words are kept where the page is refused a lock', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.locks.request = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  const { add, lines } = await openOwnWords(page);
  await add('春和社区');
  await expect(lines).toHaveText(['春和社区']);
  expect(await keptIn(page)).toEqual(['春和社区']);
});
