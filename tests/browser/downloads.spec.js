/** What comes over the network, and what does not: each is said, and nothing is called a stopped engine. */
import { expect, test } from '@playwright/test';
import { OddServer } from './odd-server.js';
import { fixturePath, openFiles, openSample, parts } from './page.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block' });

/** @type {OddServer} */
let server;
test.beforeEach(async () => (server = await new OddServer().start()));
test.afterEach(() => server.close());

/** Opens a stranger's page. @param {import('@playwright/test').Page} page */
async function openHost(page, body = '<gangmu-reader></gangmu-reader>') {
  server.setHost(body);
  await page.goto(`${server.url}/host.html`);
}

/** @param {import('@playwright/test').Page} page @param {'uncaught' | 'errors'} list @returns {Promise<string[]>} */
const kept = (page, list) => page.evaluate(list);

/** @param {import('@playwright/test').Page} page @param {string} src */
const setSrc = (page, src) => parts(page).reader.evaluate((element, src) => element.setAttribute('src', src), src);

const FAILURES = [
  { what: 'a download that breaks off', src: '/cut.txt', says: '下载到一半断了' },
  { what: 'a part of a file', src: '/half.txt', says: '对方只答了一段（206）' },
  { what: 'a web page instead of the text', src: '/page.txt', says: '是一个网页，不是文稿' },
  { what: 'a file that is not there', src: '/nowhere.txt', says: '对方回答 404' },
  { what: 'a server that is not there', src: 'http://localhost:1/a.txt', says: '可能断网了' },
  { what: 'half an address', src: 'http://[bad', says: '“http://[bad”不是完整的地址' },
  { what: 'an address of another kind', src: 'gopher://localhost/a.txt', says: '只能取 http 或 https 的地址' },
  { what: 'an address of a file', src: 'file:///etc/hosts', says: '本机上的文件请直接打开' },
  { what: 'an address with a password', src: 'http://me:secret@localhost:1/a.txt', says: '请去掉后再试' },
];
for (const { what, src, says } of FAILURES) {
  test(`${what} has a sentence of its own, and what was open stays`, async ({ page }) => {
    await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
    const { alert, text } = parts(page);
    await expect(text).toContainText('守林人必须先要站得住');
    await setSrc(page, src);
    await expect(alert).toContainText(says);
    await expect(alert).toHaveCount(1);
    await expect(alert).not.toContainText('secret');
    await expect(text).toContainText('守林人必须先要站得住');
    expect(await kept(page, 'errors')).toEqual(['fetch-failed']);
    expect(await kept(page, 'uncaught')).toEqual([]);
  });
}

test('a text that a server calls HTML opens', async ({ page }) => {
  await openHost(page);
  await setSrc(page, '/plain-as-html.txt');
  await expect(parts(page).text).toContainText('守林人必须先要站得住');
});

for (const path of ['/never.txt', '/stalls.txt']) {
  test(`${path}: a server that falls silent is waited for half a minute, with a note and a stop`, async ({ page }) => {
    await page.clock.install();
    await openHost(page, `<gangmu-reader src="${path}"></gangmu-reader>`);
    await page.clock.runFor(1000);
    await expect(page.getByText(`正在取 ${path.slice(1)}`)).toBeVisible();
    await page.clock.runFor(15_000);
    await expect(page.getByRole('button', { name: /^停止/ })).toBeVisible();
    await page.clock.runFor(15_000);
    await expect(parts(page).alert).toContainText('等了 30 秒');
    await expect(page.getByText(`正在取 ${path.slice(1)}`)).toBeHidden();
    expect(await kept(page, 'uncaught')).toEqual([]);
  });
}

test('fetching is stopped by its button, and nothing has failed', async ({ page }) => {
  await openHost(page, `<gangmu-reader src="/stalls.txt"></gangmu-reader>`);
  await expect(page.getByText('已取')).toBeVisible();
  await page.getByRole('button', { name: /^停止/ }).click();
  await expect(page.getByText('正在取')).toBeHidden();
  await expect(parts(page).alert).toHaveCount(0);
  expect([await kept(page, 'errors'), await kept(page, 'uncaught')]).toEqual([[], []]);
});

test('while bytes come and nobody knows how many there will be, no part of them is claimed to be there', async ({
  page,
}) => {
  await openHost(page);
  await parts(page).reader.evaluate((element) => Object.assign(element, { src: '/stalls.txt' }));
  const bar = page.getByRole('progressbar', { name: '打开进度' });
  await expect(page.getByText('正在取 stalls.txt')).toBeVisible();
  await expect(bar).toBeVisible();
  await expect(page.locator('.note')).toContainText('已取');
  expect(await bar.getAttribute('aria-valuenow')).toBeNull();
});

test('a src that changes while its bytes come gives way in silence, and a stopped open says so by its code', async ({
  page,
}) => {
  await openHost(page);
  const { reader, text, alert } = parts(page);
  const code = await reader.evaluate(async (/** @type {any} */ element) => {
    const opening = element
      .open(new URL('/stalls.txt', location.href))
      .catch((/** @type {any} */ error) => [error.name, error.code]);
    await new Promise((resolve) => element.addEventListener('gangmu-progress', resolve, { once: true }));
    element.src = '/essays.txt';
    return opening;
  });
  expect(code).toEqual(['EngineError', 'aborted']);
  await expect(text).toContainText('守林人必须先要站得住');
  await expect(alert).toHaveCount(0);
  expect([await kept(page, 'errors'), await kept(page, 'uncaught')]).toEqual([[], []]);
});

test('the sample breaks off: that is a download, and a file opens after it', async ({ page }) => {
  await page.route('**/sample.txt', (route) => route.fulfill({ status: 206, body: '半' }));
  await page.goto('/');
  const { alert, text } = parts(page);
  await expect(alert).toContainText('没有给全');
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(text).toContainText('守林人必须先要站得住');
});

for (const [what, answer] of /** @type {const} */ ([
  ['404', { status: 404, body: '' }],
  ['a web page', { status: 200, contentType: 'text/html', body: '<!doctype html><title>x</title>' }],
  ['half of it', { status: 200, contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 1]) }],
])) {
  test(`the engine does not come (${what}): that is said, and the next try needs no reload`, async ({ page }) => {
    await page.route('**/core-*.wasm', (route) => route.fulfill(answer));
    await page.goto('/');
    const { alert, text } = parts(page);
    await expect(alert.first()).toContainText('解析程序没能取来或启动');
    await page.unroute('**/core-*.wasm');
    await openFiles(page, fixturePath('three_essays.txt'));
    await expect(text).toContainText('守林人必须先要站得住');
    await expect(alert).toHaveCount(0);
  });
}

test('words that do not come reach no handler of the host, and only words are missing', async ({ page }) => {
  await page.route('**/dictionary-*.bin', (route) => route.fulfill({ status: 206, body: '半' }));
  await openHost(page, '<gangmu-reader src="/essays.txt"></gangmu-reader>');
  await expect(parts(page).text).toContainText('守林人必须先要站得住');
  await parts(page).reader.evaluate((/** @type {any} */ element) => element.words.catch(() => {}));
  expect(await kept(page, 'errors')).toEqual(['words-failed']);
  expect(await kept(page, 'uncaught')).toEqual([]);
});

test('a reader taken out at any moment of its first second leaves nothing uncaught', async ({ page }) => {
  await openHost(page, '');
  await page.evaluate(async () => {
    const after = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
    await Promise.all(
      Array.from({ length: 12 }, async (_, number) => {
        const element = Object.assign(document.createElement('gangmu-reader'), { src: '/essays.txt', query: '护林' });
        document.body.append(element);
        await after(number * 80);
        element.remove();
      }),
    );
    await after(300);
  });
  expect(await kept(page, 'uncaught')).toEqual([]);
});

test('the page shows what is fetched until it is there', async ({ page }) => {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(null)));
  await page.route('**/sample.txt', async (route) => (await held, route.continue()));
  await page.goto('/');
  await expect(page.getByText('正在取')).toBeVisible();
  release();
  await expect(page.getByText('正在取')).toBeHidden();
  await openSample(page);
});

test('of several addresses one cannot be had: the others are given up, and nothing is said to be coming', async ({
  page,
}) => {
  await openHost(page);
  const { reader, alert } = parts(page);
  const stopped = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/stalls.txt'));
  const code = await reader.evaluate((/** @type {any} */ element) =>
    element
      .open([new URL('/stalls.txt', location.href), new URL('/cut.txt', location.href)])
      .catch((/** @type {any} */ error) => error.code),
  );
  expect(code).toBe('fetch-failed');
  await stopped;
  await expect(alert).toContainText('下载到一半断了');
  await expect(page.getByText('正在取')).toBeHidden();
  expect(await kept(page, 'uncaught')).toEqual([]);
});

for (const [what, stop] of /** @type {[string, (element: any) => unknown][]} */ ([
  ['close()', (element) => element.close()],
  ['an emptied src', (element) => (element.src = '')],
]))
  test(`${what} stops what is being fetched`, async ({ page }) => {
    await openHost(page, `<gangmu-reader src="/stalls.txt"></gangmu-reader>`);
    await expect(page.getByText('已取')).toBeVisible();
    const stopped = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/stalls.txt'));
    await parts(page).reader.evaluate(stop);
    await stopped;
    await expect(page.getByText('正在取')).toBeHidden();
    expect([await kept(page, 'errors'), await kept(page, 'uncaught')]).toEqual([[], []]);
  });

test('an emptied src leaves what the page itself opens', async ({ page }) => {
  await openHost(page, `<gangmu-reader src="/essays.txt"></gangmu-reader>`);
  const { reader, text } = parts(page);
  await expect(text).toContainText('守林人必须先要站得住');
  await reader.evaluate((/** @type {any} */ element) => {
    element.src = '';
    return element.open('论种树\n树要早种。\n');
  });
  await expect(text).toContainText('树要早种');
});

test('no sources leave everything as it is', async ({ page }) => {
  await openHost(page, `<gangmu-reader src="/essays.txt"></gangmu-reader>`);
  const { reader, text } = parts(page);
  await expect(text).toContainText('守林人必须先要站得住');
  const essays = await reader.evaluate(
    async (/** @type {any} */ element) => (await element.open([])).files[0].essays.length,
  );
  expect(essays).toBe(3);
});

test('a policy on trial has blocked nothing', async ({ page }) => {
  server.hostHeaders = { 'content-security-policy-report-only': "connect-src 'self'" };
  await openHost(page);
  await setSrc(page, 'http://localhost:1/a.txt');
  await expect(parts(page).alert).toContainText('可能断网了');
});
