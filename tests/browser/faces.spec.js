/** Whatever keeps the reader or the page from working, it says so, and what to do. */
import { expect, test } from '@playwright/test';
import { expectText, openHost, TEXT } from './host.js';
import { openSample, parts } from './page.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block' });

/** @param {string} policy */
const csp = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
const TAG = '<gangmu-reader src="/essays.txt"></gangmu-reader>';

test('a reader with nothing to open says what it is, and no more of it once a text is there', async ({ page }) => {
  await openHost(page, '<gangmu-reader></gangmu-reader>');
  await expect(page.getByText('这里还没有打开文稿')).toBeVisible();
  await page.locator('gangmu-reader').evaluate((/** @type {any} */ element, text) => element.open(text), TEXT);
  await expectText(page);
  await expect(page.getByText('这里还没有打开文稿')).toHaveCount(0);
});

test('a reader whose text is on its way says so, with a way to stop, and then that nothing is open', async ({
  page,
}) => {
  await page.route('**/slow.txt', () => {});
  await openHost(page, '<gangmu-reader src="/slow.txt"></gangmu-reader>');
  await expect(page.getByText('正在取 slow.txt')).toBeVisible();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByText('这里还没有打开文稿')).toBeVisible();
});

test('a page that does not allow a text to be fetched has the directive named', async ({ page }) => {
  await openHost(page, csp("connect-src 'none'") + TAG);
  await expect(page.getByRole('alert')).toContainText('essays.txt');
  await expect(page.getByRole('alert')).toContainText('connect-src');
});

test('a site whose policy allows no WebAssembly, in its workers either, has the directive named once', async ({
  page,
}) => {
  const headers = { 'content-security-policy': "script-src 'self'" };
  await page.route('**/*.js', async (route) =>
    route.fulfill({ response: await route.fetch(), headers: { ...headers, 'content-type': 'text/javascript' } }),
  );
  await openHost(page, csp("script-src 'self'") + TAG);
  await expect(page.getByRole('alert')).toContainText('wasm-unsafe-eval');
  await expect(page.getByRole('alert')).toHaveCount(1);
});

test('a browser without WebAssembly is told so', async ({ page }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await openHost(page, csp("worker-src 'none'") + TAG);
  await expect(page.getByRole('alert')).toContainText('这个浏览器不能运行 WebAssembly');
});

for (const list of ["'none'", 'default other']) {
  test(`a page that lists the Trusted Types policies ${list} is told which is missing`, async ({
    page,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'whether others enforce Trusted Types depends on their version');
    const html = `<!doctype html>${csp(`require-trusted-types-for 'script'; trusted-types ${list}`)}${TAG}<script type="module" src="/define.js"></script>`;
    await page.route('**/types.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('/types.html');
    await expect(page.getByRole('alert')).toContainText('trusted-types 里加上 lit-html');
  });
}

/** What an older page, another program or a hand may have left. */
const KEPT = [
  '{"lang":"constructor"}',
  '{"lang":["en"],"size":"18","theme":7}',
  'null',
  '[]',
  '7',
  '"dark"',
  '{',
  '{"size":null,"singleKeys":null}',
  '{"size":1e9}',
];

test('whatever is kept as settings, the page starts with the usual ones', async ({ page }) => {
  await page.goto('/');
  for (const kept of KEPT) {
    await page.evaluate((kept) => localStorage.setItem('gangmu-settings', kept), kept);
    await openSample(page);
    expect(await page.evaluate(() => document.documentElement.lang), kept).toBe('zh-Hans');
    const size = await parts(page).reader.evaluate((element) => element.style.getPropertyValue('--gm-text-l'));
    expect(size, kept).toBe('18px');
  }
});

for (const [name, answer] of /** @type {const} */ ([
  ['is missing', { status: 404, body: '' }],
  ['is answered by a page', { status: 200, contentType: 'text/html', body: '<!doctype html><p>home' }],
  ['fails as it starts', { status: 200, contentType: 'text/javascript', body: 'throw new Error("of the test")' }],
])) {
  test(`where page.js ${name}, the page says what to do`, async ({ page }) => {
    await page.route('**/page.js', (route) => route.fulfill(answer));
    await page.goto('/');
    const note = page.getByText('纲目没有启动。请重新载入');
    await expect(note).toBeHidden();
    await expect(note).toBeVisible({ timeout: 10_000 });
    await expect(page.getByText('Gangmu has not started')).toBeVisible();
  });
}

test('opened straight from disk, the page says that it needs an address', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'its automation lets scripts of file:// run');
  await page.goto(new URL('../../dist/index.html', import.meta.url).href);
  await expect(page.getByText('直接从磁盘打开这个文件（file://）不行')).toBeVisible({ timeout: 10_000 });
});

test('where scripts do not run, the page says so', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL });
  await page.goto('/');
  await expect(page.getByText('纲目没有启动')).toBeVisible({ timeout: 10_000 });
  await page.close();
});

test('the page that starts does not say that it has not', async ({ page }) => {
  await openSample(page);
  await expect(page.locator('#not-started')).toHaveCount(0);
});
