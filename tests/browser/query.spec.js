/** What stands around the filter: how a query was read, what is offered, passages, switches, input methods, the link. */
import { expect, test } from '@playwright/test';
import { count, fixtureText, openEssays, openSample, parts } from './page.js';

const TEXT = fixtureText('three_essays.txt');

/** The parts that only show with a filter. @param {import('@playwright/test').Page} page */
const around = (page) => ({
  chips: page.getByRole('group', { name: '条件' }).getByRole('button'),
  passages: page.getByRole('list', { name: '段落' }).getByRole('listitem'),
  options: page.getByRole('button', { name: /^找法/ }),
  /** @param {string} name */
  option: (name) => page.getByRole('group', { name: '找法' }).getByRole('button', { name, exact: true }),
});

/** Opens the three essays. @param {import('@playwright/test').Page} page */
async function openWithAround(page) {
  return { ...(await openEssays(page)), ...around(page) };
}

/** The words painted inside an element, in its shadow tree or out. @param {import('@playwright/test').Locator} element */
const paintedIn = (element) =>
  element.evaluate((element) =>
    [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight]
        .filter(({ startContainer }) => element.contains(startContainer))
        .map(({ startContainer, startOffset, endOffset }) =>
          (startContainer.textContent ?? '').slice(startOffset, endOffset),
        ),
    ),
  );

/** How many ranges are painted on the page, by the kind of hit. @param {import('@playwright/test').Page} page */
const painted = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, { size }]) => [name.replace(/^gangmu-hit-?|-?\d+$/g, '') || 'plain', size]),
    ),
  );

test('chips say how the query was read, and each takes its term away', async ({ page }) => {
  const { search, chips } = await openWithAround(page);
  await search.fill('监督|护林 "站长" -风向');
  await expect(chips).toHaveText(['监督', '护林', '“站长”', '风向']);
  await expect(page.getByRole('group', { name: '条件' })).toContainText(/或.*护林.*且.*站长.*不含.*风向/s);
  await page.getByRole('button', { name: '去掉 监督' }).click();
  await expect(search).toHaveValue('护林 "站长" -风向');
  await page.getByRole('button', { name: '去掉 风向' }).click();
  await page.getByRole('button', { name: '去掉 护林' }).click();
  await expect(search).toHaveValue('"站长"');
  await search.fill('站长');
  await expect(chips).toHaveCount(0);
});

test('chips pressed faster than the engine answers each take their term away', async ({ page }) => {
  const { search, chips } = await openWithAround(page);
  await search.fill('监督|护林 "站长" -风向');
  await expect(chips).toHaveCount(4);
  await chips.first().evaluate((chip) => {
    const press = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (root.querySelector(`[aria-label="去掉 ${name}"]`)).click();
    const root = /** @type {ShadowRoot} */ (chip.getRootNode());
    for (const name of ['监督', '风向', '护林']) press(name);
  });
  await expect(search).toHaveValue('"站长"');
  await expect(chips).toHaveText(['“站长”']);
});

test('标题: looks in titles only, and its chip says so', async ({ page }) => {
  const { search, chips, status } = await openWithAround(page);
  await search.fill('标题:站长');
  await expect(chips).toHaveText(['标题：站长']);
  await expect(status).toContainText(/\d+ 处|没有/);
});

test('odd queries get a note and no error', async ({ page }) => {
  const { search } = await openWithAround(page);
  for (const [query, says] of [
    ['"监督', '引号还没有关上'],
    ['| |', '只有符号'],
    ['-监督', '只说了不要什么'],
    ['标题:', '后面还没有词'],
  ]) {
    await search.fill(query);
    await expect(parts(page).queryNote).toContainText(says);
    await expect(parts(page).alert).toHaveCount(0);
  }
});

test('a book pasted into the box gets an answer too', async ({ page }) => {
  const { search, status } = await openWithAround(page);
  await search.fill('监督护林'.repeat(250_000));
  await expect(parts(page).nothingFound).toContainText(/没有连写的“监督护林.*…”/);
  await search.fill('监 '.repeat(300_000));
  await expect(status).toContainText(`${count(TEXT, '监')} 处`);
  await search.fill('监督');
  await expect(status).toContainText(`${count(TEXT, '监督')} 处`);
});

test('passages tell where each hit stands, and a click goes there', async ({ page }) => {
  const { search, passages, text } = await openWithAround(page);
  await search.fill('隔离带');
  const lines = TEXT.split('\n').filter((line) => line.includes('隔离带'));
  await expect(passages).toHaveCount(lines.length);
  await expect(passages.first()).toContainText('隔离带');
  const inFirst = Array.from({ length: count(lines[0], '隔离带') }, () => '隔离带');
  await expect.poll(() => paintedIn(passages.first())).toEqual(inFirst);
  await passages.first().getByRole('button').click();
  await expect(text.getByText('隔离带').first()).toBeInViewport();
  await expect(passages.first().getByRole('button')).toHaveAttribute('aria-current', 'true');
});

test('what is painted in the outline is what the engine has found there', async ({ page }) => {
  const { search, tree } = await openWithAround(page);
  for (const [query, words] of /** @type {[string, string[]][]} */ ([
    ['帶頭檢查', ['带头检查']],
    ['yashizhanzhang', ['压实站长']],
    ['压实站长 | 带头检查 没有这个词', ['压实站长']],
  ])) {
    await search.fill(query);
    await expect.poll(() => paintedIn(tree), { message: query }).toEqual(words);
  }
});

test('hits in titles are painted in the outline, and those of the query before are not', async ({ page }) => {
  const { search, tree } = await openWithAround(page);
  await search.fill('带头检查');
  await expect.poll(() => paintedIn(tree)).toEqual(['带头检查']);
  await search.fill('压实站长');
  await expect.poll(() => paintedIn(tree)).toEqual(['压实站长']);
  await search.fill('');
  await expect.poll(() => paintedIn(tree)).toEqual([]);
});

test('passages can stand the best first', async ({ page }) => {
  const { search, passages } = await openWithAround(page);
  await search.fill('监督');
  await expect(passages.first()).toContainText('监督');
  await page.getByRole('button', { name: '按相关' }).click();
  await expect(page.getByRole('button', { name: '按相关' })).toHaveAttribute('aria-pressed', 'true');
  await expect(passages.first()).toContainText('监督');
});

test('the arrow keys walk through the passages', async ({ page }) => {
  const { search, passages } = await openWithAround(page);
  await search.fill('监督');
  await passages.first().getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  await expect(passages.nth(1).getByRole('button')).toBeFocused();
});

test('where the reader is narrow, passages open on demand and Esc closes them', async ({ page }) => {
  const { search, passages, text } = await openWithAround(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await search.fill('监督');
  await expect(passages.first()).toBeHidden();
  const open = page.getByRole('button', { name: /^段落 \d/ });
  await open.click();
  await passages.nth(1).getByRole('button').click();
  await expect(passages.first()).toBeHidden();
  await expect(text).toBeVisible();
  await page.getByRole('button', { name: '提纲', exact: true }).click();
  await open.click();
  await expect(passages.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(passages.first()).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a string that is nowhere offers what is there, and does nothing by itself', async ({ page }) => {
  const { search, reader, status } = await openWithAround(page);
  await reader.evaluate((element) => /** @type {any} */ (element).words);
  await search.fill('护林员监督');
  await expect(parts(page).nothingFound).toContainText('没有连写的“护林员监督”');
  await expect(search).toHaveValue('护林员监督');
  const offer = page.getByRole('button', { name: /^(分开找|最长的一段)/ }).first();
  const total = (await offer.textContent())?.match(/(\d+) 处/)?.[1];
  await offer.click();
  await expect(search).not.toHaveValue('护林员监督');
  await expect(status).toContainText(`${total} 处`);
});

test('pinyin finds what it spells, counts it apart, and can be switched off', async ({ page }) => {
  const { search, status, options, option } = await openWithAround(page);
  await search.fill('jiandu');
  const total = count(TEXT, '监督');
  await expect(status).toContainText(new RegExp(`${total} 处.*拼音 ${total} 处`));
  await expect.poll(() => painted(page)).toMatchObject({ pinyin: expect.any(Number) });
  await options.click();
  await option('拼音').click();
  await expect(status).toContainText('没有找到');
});

test('traditional characters find simplified ones, unless variants are told apart', async ({ page }) => {
  const { search, status, options, option } = await openWithAround(page);
  await search.fill('監督');
  await expect(status).toContainText(`${count(TEXT, '监督')} 处`);
  await options.click();
  await option('异体同找').click();
  await expect(status).toContainText('没有找到');
  await expect(options).toHaveAccessibleName('找法（改了 1 项）');
});

/** Forms that count as the same: three widths and cases, two units, two pairs of quotes, two scripts. */
const FORMS = '题目\n\nＷＴＯ wto WTO，㎏ kg，看“引”看「引」，监督監督𠮷监督。';

/** @type {[string, object, string[]][]} */
const SAME = [
  ['wto', {}, ['ＷＴＯ', 'wto', 'WTO']],
  ['wto', { width: false }, ['wto', 'WTO']],
  ['wto', { case: false }, ['wto']],
  ['WTO', { case: false }, ['ＷＴＯ', 'WTO']],
  ['kg', {}, ['㎏', 'kg']],
  ['kg', { width: false }, ['kg']],
  ['看“引', {}, ['看“引', '看「引']],
  ['看“引', { quotes: false }, ['看“引']],
  ['看“引', { variants: false }, ['看“引']],
  ['看“引', { variants: false, quotes: true }, ['看“引', '看「引']],
  ['监督', {}, ['监督', '監督', '监督']],
  ['監督', { variants: false }, ['監督']],
  ['監督', { quotes: false }, ['监督', '監督', '监督']],
];

test('each switch says which forms count as the same', async ({ page }) => {
  const { reader } = await openSample(page);
  const found = await reader.evaluate(async (element, [text, queries]) => {
    const reader = /** @type {any} */ (element);
    await reader.open(text, { name: '式样.txt' });
    const lines = text.split('\n');
    const found = [];
    for (const [query, options] of queries) {
      await reader.filter(query, options);
      const hits = /** @type {any[]} */ (await reader.matches());
      found.push([query, options, hits.map(({ line, start, end }) => lines[line].slice(start, end))]);
    }
    return found;
  }, /** @type {const} */ ([FORMS, SAME]));
  expect(found).toEqual(SAME);
});

test('a switch of what counts as the same is kept in the link', async ({ page }) => {
  const { search, status, options, option } = await openWithAround(page);
  await page
    .locator('gangmu-reader')
    .evaluate((element, text) => /** @type {any} */ (element).open(text, { name: '式样.txt' }), FORMS);
  await search.fill('WTO');
  await expect(status).toContainText('3 处');
  await options.click();
  await option('不分大小写').click();
  await expect(status).toContainText('2 处');
  await expect.poll(() => page.url()).toContain('case=apart');
  await page.reload();
  await expect(options).toHaveAccessibleName('找法（改了 1 项）');
  await options.click();
  await expect(option('不分大小写')).toHaveAttribute('aria-pressed', 'false');
});

test('the scope widens where all terms must stand', async ({ page }) => {
  const { search, status, options, option } = await openWithAround(page);
  await search.fill('终生学习 上坟烧纸');
  await expect(status).toContainText('没有找到');
  await options.click();
  await option('篇').click();
  await expect(status).toContainText(/[1-9]\d* 处/);
});

test('whole words wait for the words, and then leave parts of words out', async ({ page }) => {
  const { search, status, options, option, reader } = await openWithAround(page);
  await reader.evaluate((element) => /** @type {any} */ (element).words);
  await options.click();
  await expect(option('全字词')).toBeEnabled();
  await search.fill('林');
  await expect(status).toContainText(`${count(TEXT, '林')} 处`);
  await option('全字词').click();
  await expect(status).not.toContainText(`${count(TEXT, '林')} 处`);
});

test('a regular expression that is not one says so under the box, and a right one finds', async ({ page }) => {
  const { search, status, options, option, alert } = await openWithAround(page);
  await options.click();
  await option('正则').click();
  await search.fill('护林(');
  await expect(parts(page).queryNote).toContainText('还不是完整的正则表达式');
  await expect(alert).toHaveCount(0);
  await search.fill('护林.');
  await expect(status).toContainText(`${[...TEXT.matchAll(/护林./g)].length} 处`);
});

test('the filter is live while an input method composes, and its keys stay its own', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'compositions can only be made through the DevTools protocol');
  const { search, status } = await openWithAround(page);
  await search.focus();
  const keyboard = await page.context().newCDPSession(page);
  const compose = (/** @type {string} */ text) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  // Syllables are parted by an apostrophe or a space, as the input method likes it.
  await compose('hu lin');
  await expect(status).toContainText(`${count(TEXT, '护林')} 处`);
  await compose("jian'du");
  await expect(status).toContainText(`${count(TEXT, '监督')} 处`);
  await expect(page.getByText(/^1 \/ /)).toBeVisible();
  for (const code of ['Enter', 'Escape', 'ArrowDown']) {
    // What a browser sends for a key that its input method takes.
    const taken = { windowsVirtualKeyCode: 229, key: 'Process', code };
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...taken });
  }
  await expect(search).toHaveValue("jian'du");
  await expect(page.getByText(/^1 \/ /)).toBeVisible();
  await keyboard.send('Input.insertText', { text: '护林' });
  await expect(search).toHaveValue('护林');
  await expect(status).toContainText(`${count(TEXT, '护林')} 处`);
});

test('the link keeps the filter, its switches and the place, and restores them', async ({ page }) => {
  await openSample(page);
  const { search, text } = parts(page);
  const { options, option } = around(page);
  await search.fill('读书 习惯');
  await options.click();
  await option('节').click();
  await text.evaluate((element) => element.scrollTo({ top: 2400 }));
  await expect
    .poll(() => page.evaluate(() => decodeURIComponent(location.hash)))
    .toMatch(/^#q=读书\+习惯&scope=section&in=样张\.txt&row=\d+$/);
  const link = page.url();
  const seen = await page.evaluate(() => /** @type {any} */ (document.querySelector('gangmu-reader')).row);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(search).toHaveValue('读书 习惯');
  await expect(options).toHaveAccessibleName('找法（改了 1 项）');
  await expect
    .poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector('gangmu-reader')).row))
    .toBe(seen);
});

test('a changed fragment filters anew', async ({ page }) => {
  const { search, status } = await openSample(page);
  await page.evaluate(() => (location.hash = '#q=图书馆'));
  await expect(search).toHaveValue('图书馆');
  await expect(status).toContainText('处');
  await page.evaluate(() => (location.hash = '#%'));
  await expect(search).toHaveValue('');
});

test('the strip goes to the hit that is clicked', async ({ page }) => {
  const { search, text } = await openWithAround(page);
  await search.fill('风向');
  const now = page.locator('gangmu-reader .strip .tick-now');
  await expect(now).toBeAttached();
  const box = await now.boundingBox();
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(text.getByText('风向').first()).toBeInViewport();
});

test('without the Highlight API, hits are marks', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(CSS, 'highlights', { value: undefined }));
  const { search, text } = await openWithAround(page);
  await search.fill('护林');
  await expect(text.locator('mark.hit').first()).toHaveText('护林');
  await search.press('Enter');
  await expect(text.locator('mark.hit--now')).toHaveText('护林');
  await search.fill('jiandu');
  await expect(text.locator('mark.hit--pinyin').first()).toHaveText('监督');
  await search.fill('');
  await expect(text.locator('mark')).toHaveCount(0);
});

test('typing at 50 keys a second while 50 MB load ends in the right result', async ({ page }) => {
  test.slow();
  const { search, status } = await openSample(page);
  const times = Math.ceil(50e6 / Buffer.byteLength(TEXT));
  await page.evaluate(([text, times]) => {
    const reader = /** @type {any} */ (document.querySelector('gangmu-reader'));
    /** @type {any} */ (window).opening = reader.open(text.repeat(times), { name: '大.txt' });
  }, /** @type {[string, number]} */ ([TEXT, times]));
  await search.pressSequentially('监督护林站长监督', { delay: 20 });
  for (let left = 0; left < 6; left += 1) await search.press('Backspace', { delay: 20 });
  // Not the outline itself: its tree would be copied out of the page.
  await page.evaluate(() => /** @type {any} */ (window).opening.then(() => null));
  await expect(search).toHaveValue('监督');
  await expect(status).toContainText(`${(count(TEXT, '监督') * times).toLocaleString('en')} 处`, { timeout: 60_000 });
});

test('a filter asked for while a text opens is answered for the open one, and then for the new text', async ({
  page,
}) => {
  const { status } = await openSample(page);
  const answers = await page.evaluate(async (text) => {
    const reader = /** @type {any} */ (document.querySelector('gangmu-reader'));
    const opening = reader.open(text.repeat(500), { name: '大.txt' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { total } = await reader.filter('读书');
    const isOpen = reader.outline.files[0].name === '大.txt';
    await opening.then(() => null);
    return { total, isOpen, sample: await (await fetch('/sample.txt')).text() };
  }, TEXT);
  // Where the machine opens faster than it is asked, the new text has answered.
  expect(answers.total).toBe(answers.isOpen ? 500 * count(TEXT, '读书') : count(answers.sample, '读书'));
  await expect(status).toContainText(
    count(TEXT, '读书') ? `${(500 * count(TEXT, '读书')).toLocaleString('en')} 处` : '没有',
  );
});

test('two readers on a page have queries, switches and highlights of their own', async ({ page }) => {
  await page.route('**/two.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><meta charset="utf-8"><style>gangmu-reader { height: 420px }</style>
        <gangmu-reader id="a" src="/essays.txt" query="护林"></gangmu-reader>
        <gangmu-reader id="b" src="/essays.txt" query="jiandu"></gangmu-reader>
        <script type="module" src="/define.js"></script>`,
    }),
  );
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/two.html');
  for (const [id, word] of [
    ['#a', '护林'],
    ['#b', '监督'],
  ]) {
    const status = page.locator(id).getByRole('status').filter({ hasText: '处' });
    await expect(status).toContainText(`${count(TEXT, word)} 处`);
  }
  await page.locator('#b').evaluate((element) => Object.assign(element, { filterOptions: { pinyin: false } }));
  await expect(page.locator('#b').getByRole('status').filter({ hasText: '没有' })).toBeAttached();
  const status = page.locator('#a').getByRole('status').filter({ hasText: '处' });
  await expect(status).toContainText(`${count(TEXT, '护林')} 处`);
  const names = await page.evaluate(() => [...CSS.highlights.keys()]);
  expect(names.filter((name) => /^gangmu-hit-\d+$/.test(name))).toHaveLength(2);
});
