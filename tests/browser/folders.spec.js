/** Folders that are dropped: their files are opened, whatever stands between them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openSample, outlineOf } from './page.js';

const essay = (/** @type {string} */ word) => `论${word}\n${word}要早，晚了就迟。\n`;

/** The names of what is open. @param {import('@playwright/test').Page} page */
const namesOf = async (page) => (await outlineOf(page))?.files.map((/** @type {any} */ { name }) => name);

/**
 * Drops folders that the browser tells of as it does of real ones: a hundred entries at a time. A string is a file's text,
 * null a file or folder that cannot be read, an array a folder whose reading breaks off after these.
 *
 * @param {import('@playwright/test').Page} page
 * @param {object} tree
 */
const dropTree = (page, tree) =>
  page.evaluate((tree) => {
    const AT_A_TIME = 100;
    const entryOf = (/** @type {string} */ name, /** @type {any} */ content) => {
      const isFile = typeof content === 'string';
      const file = (/** @type {Function} */ take) => take(new File([content], name));
      const broken = content?.brokenAfter !== undefined;
      const children = Object.entries((broken ? content.brokenAfter : content) ?? {});
      const createReader = () => {
        let at = 0;
        const readEntries = (/** @type {Function} */ take, /** @type {Function} */ fail) => {
          if (content === null || (broken && at >= children.length))
            return setTimeout(() => fail(new Error('unreadable')));
          const some = children.slice(at, (at += AT_A_TIME)).map(([name, content]) => entryOf(name, content));
          setTimeout(() => take(some));
        };
        return { readEntries };
      };
      return { name, isFile, isDirectory: !isFile, file, createReader };
    };
    const items = Object.entries(tree).map(([name, content]) => ({
      kind: 'file',
      webkitGetAsEntry: () => entryOf(name, content),
      getAsFile: () => new File(typeof content === 'string' ? [content] : [], name),
    }));
    const event = new Event('drop', { bubbles: true, cancelable: true });
    const files = items.map((item) => item.getAsFile());
    Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items, files } });
    document.body.dispatchEvent(event);
  }, tree);

test('a real folder is read through when it is dropped', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium lets a test drop what is on the disk');
  const folder = test.info().outputPath('材料');
  for (const [path, content] of Object.entries({
    '第10章.txt': essay('十'),
    '第2章.txt': essay('二'),
    '附/深/件.txt': essay('件'),
    '附/图.png': 'x',
    '.隐.txt': essay('隐'),
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await openSample(page);
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop']))
    await client.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await expect.poll(() => namesOf(page)).toEqual(['材料/第2章.txt', '材料/第10章.txt', '材料/附/深/件.txt']);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a folder of more than a hundred files is read to its end, hidden files and pictures left out', async ({
  page,
}) => {
  await openSample(page);
  const many = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`${at}.txt`, essay(`文${at}`)]));
  await dropTree(page, { 大: { ...many, '.DS_Store': 'x', 'Thumbs.db': 'x', '~$稿.docx': 'x', '照.jpg': 'x' } });
  await expect.poll(async () => (await namesOf(page))?.length).toBe(250);
  expect((await namesOf(page)).slice(0, 3)).toEqual(['大/0.txt', '大/1.txt', '大/2.txt']);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what cannot be read in a folder is named, and the rest opens', async ({ page }) => {
  await openSample(page);
  await dropTree(page, {
    外: { 'a.txt': essay('甲'), 锁: null, 断: { brokenAfter: { 'b.txt': essay('乙') } } },
    'c.txt': essay('丙'),
  });
  await expect.poll(() => namesOf(page)).toEqual(['外/断/b.txt', '外/a.txt', 'c.txt']);
  await expect(page.getByText(/读不出 .*外\/锁/)).toContainText('外/断');
});

test('a folder that cannot be read at all is named as one', async ({ page }) => {
  await openSample(page);
  await dropTree(page, { 档案: null });
  await expect(page.getByText('档案 是文件夹')).toContainText('请打开里面的文件');
});

test('a folder without a text says so, and what was open stays', async ({ page }) => {
  const { text } = await openSample(page);
  await dropTree(page, { 相册: { '1.jpg': 'x', 更多: {} } });
  await expect(page.getByText('相册 里没有能打开的文本')).toBeVisible();
  await expect(text).toContainText('把书架搬到楼下');
});

test('of too many files the first are opened, and that is said', async ({ page }) => {
  await openSample(page);
  const many = Object.fromEntries(Array.from({ length: 2100 }, (_, at) => [`${at}.txt`, essay(`文${at}`)]));
  await dropTree(page, { 海: many });
  await expect(page.getByText('只打开了前 2,000 份')).toBeVisible();
  await expect.poll(async () => (await namesOf(page))?.length, { timeout: 20_000 }).toBe(2000);
});
