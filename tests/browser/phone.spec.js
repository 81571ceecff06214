/** On a phone: Back, the sheet under a finger, the current hit in sight, room for names and for what is typed. */
import { expect, test } from '@playwright/test';
import { file, openFiles, openSample, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const NAME = '守林人和他的账册，上卷.txt';
/** Thirty chapters, and in each the same word once, far from its head. */
const TEXT = Array.from({ length: 30 }, (_, chapter) => [
  `第${chapter + 1}章 林场第${chapter + 1}年`,
  ...Array.from({ length: 20 }, (_, day) => `　　第${day}天，他把这一页又写了一遍，天色已经暗了，山上的树还没有数完。`),
  `　　第${chapter + 1}年的鹿子霖回来了。`,
]).flat();

test.use({ viewport: { width: 390, height: 844 } });

/** Opens the text, and goes to a chapter in its middle. @param {Page} page */
async function openText(page) {
  const { reader, text } = await openSample(page);
  await openFiles(page, file(NAME, TEXT.join('\n')));
  await expect(text.getByText('第1章 林场第1年')).toBeVisible();
  await reader.evaluate((element) => /** @type {any} */ (element).goToRow(22 * 14));
  await expect(text.getByText('第15章 林场第15年')).toBeInViewport();
  return parts(page);
}

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** @param {Page} page */
const historyLength = (page) => page.evaluate(() => history.length);

test('Back lowers the outline, then the next Back leaves the page', async ({ page }) => {
  await page.goto('/sample.txt');
  const { tree, search } = await openText(page);
  await button(page, '提纲').click();
  await expect(tree).toBeVisible();
  await page.goBack();
  await expect(tree).toBeHidden();
  await expect(search).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/sample\.txt$/);
});

test('Back closes the passages before the outline under them, and the filter stays', async ({ page }) => {
  const { tree, search, status } = await openText(page);
  await search.fill('鹿子霖');
  await expect(status).toContainText('30 处');
  await page.getByRole('button', { name: /^段落/ }).click();
  const passages = page.getByRole('complementary', { name: '段落' });
  await expect(passages).toBeVisible();
  await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).toContain('q=鹿子霖');
  await page.goBack();
  await expect(passages).toBeHidden();
  await expect(tree).toBeVisible();
  await page.goBack();
  await expect(tree).toBeHidden();
  await expect(search).toHaveValue('鹿子霖');
  await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).toContain('q=鹿子霖');
});

test('Back closes a menu, and what is closed by other ways leaves nothing in the history', async ({ page }) => {
  const { tree } = await openText(page);
  await button(page, '更多').click();
  const menu = page.getByRole('dialog', { name: '更多' });
  await expect(menu).toBeVisible();
  await page.goBack();
  await expect(menu).toBeHidden();
  const state = () => page.evaluate(() => history.state?.depth);
  const before = await historyLength(page);
  for (let times = 0; times < 3; times += 1) {
    await button(page, '提纲').click();
    await expect(tree).toBeVisible();
    await expect.poll(state).toBe(1);
    await button(page, '提纲').click();
    await expect(tree).toBeHidden();
    await expect.poll(state).toBe(0);
  }
  expect(await historyLength(page)).toBe(before);
});

/** Waits until the sheet is where it goes. @param {Page} page */
const standsStill = (page) =>
  expect
    .poll(() =>
      parts(page)
        .reader.locator('.outline')
        .evaluate((sheet) => sheet.getAnimations().length),
    )
    .toBe(0);

/** Drags the grip of the sheet, which is where it goes by then. @param {Page} page @param {number} by pixels down */
async function drag(page, by) {
  await standsStill(page);
  const box = await parts(page).reader.locator('.grip').boundingBox();
  const [x, y] = [(box?.x ?? 0) + 16, (box?.y ?? 0) + 1];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + by / 2, { steps: 4 });
  await page.mouse.move(x, y + by, { steps: 4 });
  await page.mouse.up();
}

test('the outline is dragged up to all of the height by its grip, and down again', async ({ page }) => {
  const { tree, reader } = await openText(page);
  await button(page, '提纲').click();
  const height = async () => (await reader.locator('.outline').boundingBox())?.height ?? 0;
  await standsStill(page);
  const low = await height();
  await drag(page, -250);
  await expect.poll(height).toBeGreaterThan(low + 150);
  await drag(page, 300);
  await expect.poll(height).toBe(low);
  await expect(tree).toBeVisible();
  await drag(page, 250);
  await expect(tree).toBeHidden();
});

test('a finger that holds the outline still before it lets go has not thrown it', async ({ page }) => {
  const { tree, reader } = await openText(page);
  await button(page, '提纲').click();
  await standsStill(page);
  const box = await reader.locator('.grip').boundingBox();
  const [x, y] = [(box?.x ?? 0) + 16, (box?.y ?? 0) + 1];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 100);
  await page.waitForTimeout(400);
  await page.mouse.up();
  await standsStill(page);
  await expect(tree).toBeVisible();
});

test('what is typed brings the text to the current hit, above the outline, and the passages begin with it', async ({
  page,
}) => {
  const { search, text, reader } = await openText(page);
  await search.pressSequentially('鹿子霖');
  const hit = text.getByText('第15年的鹿子霖回来了');
  await expect(hit).toBeInViewport();
  const isAbove = async () => {
    const [line, sheet] = [await hit.boundingBox(), await reader.locator('.outline').boundingBox()];
    return line && sheet && line.y + line.height <= sheet.y;
  };
  await expect.poll(isAbove).toBe(true);
  await page.getByRole('button', { name: /^段落/ }).click();
  const first = page.getByRole('complementary', { name: '段落' }).locator('.passage--now');
  await expect(first).toBeInViewport();
  await expect(first).toBeFocused();
  await expect(first).toContainText('第15年');
});

test('on a desk, what is typed leaves the text where it is', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  const { search, text, status } = await openText(page);
  const top = await text.evaluate((element) => element.scrollTop);
  await search.fill('鹿子霖');
  await expect(status).toContainText('30 处');
  await expect(page.getByRole('complementary', { name: '段落' })).toContainText('第15年');
  expect(await text.evaluate((element) => element.scrollTop)).toBe(top);
});

test('the bar shows the whole name of the file, and the rest of its buttons behind one', async ({ page }) => {
  await openText(page);
  const name = page.getByText(NAME);
  expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await button(page, '更多').click();
  await page.getByRole('button', { name: '字与纸…' }).click();
  await expect(page.getByRole('dialog', { name: '字与纸' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: '更多' })).toBeHidden();
});

for (const [width, height] of [
  [320, 568],
  [844, 390],
]) {
  test(`three characters of a query can be read at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const { search, status } = await openText(page);
    await search.fill('鹿子霖');
    await expect(status).toContainText('30 处');
    expect(await search.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
