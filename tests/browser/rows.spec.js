/** Rows of the text: how paragraphs and the pieces of very long lines are drawn. */
import { expect, test } from '@playwright/test';
import { file, openFiles, openSample, parts } from './page.js';

/** @param {import('@playwright/test').Page} page @param {string} text */
async function openText(page, text) {
  await openSample(page);
  await openFiles(page, file('长文.txt', text));
  await expect(parts(page).text).toContainText(text.trim().slice(0, 3));
}

/** The indents of the rows held, by their numbers. @param {import('@playwright/test').Page} page */
const indents = (page) =>
  parts(page)
    .text.locator('[data-row]')
    .evaluateAll((lines) =>
      Object.fromEntries(
        lines.map((line) => [line.getAttribute('data-row'), Number.parseFloat(getComputedStyle(line).textIndent) > 0]),
      ),
    );

test('a paragraph keeps its indent whatever white space it begins with', async ({ page }) => {
  const opening = ['　　', '    ', '\t', '\u00A0\u00A0', ' 　', ''];
  const body = '那年冬天他没有回家，守着林场的一盏灯，把账册从头到尾又抄了一遍。';
  await openText(page, `守林人\n\n${opening.map((blank) => `${blank}${body.repeat(3)}`).join('\n')}\n`);
  const { 0: title, ...paragraphs } = await indents(page);
  expect(Object.values(paragraphs)).toEqual(opening.map(() => true));
  expect(title).toBe(false);
});

test('only the first piece of a very long line is indented, also where the rows held begin with a later piece', async ({
  page,
}) => {
  const long = `　　${'河水从山里流出来，绕过村子，又流进山里。'.repeat(30_000)}`;
  await openText(page, `${long}\n　　后面的一段，另起一行。\n`);
  await expect.poll(async () => (await indents(page))[0]).toBe(true);
  expect((await indents(page))[1]).toBe(false);
  await parts(page).reader.evaluate((element) => /** @type {any} */ (element).goToRow(150));
  await expect.poll(async () => Object.keys(await indents(page))).toContain('150');
  expect(Object.values(await indents(page)).some(Boolean)).toBe(false);
  await parts(page).reader.evaluate((element) => /** @type {any} */ (element).goToRow(1e6));
  await expect(parts(page).text).toContainText('后面的一段');
  expect(Object.values(await indents(page)).filter(Boolean)).toHaveLength(1);
});

for (const marks of ['【', '（“《「', '，。、；'])
  test(`a row of nothing but ${marks} may break anywhere, and prose may not`, async ({ page }) => {
    await openText(page, `守林人\n\n　　他说：“好……”。\n${marks.repeat(64_000 / marks.length)}\n`);
    const breaks = () =>
      parts(page)
        .text.locator('[data-row]')
        .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).lineBreak));
    await expect.poll(async () => (await breaks()).length).toBeGreaterThan(30);
    expect((await breaks()).slice(0, 2)).toEqual(['strict', 'strict']);
    expect(new Set((await breaks()).slice(2))).toEqual(new Set(['anywhere']));
    const trims = await parts(page)
      .text.locator('.line--run')
      .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).getPropertyValue('text-spacing-trim')));
    // Browsers that do not know of it say nothing.
    expect(trims.every((trim) => trim === 'space-all' || trim === '')).toBe(true);
  });
