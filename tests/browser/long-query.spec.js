/** Queries that nobody could read: the page draws what can be read of them, within a frame. */
import { expect, test } from '@playwright/test';
import { openEssays, parts } from './page.js';

const LENGTH = 350_000;
/** Milliseconds; it was minutes. */
const FRAME = 50;

/**
 * The longest time in which the page did nothing else, while something is done.
 *
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} act
 */
async function longestTask(page, act) {
  await page.evaluate(() => {
    const scope = /** @type {any} */ (window);
    scope.longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) scope.longest = Math.max(scope.longest, duration);
    });
    observer.observe({ type: 'longtask' });
  });
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  return page.evaluate(() => /** @type {any} */ (window).longest);
}

test.describe('a query of 350,000 opening quotes', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium tells of long tasks');

  for (const [what, start, part] of [
    ['quotes', '', '“'],
    ['brackets after a word', '书', '【'],
    ['terms', '', '“书” '],
  ])
    test(`${what}: is drawn within a frame`, async ({ page }) => {
      const { reader, search } = await openEssays(page);
      await reader.evaluate((element) => /** @type {any} */ (element).words);
      // Made in the page: to hand it over takes longer than to draw it.
      const ask = (/** @type {number} */ times) => () =>
        reader.evaluate(
          (element, { start, part, times }) => {
            Object.assign(element, { query: start + part.repeat(times) });
            return /** @type {any} */ (element).updateComplete;
          },
          { start, part, times },
        );
      // The same of a query of no length: what is drawn for the first time is drawn, and the machine may be busy.
      await longestTask(page, ask(3));
      await longestTask(page, ask(0));
      const usual = await longestTask(page, ask(3));
      await longestTask(page, ask(0));
      expect(await longestTask(page, ask(LENGTH / part.length))).toBeLessThan(usual + FRAME);
      await expect(search).toHaveValue(`${(start + part.repeat(2000)).slice(0, 2000)}…`);
    });
});

test('a long query is the filter in full, whatever is drawn of it', async ({ page }) => {
  const { reader, search } = await openEssays(page);
  const query = '护林'.repeat(20_000);
  await reader.evaluate((element, query) => Object.assign(element, { query }), query);
  await expect(search).toHaveValue(/…$/);
  expect(await reader.evaluate((element) => /** @type {any} */ (element).query.length)).toBe(query.length);
  await search.press('End');
  await search.press('Backspace');
  expect(await reader.evaluate((element) => /** @type {any} */ (element).query)).toBe(query.slice(0, 2000));
});

test('what is pasted into the box in excess is looked for, and not drawn', async ({ page }) => {
  const { reader, search } = await openEssays(page);
  await search.fill('书');
  await search.evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, '护林'.repeat(20_000));
  await expect(search).toHaveValue(/^书护林.*…$/);
  expect(await reader.evaluate((element) => /** @type {any} */ (element).query.length)).toBe(40_001);
});

test('of sixty terms as many make chips as can be read, and the rest are counted', async ({ page }) => {
  const { search } = await openEssays(page);
  await search.fill(Array.from({ length: 60 }, (_, at) => `词${at}`).join(' '));
  const chips = page.getByRole('group', { name: '条件' });
  await expect(chips.getByRole('button')).toHaveCount(24);
  await expect(chips).toContainText('还有 36 个');
  await expect(parts(page).search).toBeFocused();
});
