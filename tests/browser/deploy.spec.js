/** A page that is kept on the reader's device, and what becomes of it as its site is published anew. */
import { expect, test } from '@playwright/test';
import { firstVersion, NEXT_DICTIONARY, nextVersion, publish } from './deploy.js';
import { parts } from './page.js';

test.skip(({ browserName }) => browserName !== 'chromium', 'Playwright drives service workers in Chromium only');

/** @type {Awaited<ReturnType<typeof publish>>} */
let site;
test.beforeEach(async () => {
  site = await publish(firstVersion());
});
test.afterEach(() => site.end());

/** @param {import('@playwright/test').Page} page */
async function expectToRun(page) {
  await expect(parts(page).text).toContainText('把书架搬到楼下');
  await parts(page).reader.evaluate((element) => /** @type {any} */ (element).words);
}

/** @param {import('@playwright/test').Page} page */
const versionOf = (page) => page.evaluate(() => document.documentElement.dataset.version ?? '1');

/** Visits the site until its page is kept and served from what is kept. @param {import('@playwright/test').Page} page */
async function install(page) {
  await page.goto(site.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expectToRun(page);
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
}

/**
 * Looks for a new version, and waits until it is there or refused.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string>} what has become of it
 */
const update = (page) =>
  page.evaluate(async () => {
    const registration = /** @type {ServiceWorkerRegistration} */ (await navigator.serviceWorker.getRegistration());
    await registration.update();
    const worker = registration.installing;
    if (!worker) return registration.waiting?.state ?? 'none';
    return new Promise((resolve) => {
      worker.onstatechange = () => resolve(worker.state);
    });
  });

/** What a deploy that is not whole sends in place of a file. @type {Record<string, (files: Map<string, Buffer>) => unknown>} */
const FAULTS = {
  'a file is missing': (files) => files.delete(NEXT_DICTIONARY),
  'a missing file is answered by a page': (files) => files.set(NEXT_DICTIONARY, Buffer.from('<!doctype html><p>home')),
  'page.js is still the old one': (files) => files.set('page.js', firstVersion().get('page.js') ?? Buffer.of()),
  'the dictionary is cut': (files) =>
    files.set(NEXT_DICTIONARY, files.get(NEXT_DICTIONARY)?.subarray(0, 9e5) ?? Buffer.of()),
  'a script is answered by a page': (files) => files.set('page.js', Buffer.from('<!doctype html><p>home')),
};

for (const [name, spoil] of Object.entries(FAULTS)) {
  test(`where ${name}, the former version goes on, words and all, until the deploy is mended`, async ({
    page,
    context,
  }) => {
    await install(page);
    site.files = nextVersion();
    spoil(site.files);
    expect(await update(page)).toBe('redundant');
    await context.setOffline(true);
    await page.reload();
    await expectToRun(page);
    expect(await versionOf(page)).toBe('1');
    await context.setOffline(false);
    site.files = nextVersion();
    expect(await update(page)).toBe('installed');
    await page.getByRole('button', { name: '换上新版' }).click();
    await expect.poll(() => versionOf(page).catch(() => '')).toBe('2');
    await expectToRun(page);
  });
}

test('a first visit to a deploy that is not whole keeps nothing, and the next one heals it', async ({
  page,
  context,
}) => {
  site.files.set('manifest.webmanifest', Buffer.from('<!doctype html><p>home'));
  await page.goto(site.url);
  await expectToRun(page);
  const state = await page.evaluate(
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? 'none',
  );
  expect(state).toBe('none');
  site.files = firstVersion();
  await install(page);
  await context.setOffline(true);
  await page.reload();
  await expectToRun(page);
});

test('what an earlier version has kept under the same names is not taken over', async ({ page, context }) => {
  await page.route('**/service-worker.js', (route) => route.abort());
  await page.goto(site.url);
  await expectToRun(page);
  // As the version before this one named its entries, and as a host that answers everything by a page has filled them.
  await page.evaluate(
    async (names) => {
      const cache = await caches.open(`workbox-precache-v2-${location.href}`);
      for (const name of names) {
        const key = /-[0-9a-z]{8}\.\w+$/i.test(name) ? name : `${name}?__WB_REVISION__=00000000`;
        await cache.put(key, new Response('<!doctype html><p>home', { headers: { 'content-type': 'text/html' } }));
      }
    },
    [...site.files.keys()],
  );
  await page.unroute('**/service-worker.js');
  await page.reload();
  await install(page);
  await context.setOffline(true);
  await page.reload();
  await expectToRun(page);
});

test('a new version is said, waits for consent, and leaves another tab as it is', async ({ page, context }) => {
  await install(page);
  const other = await context.newPage();
  await other.goto(site.url);
  await expect(parts(other).text).toContainText('把书架搬到楼下');
  const loads = await page.evaluate(() => performance.timeOrigin);
  site.files = nextVersion();
  expect(await update(page)).toBe('installed');
  const line = page.getByRole('status').filter({ hasText: '有新版' });
  await expect(line).toContainText('打开的文稿要再打开一次');
  expect([await versionOf(page), await page.evaluate(() => performance.timeOrigin)]).toEqual(['1', loads]);
  await line.getByRole('button', { name: '换上新版' }).click();
  await expect.poll(() => versionOf(page).catch(() => '')).toBe('2');
  await expectToRun(page);
  // The other tab runs on, and what it has not fetched so far is there, although the site no longer has it.
  await expect(other.getByRole('status').filter({ hasText: '这里还是旧版' })).toBeVisible();
  expect(await versionOf(other)).toBe('1');
  const dictionary = [...firstVersion().keys()].find((name) => name.startsWith('dictionary-')) ?? '';
  expect(await other.evaluate(async (name) => (await fetch(name)).status, dictionary)).toBe(200);
  await other.getByRole('button', { name: '换上新版' }).click();
  await expect.poll(() => versionOf(other).catch(() => '')).toBe('2');
  // In the only tab, what the former version needed is forgotten.
  await other.close();
  await page.reload();
  await expectToRun(page);
  await expect
    .poll(() => page.evaluate((name) => caches.match(name, { ignoreSearch: true }).then(Boolean), dictionary))
    .toBe(false);
});

test('a reader who waits with the new version hears no more of it, and keeps what is open', async ({ page }) => {
  await install(page);
  site.files = nextVersion();
  expect(await update(page)).toBe('installed');
  await page.getByRole('button', { name: '以后再说' }).click();
  await expect(page.getByText('有新版')).toBeHidden();
  await expectToRun(page);
  expect(await versionOf(page)).toBe('1');
});

test('a version that comes after one which another tab has brought in is taken too', async ({ page, context }) => {
  await install(page);
  const other = await context.newPage();
  await other.goto(site.url);
  await expectToRun(other);
  site.files = nextVersion();
  expect(await update(page)).toBe('installed');
  await other.getByRole('button', { name: '换上新版' }).click();
  await expect(page.getByRole('status').filter({ hasText: '这里还是旧版' })).toBeVisible();
  site.files = nextVersion(3);
  expect(await update(page)).toBe('installed');
  await expect(page.getByRole('status').filter({ hasText: '有新版' })).toBeVisible();
  await page.getByRole('button', { name: '换上新版' }).click();
  await expect.poll(() => versionOf(page).catch(() => '')).toBe('3');
  await expectToRun(page);
});
