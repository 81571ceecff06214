/** Input methods: what they show before the reader has chosen is filtered by, and their keys stay their own. */
import { expect, test } from '@playwright/test';
import { count, fixtureText, openEssays, parts } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const SUPERVISION = count(fixtureText('three_essays.txt'), '监督');

/** Puts the caret into the box, and gives what lets an input method show some letters there. @param {Page} page */
async function inputMethod(page) {
  await parts(page).search.focus();
  const keyboard = await page.context().newCDPSession(page);
  return (/** @type {string} */ text) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}

/** How many hits the engine has. @param {Page} page */
const matchCount = (page) =>
  page.evaluate(async () => (await /** @type {any} */ (document.querySelector('gangmu-reader')).matches()).length);

test('a preview without hits leaves views and engine with the hits of the one before', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'compositions can only be made through the DevTools protocol');
  const { search, status } = await openEssays(page);
  const compose = await inputMethod(page);
  await compose('jiandu');
  await expect(status).toContainText(`${SUPERVISION} 处`);
  await compose('jianduqq');
  await page.waitForTimeout(200);
  await expect(status).toContainText(`${SUPERVISION} 处`);
  expect(await matchCount(page)).toBe(SUPERVISION);
  const next = page.getByRole('button', { name: /^下一处/ });
  // The first step stays on the first hit.
  for (let steps = 0; steps < 2; steps += 1)
    await next.evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await expect(page.getByText(`2 / ${SUPERVISION}`)).toBeVisible();
  await expect(search).toHaveValue('jianduqq');
  // Given up, it leaves what was asked for before: nothing.
  await compose('');
  await expect(status).not.toContainText('处');
  expect(await matchCount(page)).toBe(0);
});
test('Esc of an input method closes nothing, in the shape of Safari too', async ({ page }) => {
  const { search } = await openEssays(page);
  await page.setViewportSize({ width: 800, height: 800 });
  await search.fill('监督');
  await page.getByRole('button', { name: /^段落 \d/ }).click();
  const passages = page.getByRole('complementary', { name: '段落' });
  await expect(passages).toBeVisible();
  await search.evaluate((element) => {
    const key = { key: 'Escape', keyCode: 229, bubbles: true, composed: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await expect(search).toHaveValue('监督');
  await expect(passages).toBeVisible();
});

test('a box cleared by its button is empty, though an input method composes in it', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'compositions can only be made through the DevTools protocol');
  const { search, status } = await openEssays(page);
  await search.fill('护林');
  await expect(status).toContainText('处');
  const compose = await inputMethod(page);
  await search.press('End');
  await compose('jiandu');
  await expect(search).toHaveValue('护林jiandu');
  // As a finger or a script presses it: the focus stays where it is.
  await page.getByRole('button', { name: /^清空/ }).evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await expect(status).not.toContainText('处');
  await expect(search).toHaveValue('');
  await search.pressSequentially('监督');
  await expect(status).toContainText(`${SUPERVISION} 处`);
});
