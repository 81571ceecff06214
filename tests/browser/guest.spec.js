/** What the reader and the page around it must not do to each other. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { fixtureText, parts } from './page.js';

const TEXT = fixtureText('three_essays.txt');
const TAG = '<gangmu-reader src="/essays.txt" style="display:block;height:500px"></gangmu-reader>';
const DEFINE = '<script type="module" src="/define.js"></script>';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} body
 * @param {{ root?: string, head?: string }} [around]
 */
async function host(page, body, { root = '', head = '' } = {}) {
  const html = `<!doctype html><html ${root}><meta charset="utf-8">${head}<body>${body}</body></html>`;
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/host.html');
}

/** @param {import('@playwright/test').Page} page */
const expectText = (page) => expect(page.getByRole('region', { name: '正文' })).toContainText('守林人必须先要站得住');

test('what is typed into the filter does not reach the shortcuts of the page, commands do', async ({ page }) => {
  await host(page, TAG + DEFINE);
  await expectText(page);
  await page.evaluate(() => {
    const heard = /** @type {string[]} */ ([]);
    Object.assign(window, { heard });
    for (const type of ['keydown', 'keypress', 'keyup'])
      document.addEventListener(type, (event) => heard.push(`${type} ${/** @type {KeyboardEvent} */ (event).key}`));
  });
  const search = page.getByRole('searchbox', { name: '筛选' });
  await search.press('/');
  await search.press('s');
  await search.press('Shift+A');
  await search.press('Control+k');
  await expect(search).toHaveValue('/sA');
  const heard = await page.evaluate(() => /** @type {any} */ (window).heard);
  expect(heard.filter((/** @type {string} */ key) => / [/sA]$/.test(key))).toEqual([]);
  expect(heard).toContain('keydown k');
});

test('on a page that is read from right to left, the text and its figures run from left to right', async ({ page }) => {
  await host(page, TAG + DEFINE, { root: 'dir="rtl" lang="ar"' });
  await expectText(page);
  await page.getByRole('searchbox', { name: '筛选' }).fill('监督');
  await expect(page.locator('.nofm')).toContainText(/^1 \/ \d+/);
  const directions = await page
    .locator('.text p, .nofm, .tree [role=treeitem]')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).direction));
  expect([...new Set(directions)]).toEqual(['ltr']);
  const [outline, text] = await page
    .locator('.outline, .text')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
  expect(outline).toBeLessThan(text);
});

/** Whether the reader is drawn dark. @param {import('@playwright/test').Page} page */
const isDark = (page) => page.locator('gangmu-reader').evaluate((element) => element.matches(':state(dark)'));

for (const [name, system, around, dark] of /** @type {const} */ ([
  ['a dark page', 'light', { root: 'style="color-scheme: dark"' }, true],
  ['a light page on a dark system', 'dark', { root: 'style="color-scheme: light"' }, false],
  ['a page that says nothing, on a dark system', 'dark', {}, false],
  ['a page that follows a dark system', 'dark', { root: 'style="color-scheme: light dark"' }, true],
  ['a page that follows a light system', 'light', { root: 'style="color-scheme: light dark"' }, false],
  ['a page that says so in its head', 'dark', { head: '<meta name="color-scheme" content="dark light">' }, true],
])) {
  test(`the reader is ${dark ? 'dark' : 'light'} on ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: system });
    await host(page, TAG + DEFINE, around);
    await expectText(page);
    const isTold = await page.evaluate((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, system);
    test.skip(!isTold, 'this browser cannot be told the scheme of its system');
    expect(await isDark(page)).toBe(dark);
  });
}

test('the reader turns dark with the page, however the page does it, and a theme of its own stays', async ({
  page,
}) => {
  const style = '<style>.dark, [data-mode=night] { color-scheme: dark }</style>';
  await host(page, `<main><section>${TAG}</section></main>${DEFINE}`, { head: style });
  await expectText(page);
  for (const selector of ['html', 'body', 'main', 'section']) {
    const part = page.locator(selector);
    await part.evaluate((element) => element.classList.add('dark'));
    await expect.poll(() => isDark(page), selector).toBe(true);
    await part.evaluate((element) => element.classList.remove('dark'));
    await expect.poll(() => isDark(page), selector).toBe(false);
  }
  await page.locator('html').evaluate((element) => (element.dataset.mode = 'night'));
  await expect.poll(() => isDark(page)).toBe(true);
  await page.locator('html').evaluate((element) => delete element.dataset.mode);
  await expect.poll(() => isDark(page)).toBe(false);
  await page.evaluate(() => {
    const sheet = document.createElement('style');
    sheet.textContent = ':root { color-scheme: dark }';
    document.head.append(sheet);
  });
  await expect.poll(() => isDark(page)).toBe(true);
  await page.locator('gangmu-reader').evaluate((element) => element.setAttribute('theme', 'light'));
  await expect.poll(() => isDark(page)).toBe(false);
});

test("parts of the page's own that are called like the reader's do not break it", async ({ page }) => {
  const own = ['text-pane', 'outline-tree', 'filter-box', 'passage-list', 'hit-strip', 'essay-card', 'outline-head'];
  const taken = own.map((name) => `customElements.define('gangmu-${name}', class extends HTMLElement {});`).join('');
  await host(page, `<script>${taken}</script>${TAG}${DEFINE}`);
  await expectText(page);
});

test('two versions of the reader work on one page, and each paints its own hits', async ({ page }) => {
  const script = readFileSync(new URL('../../dist/gangmu.js', import.meta.url), 'utf8');
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const other = script.replaceAll(`-${version.replaceAll('.', '-')}`, '-9-9-9');
  await page.route('**/other.js', (route) => route.fulfill({ contentType: 'text/javascript', body: other }));
  const define = `import { GangmuReaderElement } from '/other.js'; customElements.define('other-reader', GangmuReaderElement);`;
  await host(
    page,
    `${TAG}<other-reader src="/essays.txt"></other-reader>${DEFINE}<script type="module">${define}</script>`,
  );
  for (const tag of ['gangmu-reader', 'other-reader']) {
    const reader = page.locator(tag);
    await expect(reader.getByRole('region', { name: '正文' })).toContainText('守林人必须先要站得住');
    await reader.getByRole('searchbox', { name: '筛选' }).fill('监督');
    await expect(reader.getByRole('status').filter({ hasText: '处' })).toContainText('处');
  }
  const painted = await page.evaluate(
    () => [...CSS.highlights].filter(([name, { size }]) => /^gangmu-hit-\d+$/.test(name) && size).length,
  );
  expect(painted).toBe(2);
});

test('where the name of the tag is taken, the console says so', async ({ page }) => {
  const said = page.waitForEvent('console', (message) => message.text().includes('already defined'));
  await host(
    page,
    `<script>customElements.define('gangmu-reader', class extends HTMLElement {})</script>${TAG}${DEFINE}`,
  );
  expect((await said).type()).toBe('warning');
});

const PARAGRAPHS = TEXT.split('\n')
  .map((line) => line.trim())
  .filter(Boolean);

test('all of the text is selected and copied from within the reader, and the page around it copies its own', async ({
  page,
}) => {
  await host(page, `<p id="own">这一段是别人网页上的。</p>${TAG}${DEFINE}`);
  await expectText(page);
  await page.evaluate(() => {
    const copies = /** @type {string[]} */ ([]);
    Object.assign(window, { copies });
    addEventListener('copy', ({ clipboardData }) =>
      copies.push(clipboardData?.getData('text/plain') || `${getSelection()}`),
    );
  });
  const copied = async () => {
    await page.keyboard.press('ControlOrMeta+c');
    return page.evaluate(() => /** @type {any} */ (window).copies.pop());
  };
  await parts(page).text.click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText(/^全文已选中 [\d,]+ 字$/)).toBeVisible();
  expect(await copied()).toBe(PARAGRAPHS.join('\n'));
  await page.locator('#own').click();
  await page.locator('#own').evaluate((own) => getSelection()?.selectAllChildren(own));
  expect((await copied()).trim()).toBe('这一段是别人网页上的。');
});

test('a page that is printed has all of the text on paper, among what is its own', async ({ page, browserName }) => {
  await host(page, `<p id="own">这一段是别人网页上的。</p>${TAG}${DEFINE}`);
  await expectText(page);
  const sheet = page.locator('.print-sheet');
  const printed = () =>
    page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const { shadowRoot } = /** @type {Element} */ (document.querySelector('gangmu-reader'));
      const lines = [...(shadowRoot?.querySelector('.print-sheet')?.children ?? [])].map((line) => line.textContent);
      dispatchEvent(new Event('afterprint'));
      return lines;
    });
  await expect.poll(printed).toEqual(PARAGRAPHS);
  await expect(sheet).toHaveCount(0);
  // The media of the printer can be tried in Chromium only.
  if (browserName !== 'chromium') return;
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('#own')).toBeVisible();
  await expect(sheet).toBeVisible();
  await expect(parts(page).search).toBeHidden();
});
