/** The room that somebody's page gives the reader, and the size of its type. */
import { expect, test } from '@playwright/test';
import { fixtureText } from './page.js';

const TEXT = fixtureText('three_essays.txt');
const TAG = '<gangmu-reader src="/essays.txt"></gangmu-reader>';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} body
 * @param {string} [css]
 */
async function host(page, body, css = '') {
  const html = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <style>body { margin: 0 } ${css}</style>${body}<script type="module" src="/define.js"></script>`;
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/host.html');
  await expect(page.getByRole('region', { name: '正文' })).toContainText('守林人');
}

/** Width that comes from content, in all the ways a page may ask for it. @type {Record<string, string>} */
const LAYOUTS = {
  'a flex row': `<div style="display:flex">${TAG}</div>`,
  'a flex row beside a column': `<div style="display:flex"><aside style="width:100px;flex:none">栏</aside>${TAG}</div>`,
  'a flex box that centres': `<div style="display:flex;flex-direction:column;align-items:center">${TAG}</div>`,
  'a grid that centres': `<div style="display:grid;place-items:center">${TAG}</div>`,
  'a grid of auto columns': `<div style="display:grid;grid-template-columns:auto auto">${TAG}<p>栏</p></div>`,
  'a column as narrow as its content': `<div style="display:grid;grid-template-columns:min-content 1fr">${TAG}<p>文</p></div>`,
  'an inline block': `<style>gangmu-reader { display: inline-block }</style>${TAG}`,
  'a paragraph of inline blocks that never breaks': `<div style="display:inline-block;white-space:nowrap;letter-spacing:9px">${TAG}</div>`,
  'a float': `<style>gangmu-reader { float: left }</style>${TAG}`,
  'an absolute place': `<style>gangmu-reader { position: absolute }</style>${TAG}`,
  'an open dialog': `<dialog open>${TAG}</dialog>`,
  'a table cell': `<table><tr><td>${TAG}</td></tr></table>`,
  'its own fit-content': `<style>gangmu-reader { width: fit-content }</style>${TAG}`,
  "its parent's fit-content": `<div style="width:fit-content">${TAG}</div>`,
};

for (const [name, body] of Object.entries(LAYOUTS)) {
  test(`in ${name} the reader is wide enough to be read, and nothing runs over`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await host(page, body);
    const width = async () => (await page.locator('gangmu-reader').boundingBox())?.width ?? 0;
    expect(await width()).toBeGreaterThanOrEqual(name.includes('narrow') ? 240 : 700);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await width()).toBeGreaterThanOrEqual(240);
  });
}

test('the reader takes the width of a block, and no more than its parent has', async ({ page }) => {
  await host(page, `<div style="width:200px"><div style="display:flex">${TAG}</div></div>`);
  expect((await page.locator('gangmu-reader').boundingBox())?.width).toBe(200);
});

test('nothing moves when the tag is defined, by the rule that the README gives', async ({ page }) => {
  const places = () =>
    page
      .locator('gangmu-reader, #below')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
  /** @type {unknown} */
  let before;
  await page.route('**/define.js', async (route) => {
    before = await places();
    await route.continue();
  });
  const rule = 'gangmu-reader:not(:defined) { display: block; height: 544px }';
  await host(page, `${TAG}<p id="below">下面还有字。</p>`, `html { font-size: 62.5% } ${rule}`);
  expect(await places()).toEqual(before);
});

/** The measures of what one reads and clicks, in windows of three widths. @param {import('@playwright/test').Page} page */
async function measures(page) {
  const all = [];
  for (const width of [390, 700, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    all.push(...(await measuresNow(page)));
  }
  return all;
}

/** @param {import('@playwright/test').Page} page */
const measuresNow = (page) =>
  page.locator('gangmu-reader').evaluate((reader) => {
    const root = /** @type {ShadowRoot} */ (reader.shadowRoot);
    const shown = [
      ...root.querySelectorAll('.box, .box *, .levels *, [role=treeitem], [role=treeitem] *, .text h2, .text p'),
    ].filter((part) => part.getClientRects().length);
    return shown.map((part) => {
      const { width, height } = part.getBoundingClientRect();
      return `${part.localName} ${width} ${height} ${getComputedStyle(part).fontSize}`;
    });
  });

test("nothing in the reader follows the size of type of the page's root", async ({ page }) => {
  await host(page, TAG);
  const usual = await measures(page);
  expect(usual.length).toBeGreaterThan(100);
  for (const size of ['62.5%', '37.5px', '100px']) {
    await host(page, TAG, `html { font-size: ${size} }`);
    expect(await measures(page), `html { font-size: ${size} }`).toEqual(usual);
  }
});
