/** The outline while a filter narrows it: where one is, what is folded, what its rows and its status say; its keys. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openEssays } from './page.js';

/** Opens the three essays. @param {import('@playwright/test').Page} page */
async function openOutline(page) {
  const opened = await openEssays(page);
  return { ...opened, rows: opened.tree.getByRole('treeitem') };
}

/** Stands in the second essay only, and in none of its sections. */
const IN_SECOND = '四个看住';

test('no row is the place one reads where that essay has no hit', async ({ page }) => {
  const { search, rows, tree } = await openOutline(page);
  await expect(tree.locator('[aria-current]')).toHaveCount(1);
  await search.fill(IN_SECOND);
  await expect(rows).toHaveCount(1);
  await expect(tree.locator('[aria-current]')).toHaveCount(0);
  await expect(tree.locator('[aria-selected=true]')).toHaveCount(0);
  await expect(tree.locator('[tabindex="0"]')).toHaveCount(1);
});

test('what is folded in one query is open in the next, and stays folded while words are cut', async ({ page }) => {
  const { search, rows, reader } = await openOutline(page);
  await search.fill('监督');
  const first = rows.first();
  await first.locator('.knot').click();
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await reader.evaluate((/** @type {any} */ element) => element.filter('监督').then(() => null));
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await search.fill('监');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
});

test('signs typed in the tree are keys of the page; letters look for a row', async ({ page }) => {
  const { search, rows, tree } = await openOutline(page);
  await rows.first().focus();
  await page.keyboard.press(']');
  await expect(tree.locator('[aria-current]')).toHaveText(/站得住|护林/);
  await rows.first().focus();
  await rows.first().dispatchEvent('keydown', { key: '带', bubbles: true, cancelable: true, composed: true });
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeFocused();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
});

test('in a narrowed tree only what has children there can be unfolded, and no false count is told', async ({
  page,
}) => {
  const { search, rows } = await openOutline(page);
  await search.fill(IN_SECOND);
  await expect(rows).toHaveCount(1);
  const leaf = rows.first();
  await expect(leaf).not.toHaveAttribute('aria-expanded');
  await expect(leaf).toHaveAttribute('aria-setsize', '-1');
  await expect(leaf).not.toHaveAttribute('aria-posinset');
  await search.fill('');
  await expect(rows.first()).toHaveAttribute('aria-expanded', 'true');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '3');
  await expect(rows.first()).toHaveAttribute('aria-posinset', '1');
});

// ── chips, offers, passages ──────────────────────────────────────────────────────────────────────────────────────

test('the focus is never lost when the control that had it goes', async ({ page }) => {
  const { search } = await openOutline(page);
  await search.fill('监督 护林');
  await page.getByRole('button', { name: '去掉 监督' }).press('Enter');
  await expect(search).toHaveValue('护林');
  await expect(search).toBeFocused();
  await search.fill('护林员监督');
  await page
    .getByRole('button', { name: /^(分开找|最长的一段)/ })
    .first()
    .press('Enter');
  await expect(search).not.toHaveValue('护林员监督');
  await expect(search).toBeFocused();
});

for (const width of [390, 900]) {
  test(`the passages take the focus and give it back, ${width} px wide`, async ({ page }) => {
    const { search, text } = await openOutline(page);
    await page.setViewportSize({ width, height: 844 });
    const passages = page.getByRole('list', { name: '段落' }).getByRole('button');
    const opener = page.getByRole('button', { name: /^段落 \d/ });
    await search.fill('监督');
    await opener.press('Enter');
    await expect(passages.first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    await opener.press('Enter');
    await page.getByRole('button', { name: '合上段落' }).press('Enter');
    await expect(opener).toBeFocused();
    await opener.press('Enter');
    await expect(passages.first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(passages.first()).toBeHidden();
    await expect(text).toBeFocused();
  });
}

test('the best passages of another query stand at the top', async ({ page }) => {
  const { search } = await openOutline(page);
  const list = page.getByRole('complementary', { name: '段落' });
  await search.fill('山');
  await page.getByRole('button', { name: '按相关' }).click();
  await search.focus();
  const first = list.locator('[data-number="0"]');
  await expect(first).toBeVisible();
  await list.evaluate((element) => element.scrollTo({ top: 1500 }));
  await expect(first).toHaveCount(0);
  await search.fill('林');
  await expect(first).toBeInViewport();
  expect(await list.evaluate((element) => element.scrollTop)).toBe(0);
  // The same after a query that finds nothing, for which the list is away.
  await list.evaluate((element) => element.scrollTo({ top: 1500 }));
  await expect(first).toHaveCount(0);
  await search.fill('没有这个词');
  await expect(page.getByText('没有连写的“没有这个词”')).toBeVisible();
  await search.fill('山');
  await expect(first).toBeInViewport();
});

test('axe finds nothing serious where nothing is found', async ({ page }) => {
  const { search } = await openOutline(page);
  // Many passages, that stay behind the card.
  await search.fill('山');
  await expect(page.getByRole('list', { name: '段落' }).getByRole('listitem').nth(5)).toBeVisible();
  await search.fill('没有这个词');
  await expect(page.getByText('没有连写的“没有这个词”')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('alternatives of several terms stand apart, and lose one term without joining another', async ({ page }) => {
  const { search } = await openOutline(page);
  await search.fill('监督|护林 "站长" -风向');
  const chips = page.getByRole('group', { name: '条件', exact: true });
  const second = chips.getByRole('group', { name: '护林 且 “站长” 不含 风向', exact: true });
  await expect(second.getByRole('button')).toHaveText(['护林', '“站长”', '风向']);
  await expect(chips.getByRole('group')).toHaveCount(1);
  await page.getByRole('button', { name: '去掉 护林' }).click();
  await expect(search).toHaveValue('监督 | "站长" -风向');
  await page.getByRole('button', { name: '去掉 “站长”' }).click();
  await expect(search).toHaveValue('监督');
  await search.fill('监督 护林');
  await expect(chips.getByRole('button')).toHaveCount(2);
  await expect(chips.getByRole('group')).toHaveCount(0);
});

// ── the status ───────────────────────────────────────────────────────────────────────────────────────────────────

test('the status says what was not found, what would be, and what is odd', async ({ page }) => {
  const { search } = await openOutline(page);
  const said = page.locator('gangmu-reader .outline-head').getByRole('status');
  await search.fill('没有这个词');
  await expect(said).toContainText('没有找到“没有这个词”');
  await search.fill('护林员监督');
  await expect(said).toContainText(/没有找到“护林员监督”.*(分开找|最长的一段).* \d+ 处/);
  await search.fill('-监督');
  await expect(said).toHaveText('只说了不要什么，还没说要找什么。');
  await search.fill('"监督');
  await expect(said).toHaveText(/ 处 .*引号还没有关上/);
});

for (const [width, lang, pinyin] of /** @type {const} */ ([
  [390, 'zh-Hans', '拼音'],
  [800, 'zh-Hans', '拼音'],
  [800, 'en', 'by pinyin'],
  [1440, 'en', 'by pinyin'],
])) {
  test(`no figure is cut, and none moves the outline, ${width} px wide, ${lang}`, async ({ page }) => {
    const { reader } = await openOutline(page);
    await page.setViewportSize({ width, height: 900 });
    await reader.evaluate((element, lang) => Object.assign(element, { lang }), lang);
    const input = reader.locator('input');
    const status = reader.locator('.status');
    const top = () => reader.locator('.tree').evaluate((element) => element.offsetTop);
    await input.fill('监督');
    await expect(status).not.toContainText(pinyin);
    await expect(status).toContainText(/\d/);
    const before = await top();
    await input.fill('jiandu');
    await expect(status).toContainText(pinyin);
    const cut = await status.evaluate(
      ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
        scrollWidth > clientWidth || scrollHeight > clientHeight + 1,
    );
    expect(cut).toBe(false);
    expect(await top()).toBe(before);
  });
}

test('over the keyboard of a phone, rows of the outline stay in sight beside the switches', async ({
  browser,
  browserName,
  baseURL,
}) => {
  test.skip(browserName !== 'chromium', 'only Chromium can be told that it has a finger for a pointer');
  const context = await browser.newContext({ baseURL, hasTouch: true, isMobile: true, locale: 'zh-CN' });
  const page = await context.newPage();
  const { search, rows } = await openOutline(page);
  await page.setViewportSize({ width: 390, height: 430 });
  await search.fill('监督');
  await page.getByRole('button', { name: /^找法/ }).click();
  await expect(page.getByRole('button', { name: '全字词' })).toBeInViewport();
  const bottomOfRow = async () => {
    const box = await rows.nth(1).boundingBox();
    return box ? box.y + box.height : Infinity;
  };
  const topOfBox = async () => (await page.locator('.box').boundingBox())?.y ?? 0;
  await expect.poll(async () => (await bottomOfRow()) <= (await topOfBox())).toBe(true);
  await context.close();
});
