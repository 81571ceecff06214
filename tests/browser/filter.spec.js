/** The live filter: counts, the narrowed tree, hits in the text, keys, input methods. */
import { expect, test } from '@playwright/test';
import { count, fixturePath, fixtureText, openFiles, openSample, outlineOf, parts } from './page.js';

const TEXT = fixtureText('three_essays.txt');
const NOTICE = '本文为测试所写，仅供校对之用，请勿转载！';

test.beforeEach(async ({ page }) => {
  const { tree } = await openSample(page);
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeVisible();
});

for (const word of ['监督', '站长', '护林', '山']) {
  test(`counts of ${word} are those of a plain search, per essay too`, async ({ page }) => {
    const { search, status } = parts(page);
    await search.fill(word);
    const total = count(TEXT, word);
    await expect(status).toContainText(`${total} 处`);
    const result = await page.evaluate(
      (query) => /** @type {any} */ (document.querySelector('gangmu-reader')).filter(query),
      word,
    );
    expect(result.total).toBe(total);
    const hits = new Map(result.nodes.map((/** @type {any} */ node) => [node.id, node.hits]));
    const essays = TEXT.split(NOTICE)
      .slice(1)
      .map((essay) => count(essay, word));
    const { files } = await outlineOf(page);
    expect(files[0].essays.map((/** @type {any} */ essay) => hits.get(essay.id) ?? 0)).toEqual(essays);
  });
}

test('the tree keeps nodes with hits and their ancestors, with counts', async ({ page }) => {
  const { search, tree } = parts(page);
  await search.fill('风向');
  await expect(tree.getByRole('treeitem')).toHaveCount(2);
  await expect(tree.getByRole('treeitem', { name: /三是加强实践锻炼.*1/ })).toBeVisible();
  await search.fill('');
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeVisible();
});

test('every letter narrows at once, and clearing widens', async ({ page }) => {
  const { search, status } = parts(page);
  await search.pressSequentially('监督的再监督');
  await expect(status).toContainText('1 处');
  for (let left = 0; left < 4; left += 1) await search.press('Backspace');
  await expect(status).toContainText(`${count(TEXT, '监督')} 处`);
  await search.press('Escape');
  await expect(search).toHaveValue('');
});

test('Enter goes through the hits, and the place is told', async ({ page }) => {
  const { search, text } = parts(page);
  await search.fill('隔离带');
  await search.press('Enter');
  await expect(text.getByText('隔离带怎么开')).toBeInViewport();
  await search.fill('护林');
  const nOfM = page.locator('gangmu-reader').getByText(/^\d+ \/ \d+$/);
  await search.press('Enter');
  const first = await nOfM.textContent();
  await search.press('Enter');
  await expect(nOfM).not.toHaveText(first ?? '');
  await search.press('Shift+Enter');
  await expect(nOfM).toHaveText(first ?? '');
});

test('hits are painted in the text', async ({ page }) => {
  await parts(page).search.fill('护林');
  await expect
    .poll(() =>
      page.evaluate(() => {
        const marks =
          document.querySelector('gangmu-reader')?.shadowRoot?.querySelectorAll('[role=region] mark').length ?? 0;
        const ranges = [...(CSS.highlights?.values() ?? [])].reduce((sum, highlight) => sum + highlight.size, 0);
        return marks + ranges;
      }),
    )
    .toBeGreaterThan(2);
});

test('a query without a hit says so and keeps the outline whole', async ({ page }) => {
  const { search, tree } = parts(page);
  await search.fill('没有这个词');
  await expect(
    page
      .locator('gangmu-reader')
      .getByText(/没有.*没有这个词/)
      .first(),
  ).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeVisible();
});

test('markup and odd signs in the box are only text', async ({ page }) => {
  const { search } = parts(page);
  for (const odd of ['<b>', '"', '|', '-', '“', '\\', '__proto__', 'a'.repeat(5000), '\ud83d']) {
    await search.fill(odd);
    await page.waitForTimeout(30);
  }
  await search.fill('站长');
  await expect(parts(page).status).toContainText(`${count(TEXT, '站长')} 处`);
});

test('letters inside an IME composition do not break the filter', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'compositions can only be made through the DevTools protocol');
  const { search, status } = parts(page);
  await search.focus();
  const devTools = await page.context().newCDPSession(page);
  for (const typed of ['j', 'ji', "ji'du", "jian'du"]) {
    await devTools.send('Input.imeSetComposition', {
      text: typed,
      selectionStart: typed.length,
      selectionEnd: typed.length,
    });
  }
  await expect(search).toHaveValue("jian'du");
  await devTools.send('Input.insertText', { text: '监督' });
  await expect(search).toHaveValue('监督');
  await expect(status).toContainText(`${count(TEXT, '监督')} 处`);
});

for (const width of [640, 768, 1024, 1152, 1440]) {
  test(`at ${width} px the query and the place among its hits can be read whole, and the outline stays where it is`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const { search, tree } = parts(page);
    const top = async () => (await tree.boundingBox())?.y;
    const before = await top();
    await search.fill('监督');
    const place = page.locator('.nofm:visible, .place:visible');
    await expect(place).toHaveCount(1);
    await expect.poll(() => place.evaluate(readable)).toMatch(/^1 \/ \d+$/);
    expect(await top()).toBe(before);
    const column = await page.locator('.outline').evaluate((part) => part.scrollWidth <= part.clientWidth);
    expect(column).toBe(true);
    await page.getByRole('button', { name: '下一处' }).click();
    await page.getByRole('button', { name: '下一处' }).click();
    await expect.poll(() => place.evaluate(readable)).toMatch(/^2 \/ \d+$/);
    await expect(page.locator('search [aria-live]')).toHaveText(/第 2 处/);
    await search.fill('监督 护林 站长 -山水');
    expect(await search.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  });
}

/** What can be read in a box; what does not fit into its line is left out. @param {Element} box */
function readable(box) {
  if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) return '';
  const { number, of } = /** @type {HTMLElement} */ (box).dataset;
  return number ? number + of : box.textContent?.trim();
}
