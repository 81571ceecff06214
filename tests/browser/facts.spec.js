/** What is told about essays: each fact once, the same everywhere, in words that a person would use. */
import { expect, test } from '@playwright/test';
import { file, openFiles, openSample } from './page.js';

const REPORT = [
  '政府工作报告',
  '各位代表：',
  '——2026年1月20日在春江市第十六届人民代表大会第四次会议上',
  '市长　林望',
  '现在，我代表市人民政府，向大会报告政府工作，请予审议，并请各位委员提出意见。',
  '各位代表：',
  '过去一年，全市上下一条心，办成了许多多年想办而没有办成的事，也留下了一些还没有办好的事。',
  ...['一、去年工作回顾', '二、今年主要任务', '三、切实加强政府自身建设'].flatMap((heading, at) => [
    heading,
    ...['（一）聚焦产业', '（二）改善民生', '（三）守住底线'].flatMap((below) => [
      below,
      `第${at + 1}年里，我们修了十二条路，栽了三千棵树，把旧巷子里的灯都换成了新的，夜里走路的人多了起来。`,
    ]),
  ]),
].join('\n');

/** @param {import('@playwright/test').Page} page @param {string} name @param {string} text */
async function openText(page, name, text) {
  const all = await openSample(page);
  await openFiles(page, file(name, text));
  await expect(all.text).toContainText(text.trim().slice(-12));
  return { ...all, card: page.getByRole('complementary', { name: '本篇' }) };
}

test('an essay with a salutation has its facts once', async ({ page }) => {
  const { text } = await openText(page, '报告.txt', REPORT);
  await expect(text.locator('.facts')).toHaveCount(1);
  await expect(text.locator('.facts')).toContainText('12 节');
});

test('the sections of an essay are as many in the tree, the text, the card and the status', async ({ page }) => {
  const { tree, text, card, status } = await openText(page, '报告.txt', REPORT.replace(/^——.*\n/m, ''));
  await expect(status).toContainText('1 篇 · 12 节');
  await expect(tree.getByRole('treeitem').first()).toContainText('12 节');
  await expect(text.locator('.facts').first()).toContainText('12 节');
  await expect(card.locator('.nums')).toContainText(/节\s*12/);
});

test('a chapter that has only a number has no other name', async ({ page }) => {
  const chapters = ['第一章', '第二章', '第三章']
    .map((title) => `${title}\n　　雨下了一夜，院子里的水缸满了。\n`)
    .join('\n');
  const { tree } = await openText(page, '雨.txt', `雨天\n\n${chapters}`);
  const row = tree.getByRole('treeitem', { name: '第二章' });
  await expect(row).toBeVisible();
  await expect(tree).not.toContainText('无题');
});

test('a long reading is told in hours', async ({ page }) => {
  const line = '　　雨下了一夜，院子里的水缸满了，屋檐还在滴水，巷口的人撑着伞站着说话。\n';
  const { text, card } = await openText(page, '长雨.txt', `雨天\n\n${line.repeat(14_000)}`);
  await expect(text.locator('.facts')).toContainText(/约 2\d 小时/);
  await expect(card.locator('.nums')).toContainText('小时');
  await expect(card.locator('.nums')).not.toContainText('分钟');
});

test('the bars of key words are as long as their numbers say', async ({ page }) => {
  const { reader } = await openSample(page);
  await reader.evaluate((element) => /** @type {any} */ (element).words);
  const rows = page.getByRole('complementary', { name: '本篇' }).locator('.kw tr');
  await expect(rows.first()).toBeVisible();
  const bars = await rows.evaluateAll((all) =>
    all.map((row) => ({
      count: Number(row.querySelector('td:last-child')?.textContent),
      width: row.querySelector('i')?.getBoundingClientRect().width ?? 0,
    })),
  );
  const most = bars.reduce((a, b) => (a.count > b.count ? a : b));
  for (const { count, width } of bars) expect(width / most.width).toBeCloseTo(count / most.count, 1);
});
