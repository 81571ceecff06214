/** Files that cannot be opened: one note for all, true in what it says, with its buttons in sight. */
import { expect, test } from '@playwright/test';
import { file, openFiles, openSample, parts } from './page.js';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const NOISE = Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 256);
const utf16 = (/** @type {string} */ text) => [...Buffer.from(text, 'utf16le')];
const ole = (/** @type {string} */ part) => [...OLE, ...Array(64).fill(0), ...utf16(part), 0, 0];
const good = (/** @type {string} */ name) => file(name, `论${name}\n树要早种，种晚了就迟。\n`);

/** So many files, each with its own name, of which none can be read. @param {number} count */
const unreadable = (count) =>
  Array.from({ length: count }, (_, at) =>
    at % 3 ? file(`表${at}.docx`, ole('WordDocument')) : file(`空${at}.txt`, ' \n'),
  );

test('fifteen files that fail make one note, which names each when it is unfolded', async ({ page }) => {
  const { alert } = await openSample(page);
  await openFiles(page, /** @type {any} */ ([...unreadable(15), good('好.txt')]));
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText('15 份没能打开');
  await expect(alert.getByText('表1.docx')).toBeHidden();
  await alert.getByText('哪些，为什么').click();
  await expect(alert.getByText('表1.docx')).toBeVisible();
  await expect(alert.getByText('Word 文稿（DOC） · 10 份')).toBeVisible();
  await expect(alert.getByText(/没有字 · 5 份/)).toBeVisible();
});

test('the note says that what was open has not changed only where that is so', async ({ page }) => {
  const { alert, text } = await openSample(page);
  await openFiles(page, /** @type {any} */ (unreadable(3)));
  await expect(alert).toContainText('原来打开的文稿没有变');
  await openFiles(page, /** @type {any} */ ([...unreadable(3), good('好.txt')]));
  await expect(text).toContainText('树要早种');
  await expect(alert).toContainText('其余的已经打开');
  await expect(alert).not.toContainText('没有变');
  await openFiles(page, /** @type {any} */ ([...unreadable(1), good('又.txt')]));
  await expect(alert).toContainText('打不开 空0.txt');
  await expect(alert).not.toContainText('没有变');
});

for (const [width, height] of [
  [390, 844],
  [390, 560],
  [768, 1024],
  [1440, 900],
]) {
  test(`its buttons are in sight at ${width}×${height}, and the text keeps two thirds of its place`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const { alert, text, search } = await openSample(page);
    await openFiles(page, /** @type {any} */ (unreadable(40)));
    await alert.getByText('哪些，为什么').click();
    // On a phone this raises the sheet with the outline.
    await search.fill('书');
    for (const name of ['知道了', '换一个文件']) {
      const button = page.getByRole('button', { name });
      await expect(button).toBeInViewport({ ratio: 1 });
      await button.click({ trial: true });
    }
    const noteHeight = await page.locator('.notes').evaluate((notes) => notes.getBoundingClientRect().height);
    const textHeight = await text.evaluate((pane) => pane.getBoundingClientRect().height);
    expect(noteHeight / (noteHeight + textHeight)).toBeLessThan(0.36);
  });
}

test('another file can be chosen from the note', async ({ page }) => {
  const { text, alert } = await openSample(page);
  await openFiles(page, /** @type {any} */ (unreadable(1)));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '换一个文件' }).click();
  await (await choosing).setFiles(good('好.txt'));
  await expect(text).toContainText('树要早种');
  await expect(alert).toHaveCount(0);
});

test('two hundred files that fail are all named in one note', async ({ page }) => {
  const { alert, reader } = await openSample(page);
  await openFiles(page, /** @type {any} */ (unreadable(200)));
  await expect(alert).toContainText('200 份没能打开');
  await expect(alert).toHaveCount(1);
  await expect(reader.locator('.failed li')).toHaveCount(200);
});

const REFUSED = [
  { what: 'a Word file', name: '报告.doc', bytes: ole('WordDocument'), says: [/Word/, /另存为.*\.txt/] },
  { what: 'a Word file named .txt', name: '报告.txt', bytes: ole('WordDocument'), says: [/Word/, /另存为.*\.txt/] },
  { what: 'a document with a password', name: '表.docx', bytes: ole('EncryptedPackage'), says: [/密码/, /\.txt/] },
  {
    what: 'a picture of a phone',
    name: 'IMG_1.txt',
    bytes: [0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0],
    says: [/图片/],
  },
  {
    what: 'a document that an office has locked',
    name: '通知.docx',
    bytes: NOISE,
    says: [/\.docx/, /加了密/, /\.txt/],
  },
  {
    what: 'a document that E-SafeNet has locked',
    name: '通知.txt',
    bytes: [0x62, 0x14, 0x23, 0x65, 0, 0, 1, 0, ...Buffer.from('E-SafeNet'), 0, ...NOISE],
    says: [/加了密/, /解密/],
  },
];
for (const { what, name, bytes, says } of REFUSED) {
  test(`${what} is named as what it is, with what to do next`, async ({ page }) => {
    const { alert } = await openSample(page);
    await openFiles(page, file(name, bytes));
    for (const each of says) await expect(alert).toContainText(each);
    await expect(alert).toContainText(name);
  });
}

test('the picker of files offers whatever will be answered', async ({ page }) => {
  await openSample(page);
  await expect(page.locator('input[type=file]')).not.toHaveAttribute('accept');
  expect(await parts(page).alert.count()).toBe(0);
});
