/** Opening: the sample, files, paste, drop; what cannot be read. */
import { expect, test } from '@playwright/test';
import { essays } from '../bench/corpus.mjs';
import { file, fixturePath, fixtureText, openFiles, openSample, outlineOf, parts } from './page.js';

test('a new visitor sees the sample open, with its outline', async ({ page }) => {
  const { tree, text } = await openSample(page);
  await expect(tree.getByRole('treeitem', { name: /把书架搬到楼下/ })).toBeVisible();
  await expect(text.getByRole('heading', { name: '把书架搬到楼下' })).toBeVisible();
});

test('a file of three essays shows three essays and thirteen points', async ({ page }) => {
  const { tree, text } = await openSample(page);
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(tree.getByRole('treeitem', { name: /带头学出本领/ })).toBeVisible();
  await expect(text).toContainText('守林人必须先要站得住');
  const { files } = await outlineOf(page);
  expect(files).toHaveLength(1);
  expect(files[0].essays.map((/** @type {any} */ essay) => essay.children.length)).toEqual([5, 4, 4]);
  expect(files[0].essays[1]).toMatchObject({ kind: 'essay', level: 0, line: 13 });
  expect(files[0].essays[0].children[0]).toMatchObject({ kind: 'lead', title: '带头学出本领', number: null, line: 7 });
});

test('several files open at once, and GB18030 is found', async ({ page }) => {
  const { tree } = await openSample(page);
  const gb = [0xc2, 0xdb, 0xb6, 0xc1, 0xca, 0xe9, 0x0a, 0xca, 0xe9, 0xd2, 0xaa, 0xb6, 0xe0, 0xb6, 0xc1, 0xa1, 0xa3];
  await page.locator('input[type=file]').setInputFiles([
    { name: '守林.txt', mimeType: 'text/plain', buffer: Buffer.from(fixtureText('three_essays.txt')) },
    { name: '读书.txt', mimeType: 'text/plain', buffer: Buffer.from(gb) },
  ]);
  await expect(tree.getByRole('treeitem', { name: /论读书/ })).toBeAttached();
  const { files } = await outlineOf(page);
  expect(files.map((/** @type {any} */ { name, encoding }) => [name, encoding])).toEqual([
    ['守林.txt', 'utf-8'],
    ['读书.txt', 'gb18030'],
  ]);
});

test('pasted text opens', async ({ page }) => {
  const { text } = await openSample(page);
  await page.evaluate(() => {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = '论写字\n字要常写，写多了就会。\n';
    area.select();
  });
  await page.keyboard.press('Control+x');
  await page.evaluate(() => document.querySelector('body > textarea')?.remove());
  await page.keyboard.press('Control+v');
  await expect(text).toContainText('字要常写');
});

test('a dropped file opens', async ({ page }) => {
  const { text } = await openSample(page);
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['论种树\n树要早种，种晚了就迟。\n'], '种树.txt', { type: 'text/plain' }));
    return data;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(text).toContainText('树要早种');
});

const UNREADABLE = [
  { what: 'an empty file', name: '空.txt', bytes: '', says: /没有.*文字|空/ },
  { what: 'white space only', name: '白.txt', bytes: ' \n\t　\n', says: /没有.*文字|空/ },
  {
    what: 'a PNG named .txt',
    name: '图.txt',
    bytes: [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1],
    says: /图片|PNG/,
  },
  {
    what: 'a ZIP named .txt',
    name: '包.txt',
    bytes: [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    says: /压缩|ZIP/,
  },
  {
    what: 'bytes in no known encoding',
    name: '乱.txt',
    bytes: Array.from({ length: 4000 }, (_, at) => [0xff, 0x81, 0xfe, 0x9f, 0xfd, 0x80][(at * 7 + (at >> 3)) % 6]),
    says: /编码/,
  },
];

for (const { what, name, bytes, says } of UNREADABLE) {
  test(`${what} gives one clear message, and what was open stays`, async ({ page }) => {
    const { alert, text } = await openSample(page);
    await openFiles(page, file(name, bytes));
    await expect(alert).toContainText(name);
    await expect(alert).toContainText(says);
    await expect(alert).toHaveCount(1);
    await expect(text).toContainText('把书架搬到楼下');
    const { files } = await outlineOf(page);
    expect(files[0].essays.length).toBeGreaterThan(3);
  });
}

test('an essay without headings is an essay, not an error', async ({ page }) => {
  const { alert, text } = await openSample(page);
  await openFiles(
    page,
    file('信.txt', '窗外落了第一场雪，夜里很静，我想起许多从前的事。\n家中一切都好，不必挂念，早睡早起，好好吃饭。\n'),
  );
  await expect(text).toContainText('不必挂念');
  await expect(alert).toHaveCount(0);
  const { files } = await outlineOf(page);
  expect(files[0].essays).toHaveLength(1);
  expect(files[0].essays[0].children).toEqual([]);
});

test('text of a file is never markup', async ({ page }) => {
  await openSample(page);
  const canary = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
  await openFiles(
    page,
    file(`${canary.slice(0, 20)}.txt`, `${canary}\n一、${canary}\n正文${canary}在此。\n二、第二\n又一段。\n`),
  );
  await expect(parts(page).text).toContainText('<script>');
  expect(await page.evaluate(() => /** @type {any} */ (window).pwned)).toBeUndefined();
  const elements = await page.evaluate(
    () => document.querySelector('gangmu-reader')?.shadowRoot?.querySelectorAll('img, script').length,
  );
  expect(elements).toBe(0);
});

test('of a single long file the part that is done is shown, and grows until it is open', async ({ page }) => {
  test.slow();
  const { reader } = await openSample(page);
  const shown = await reader.evaluate(async (element, text) => {
    const { shadowRoot } = element;
    const shown = /** @type {(string | null)[]} */ ([]);
    const look = () => {
      const bar = shadowRoot?.querySelector('[role=progressbar]');
      if (bar) shown.push(bar.getAttribute('aria-valuenow'));
    };
    const options = { subtree: true, childList: true, attributeFilter: ['aria-valuenow'] };
    new MutationObserver(look).observe(/** @type {ShadowRoot} */ (shadowRoot), options);
    await /** @type {any} */ (element).open(text, { name: '长卷.txt' });
    return shown;
  }, essays(15_000_000));
  expect(shown[0]).toBeNull();
  const parts = shown.slice(shown.lastIndexOf(null) + 1).map(Number);
  expect(new Set(parts).size).toBeGreaterThan(5);
  expect(parts).toEqual([...parts].sort((a, b) => a - b));
  // Past what goes into the outline, too.
  expect(parts.at(-1)).toBeGreaterThan(80);
  await expect(page.getByRole('progressbar')).toBeHidden();
});
