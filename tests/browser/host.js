/** A page of somebody else with a reader in it. */
import { expect } from '@playwright/test';
import { fixtureText } from './page.js';

export const TEXT = fixtureText('three_essays.txt');

/**
 * Opens a page with `body` in it; `/essays.txt` is a text.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} body
 * @returns {Promise<string[]>} the names of what is fetched, as it comes
 */
export async function openHost(page, body) {
  const html = `<!doctype html><meta charset="utf-8">${body}<script type="module" src="/define.js"></script>`;
  const fetched = /** @type {string[]} */ ([]);
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname.slice(1)));
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/host.html');
  await page.evaluate(() => customElements.whenDefined('gangmu-reader').then(() => {}));
  return fetched;
}

/** @param {import('@playwright/test').Page} page */
export const expectText = (page) =>
  expect(page.getByRole('region', { name: '正文' })).toContainText('守林人必须先要站得住');
