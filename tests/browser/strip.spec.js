/** The strip beside the text: where hits are thick, and what a press on it means. */
import { expect, test } from '@playwright/test';
import { openSample, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const STRIP = 'gangmu-reader .strip';

/** Two hundred lines, all of one length but those with hits. @param {Record<number, string>} lines what stands in some of them */
const longText = (lines) =>
  [
    '书目',
    ...Array.from({ length: 200 }, (_, line) => lines[line] ?? '这一行没有要找的字，只是为了把正文撑长。'.repeat(9)),
  ].join('\n\n');

/** Opens a text and filters it. @param {Page} page @param {string} text @param {string} query */
async function filterIn(page, text, query) {
  const { reader, search, status } = await openSample(page);
  await reader.evaluate((element, text) => /** @type {any} */ (element).open(text, { name: '长.txt' }), text);
  await search.fill(query);
  await expect(status).toContainText('处');
  await expect(page.locator(`${STRIP} .ticks`)).toHaveAttribute('d', /M/);
  return parts(page);
}

/** The ticks: how far down the strip each is, in pixels, and how wide, of 16. @param {Page} page */
const ticks = (page) =>
  page.locator(`${STRIP} .ticks`).evaluate((path) =>
    [...(path.getAttribute('d') ?? '').matchAll(/M0 ([\d.]+)h([\d.]+)/g)].map(([, top, width]) => ({
      top: Number(top),
      width: Number(width),
    })),
  );

/** How far the text is scrolled, once it rests. @param {Page} page */
const scrolled = async (page) => {
  await page.waitForTimeout(150);
  return parts(page).text.evaluate((element) => element.scrollTop);
};

test('a tick is the wider the more hits are in its stretch', async ({ page }) => {
  await filterIn(page, longText({ 20: '鲸', 80: '鲸'.repeat(6), 140: '鲸'.repeat(18), 190: '鲸'.repeat(41) }), '鲸');
  const widths = (await ticks(page)).map(({ width }) => width);
  expect(widths).toHaveLength(4);
  expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b));
  expect(widths[3]).toBe(16);
});

test('a few single hits are not drawn as if they were many', async ({ page }) => {
  await filterIn(page, longText({ 20: '鲸', 80: '鲸', 140: '鲸' }), '鲸');
  expect((await ticks(page)).every(({ width }) => width < 12)).toBe(true);
});

test('a press on a tick goes to its hit, though the hand is not quite still; a drag seeks', async ({ page }) => {
  const { text } = await filterIn(page, longText({ 20: '鲸', 140: '鲸鱼在这里' }), '鲸');
  const box = await page.locator(STRIP).boundingBox();
  if (!box) throw new Error('the strip has no box');
  const x = box.x + box.width / 2;
  const y = box.y + (await ticks(page))[1].top;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 1, y);
  await page.mouse.move(x + 1, y + 2);
  await page.mouse.up();
  await expect(page.getByText('2 / 2')).toBeVisible();
  const whale = text.getByText('鲸鱼在这里');
  await expect(whale).toBeInViewport();
  // A hit is brought well into sight; what is sought stands at the upper edge.
  const edge = (await text.boundingBox())?.y ?? 0;
  expect(((await whale.boundingBox())?.y ?? 0) - edge).toBeGreaterThan(100);
  const before = await scrolled(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, box.y + 1, { steps: 5 });
  await page.mouse.up();
  await expect(text.getByText('书目')).toBeInViewport();
  expect(await scrolled(page)).not.toBe(before);
});
