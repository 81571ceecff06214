/** <gangmu-reader> as a guest on somebody's page. */
import { expect, test } from '@playwright/test';
import { count, fixtureText } from './page.js';

const TEXT = fixtureText('three_essays.txt');

/**
 * A stranger's page with `body` in it.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} body
 */
async function host(page, body) {
  const html = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>host</title>
    <style>* { color: red; font-size: 9px } gangmu-reader { display: block; width: 700px; height: 500px }</style>
    ${body}<script type="module" src="/define.js"></script></html>`;
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/host.html');
}

/** @param {import('@playwright/test').Page} page @param {string} [selector] */
const reader = (page, selector = 'gangmu-reader') => page.locator(selector);

test('one tag with src opens, one attribute filters', async ({ page }) => {
  await host(page, '<gangmu-reader src="/essays.txt" query="站长"></gangmu-reader>');
  await expect(page.getByRole('region', { name: '正文' })).toContainText('守林人必须先要站得住');
  await expect(page.getByRole('searchbox', { name: '筛选' })).toHaveValue('站长');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '站长')} 处`);
  await reader(page).evaluate((element) => element.setAttribute('query', '护林'));
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '护林')} 处`);
});

test('the methods and events of the contract', async ({ page }) => {
  await host(page, '<gangmu-reader></gangmu-reader>');
  const seen = await reader(page).evaluate(async (/** @type {any} */ element, text) => {
    const events = /** @type {string[]} */ ([]);
    for (const name of ['open', 'filter', 'select', 'error']) {
      document.addEventListener(`gangmu-${name}`, () => events.push(name));
    }
    await element.ready;
    const outline = await element.open(text, { name: '文.txt' });
    const filtered = await element.filter('监督');
    const matches = await element.matches(outline.files[0].essays[0].id);
    await element.goTo(outline.files[0].essays[1].id);
    const json = await (await element.export('json')).text();
    const markdown = await (await element.export('markdown')).text();
    const failure = await element.open(new ArrayBuffer(0), { name: '空.txt' }).then(
      () => null,
      (/** @type {any} */ error) => ({ code: error.code, help: error.help, name: error.name }),
    );
    const still = element.outline.files[0].name;
    element.close();
    return { events, outline, filtered, matches, json, markdown, failure, still, closed: element.outline };
  }, TEXT);
  expect(seen.outline.files[0].essays).toHaveLength(3);
  expect(seen.filtered).toMatchObject({ query: '监督', total: count(TEXT, '监督'), notes: [] });
  const lines = TEXT.split('\n');
  for (const { line, start, end } of seen.matches) expect(lines[line].slice(start, end)).toBe('监督');
  expect(seen.matches.length).toBeGreaterThan(5);
  expect(JSON.parse(seen.json).essays).toHaveLength(3);
  expect(seen.markdown).toContain('# 守林人必须先要站得住');
  expect(seen.failure).toEqual({ code: 'empty', help: expect.any(String), name: 'EngineError' });
  expect(seen.still).toBe('文.txt');
  expect(seen.closed).toBeNull();
  expect(seen.events).toEqual(expect.arrayContaining(['open', 'filter', 'select', 'error']));
});

test('a line put right changes the outline, is saved, and is undone', async ({ page }) => {
  await host(page, '<gangmu-reader src="/essays.txt" query="护林"></gangmu-reader>');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '护林')} 处`);
  const seen = await reader(page).evaluate(async (/** @type {any} */ element) => {
    const whole = JSON.stringify(element.outline);
    const point = element.outline.files[0].essays[0].children[0];
    const corrected = await element.correct({ line: point.line, kind: 'title' });
    const found = await element.matches(corrected.files[0].essays[1].id);
    const saved = corrected.files[0].corrections;
    const undone = JSON.stringify(await element.undoCorrection());
    const again = await element.setCorrections(saved);
    const code = await element.setCorrections('raise 3').catch((/** @type {any} */ error) => error.code);
    const still = element.outline.files[0].corrections;
    return { whole, point, corrected, found, saved, undone, again, code, still };
  });
  expect(seen.corrected.files[0].essays).toHaveLength(4);
  expect(seen.corrected.files[0].essays[1].line).toBe(seen.point.line);
  expect(seen.saved).toBe(`title ${seen.point.line}`);
  expect(seen.found.every((/** @type {any} */ { line }) => line >= seen.point.line)).toBe(true);
  expect(seen.undone).toBe(seen.whole);
  expect(seen.again.files[0].essays).toHaveLength(4);
  expect([seen.code, seen.still]).toEqual(['corrections', seen.saved]);
  await expect(page.getByRole('tree', { name: '提纲' }).getByRole('treeitem', { level: 1 })).not.toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '护林')} 处 · `);
});

test('properties set before the definition has loaded are taken over', async ({ page }) => {
  await host(
    page,
    '<gangmu-reader></gangmu-reader><script>Object.assign(document.querySelector("gangmu-reader"), { src: "/essays.txt", query: "站长" })</script>',
  );
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '站长')} 处`);
});

test('moving the element keeps what is open', async ({ page }) => {
  await host(page, '<div id="a"><gangmu-reader src="/essays.txt"></gangmu-reader></div><div id="b"></div>');
  await expect(page.getByRole('region', { name: '正文' })).toContainText('守林人');
  await page.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector('gangmu-reader'));
    for (let moves = 0; moves < 20; moves += 1) document.querySelector(moves % 2 ? '#a' : '#b')?.append(element);
  });
  await page.getByRole('searchbox', { name: '筛选' }).fill('站长');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '站长')} 处`);
});

test('removing the element while it opens ends its promises and its worker', async ({ page, browserName }) => {
  await host(page, '<gangmu-reader></gangmu-reader>');
  const ended = await reader(page).evaluate(async (/** @type {any} */ element, text) => {
    const opening = element.open(text.repeat(2000)).then(
      () => 'opened',
      (/** @type {any} */ error) => error.code,
    );
    element.remove();
    return opening;
  }, TEXT);
  expect(['closed', 'aborted']).toContain(ended);
  // WebDriver BiDi, by which Firefox is driven, does not tell of workers that end.
  if (browserName === 'chromium') await expect.poll(() => page.workers().length).toBe(0);
});

test('two elements on a page have two queries', async ({ page }) => {
  await host(
    page,
    '<gangmu-reader id="a" src="/essays.txt" query="站长"></gangmu-reader><gangmu-reader id="b" src="/essays.txt" query="护林"></gangmu-reader>',
  );
  for (const [id, word] of [
    ['#a', '站长'],
    ['#b', '护林'],
  ]) {
    await expect(reader(page, id).getByRole('status').filter({ hasText: '处' })).toContainText(
      `${count(TEXT, word)} 处`,
    );
  }
});

test('a src that cannot be fetched says so', async ({ page }) => {
  await host(page, '<gangmu-reader src="/nowhere.txt"></gangmu-reader>');
  await expect(page.getByRole('alert')).toContainText(/nowhere\.txt/);
  await expect(page.getByRole('alert')).toContainText(/404/);
});

test('the page of the host stays as it was', async ({ page }) => {
  await host(page, '<p id="mine">我的字</p><gangmu-reader src="/essays.txt"></gangmu-reader>');
  await expect(page.getByRole('region', { name: '正文' })).toContainText('守林人');
  expect(await page.locator('#mine').evaluate((element) => getComputedStyle(element).fontSize)).toBe('9px');
  const inside = page.getByRole('region', { name: '正文' }).getByText('近日，县里印发').first();
  expect(await inside.evaluate((element) => getComputedStyle(element).fontSize)).not.toBe('9px');
  expect(await page.evaluate(() => [location.hash, localStorage.length, document.title])).toEqual(['', 0, 'host']);
});

test('a worker that dies is replaced, and what was open is open again, as it was put right', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'workers are killed through the DevTools protocol');
  await host(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
  await expect(page.getByRole('region', { name: '正文' })).toContainText('守林人');
  const line = await reader(page).evaluate(async (/** @type {any} */ element) => {
    const [point] = element.outline.files[0].essays[0].children;
    await element.correct({ line: point.line, kind: 'title' });
    return point.line;
  });
  await page.workers()[0].evaluate(() =>
    setTimeout(() => {
      throw new Error('killed by the test');
    }),
  );
  await expect
    .poll(() =>
      reader(page).evaluate((/** @type {any} */ element) =>
        element.filter('站长').then(
          (/** @type {any} */ { total }) => total,
          () => -1,
        ),
      ),
    )
    .toBe(count(TEXT, '站长'));
  const outline = await reader(page).evaluate((/** @type {any} */ element) =>
    element.correct({ line: 9, kind: 'body' }),
  );
  expect(outline.files[0].corrections).toBe(`title ${line} body 9`);
});

test('where the page allows no worker, the engine runs in its thread', async ({ page }) => {
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="worker-src 'none'">
    <gangmu-reader src="/essays.txt" query="站长"></gangmu-reader><script type="module" src="/define.js"></script>`;
  await page.route('**/strict.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/strict.html');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '站长')} 处`);
});

test('where the page allows no WebAssembly, it says what is needed', async ({ page }) => {
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src 'self'; worker-src 'none'">
    <gangmu-reader src="/essays.txt"></gangmu-reader><script type="module" src="/define.js"></script>`;
  await page.route('**/nowasm.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/nowasm.html');
  await expect(page.getByRole('alert')).toContainText('wasm-unsafe-eval');
});
