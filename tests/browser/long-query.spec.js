/** Queries that nobody could read: the page draws what can be read of them. How long that takes, `npm run bench frames` tells. */
import { expect, test } from '@playwright/test';
import { openEssays, parts } from './page.js';

const LENGTH = 350_000;
/** UTF-16 code units of the query that the box holds. */
const DRAWN = 2000;

for (const [what, start, part] of [
  ['opening quotes', '', '“'],
  ['brackets after a word', '书', '【'],
  ['terms', '', '“书” '],
])
  test(`of a query of 350,000 ${what} no more is put into the document than can be read`, async ({ page }) => {
    const { reader, search } = await openEssays(page);
    const ask = (/** @type {number} */ times) =>
      reader.evaluate(
        (element, { start, part, times }) => {
          Object.assign(element, { query: start + part.repeat(times) });
          return /** @type {any} */ (element).updateComplete;
        },
        { start, part, times },
      );
    await ask(LENGTH / part.length);
    await expect(search).toHaveValue(`${(start + part.repeat(DRAWN)).slice(0, DRAWN)}…`);
    await expect(parts(page).status).toContainText(/处|没有/);
    const drawn = await reader.evaluate(({ shadowRoot }) => {
      const all = [.../** @type {ShadowRoot} */ (shadowRoot).querySelectorAll('.filter, .filter *')];
      const written = all.flatMap((each) =>
        [...each.attributes, ...each.childNodes].map((node) => node.nodeValue ?? ''),
      );
      return { elements: all.length, longest: Math.max(...written.map((text) => text.length)) };
    });
    expect(drawn.elements).toBeLessThan(300);
    expect(drawn.longest).toBeLessThanOrEqual(DRAWN + 1);
  });

test('a long query is the filter in full, whatever is drawn of it', async ({ page }) => {
  const { reader, search } = await openEssays(page);
  const query = '护林'.repeat(20_000);
  await reader.evaluate((element, query) => Object.assign(element, { query }), query);
  await expect(search).toHaveValue(/…$/);
  expect(await reader.evaluate((element) => /** @type {any} */ (element).query.length)).toBe(query.length);
  await search.press('Home');
  await search.pressSequentially('水山');
  const asked = () => reader.evaluate((element) => /** @type {any} */ (element).query);
  await expect.poll(asked).toBe(`水山${query}`);
  await expect(search).toHaveValue(`水山${query.slice(0, 1998)}…`);
  // Behind the mark it stands behind all of the query.
  await search.press('End');
  await search.pressSequentially('海');
  await expect.poll(asked).toBe(`水山${query}海`);
  await search.press('End');
  await search.press('Backspace');
  expect(await asked()).toBe(`水山${query.slice(0, 1998)}`);
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
