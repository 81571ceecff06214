/** Export from the page: what is saved, under which name, and what is said where nothing is. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { file, openEssays, openFiles, openSample } from './page.js';
import { letTrap } from './trap.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block' });

/** Exports from the menu. @param {import('@playwright/test').Page} page @param {RegExp} format */
async function choose(page, format) {
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('dialog', { name: '导出' }).getByRole('button', { name: format }).click();
}

/** @param {import('@playwright/test').Page} page @param {RegExp} format */
async function download(page, format) {
  const saving = page.waitForEvent('download');
  await choose(page, format);
  const saved = await saving;
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
}

test('several files are one JSON document, under the name of the first without its ending', async ({ page }) => {
  const { text } = await openSample(page);
  await openFiles(
    page,
    /** @type {any} */ ([file('种树.txt', '论种树\n树要早种。\n'), file('读书.md', '论读书\n书要多读。\n')]),
  );
  await expect(text).toContainText('书要多读');
  const { name, text: json } = await download(page, /JSON/);
  expect(name).toBe('种树 等 2 份.json');
  expect(JSON.parse(json).map((/** @type {any} */ each) => each.file)).toEqual(['种树.txt', '读书.md']);
});

test('one file is exported under its own name', async ({ page }) => {
  await openEssays(page);
  expect((await download(page, /Markdown/)).name).toBe('three_essays.md');
  expect((await download(page, /OPML/)).name).toBe('three_essays.opml');
});

test('an export over which the engine stops is said to have failed, and no error is left unhandled', async ({
  page,
}) => {
  const unhandled = /** @type {Error[]} */ ([]);
  page.on('pageerror', (error) => unhandled.push(error));
  await letTrap(page, '**/core-*.wasm', 'engine_exportAs', { times: 1 });
  const { alert } = await openEssays(page);
  await choose(page, /JSON/);
  await expect(page.getByText('导出没有成功')).toBeVisible();
  await expect(alert).toContainText('解析程序中途停了');
  expect(unhandled).toEqual([]);
});

test('with nothing open an export says so', async ({ page }) => {
  const { reader } = await openSample(page);
  await reader.evaluate((element) => /** @type {any} */ (element).close());
  await choose(page, /JSON/);
  await expect(page.getByText('没有可导出的')).toBeVisible();
});
