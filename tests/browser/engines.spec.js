/** Which engine answers: what is open is what was opened, stays in use while another text is opened, and outlives a worker. */
import { rm, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { essays } from '../bench/corpus.mjs';
import {
  ENDS,
  HANGS,
  letNothingBeRead,
  letOverflow,
  letWorkersFail,
  letWorkersStop,
  limitMemory,
  refuseWorkers,
  STOPS,
} from './fault.js';
import { OddServer } from './odd-server.js';
import { count, file, fixturePath, fixtureText, openEssays, openFiles, openSample, parts } from './page.js';
import { letTrap } from './trap.js';

// It would answer from what it keeps.
test.use({ serviceWorkers: 'block' });

const TEXT = fixtureText('three_essays.txt');

/** @param {import('@playwright/test').Page} page @param {string} word */
async function expectPlaces(page, word) {
  await parts(page).search.fill(word);
  await expect(parts(page).status).toContainText(`${count(TEXT, word)} 处`);
}

/** Lets the engine stop, once, over an export. @param {import('@playwright/test').Page} page */
const stopEngine = (page) =>
  parts(page).reader.evaluate((/** @type {any} */ element) =>
    element.export('json').then(
      () => null,
      (/** @type {any} */ error) => [error.code, error.values.reopened],
    ),
  );

for (const [what, change] of /** @type {[string, (path: string) => Promise<void>][]} */ ([
  ['edited', (path) => writeFile(path, '全换了。\n')],
  ['deleted', (path) => rm(path)],
])) {
  test(`a file ${what} on its disk is still what was opened after a restart`, async ({ page }, info) => {
    await letTrap(page, '**/core-*.wasm', 'engine_exportAs', { times: 1 });
    const path = info.outputPath('守林.txt');
    await writeFile(path, TEXT);
    const { text } = await openSample(page);
    await openFiles(page, path);
    await expect(text).toContainText('守林人必须先要站得住');
    await change(path);
    expect(await stopEngine(page)).toEqual(['engine-stopped', 1]);
    await expectPlaces(page, '监督');
    await expect(text).toContainText('守林人必须先要站得住');
  });
}

test('where what was open cannot be read again, that is said, and nothing is filtered by an empty engine', async ({
  page,
}) => {
  await letTrap(page, '**/core-*.wasm', 'engine_exportAs', { times: 1 });
  const { alert, search, text, reader, status } = await openEssays(page);
  await expectPlaces(page, '监督');
  const unspoil = await letNothingBeRead(page);
  expect(await stopEngine(page)).toEqual(['reopen-failed', undefined]);
  await search.fill('护林');
  await expect(alert).toContainText('three_essays.txt 要再打开一次');
  await expect(alert).not.toContainText('没有变');
  await expect(status).not.toContainText('没有找到');
  expect(
    await reader.evaluate((/** @type {any} */ element) =>
      element.filter('站长').catch((/** @type {any} */ error) => error.code),
    ),
  ).toBe('reopen-failed');
  await unspoil();
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(alert).toHaveCount(0);
  await expectPlaces(page, '监督');
  await expect(text).toContainText('守林人必须先要站得住');
});

test('after a restart the last filter is there without being asked for again', async ({ page }) => {
  await letTrap(page, '**/core-*.wasm', 'engine_exportAs', { times: 1 });
  await openEssays(page);
  await expectPlaces(page, '监督');
  await stopEngine(page);
  const matches = await parts(page).reader.evaluate((/** @type {any} */ element) => element.matches());
  expect(matches).toHaveLength(count(TEXT, '监督'));
});

test('while a text is opened, the open one is filtered and read, and at once after it was stopped', async ({
  page,
}, info) => {
  test.slow();
  const { text } = await openEssays(page);
  const opening = page.getByText('正在打开 长卷.txt');
  const path = info.outputPath('长卷.txt');
  await writeFile(path, essays(40_000_000));
  await openFiles(page, path);
  await expect(opening).toBeVisible();
  await expectPlaces(page, '监督');
  await page.getByRole('button', { name: /^下一处/ }).click();
  await expectPlaces(page, '护林');
  // It still stands there: nothing waited for the end of it.
  await expect(opening).toBeVisible();
  await page.getByRole('button', { name: /^停止/ }).click();
  await expect(opening).toBeHidden();
  await expectPlaces(page, '站长');
  await expect(text).toContainText('守林人必须先要站得住');
});

test('own words and corrections made while a text is added are those of the engine that takes over', async ({
  page,
}) => {
  await openEssays(page);
  const outline = await parts(page).reader.evaluate(async (/** @type {any} */ element) => {
    const adding = element.open('论种树\n树要早种。\n', { name: '种树.txt', keep: true });
    await element.correct({ line: 9, kind: 'title' });
    await element.setUserWords('护林站长\n');
    await adding;
    return element.correct({ file: 1, line: 1, kind: 'title' });
  });
  expect(outline.files.map((/** @type {any} */ { corrections }) => corrections)).toEqual(['title 9', 'title 1']);
});

for (const [what, word] of [
  ['ends', ENDS],
  ['hangs', HANGS],
]) {
  test(`a worker that ${what} without a sign is replaced, and the filter works`, async ({ page }) => {
    await letWorkersFail(page);
    await openEssays(page);
    const { reader, text } = parts(page);
    const code = await reader.evaluate(
      (/** @type {any} */ element, word) => element.filter(word).catch((/** @type {any} */ error) => error.code),
      word,
    );
    // Two fresh workers have fared no better over it.
    expect(code).toBe('engine-stopped');
    await expectPlaces(page, '监督');
    await expect(text).toContainText('守林人必须先要站得住');
  });
}

test('an opening whose worker ends without a sign is given up, and what was open stays', async ({ page }) => {
  await letWorkersFail(page);
  const { alert, text } = await openEssays(page);
  await openFiles(page, file(`${ENDS}.txt`, TEXT));
  await expect(alert).toContainText('解析程序中途停了', { timeout: 15_000 });
  await expect(page.getByText('正在打开')).toBeHidden();
  await expectPlaces(page, '监督');
  await expect(text).toContainText('守林人必须先要站得住');
});

test('a worker that has ended in silence is replaced at the next request, and nobody is told', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'workers are reached through the DevTools protocol');
  const { alert } = await openEssays(page);
  for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => {});
  await expectPlaces(page, '监督');
  await expect(alert).toHaveCount(0);
});

test('a worker that hangs before the first text is replaced too', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'workers are reached through the DevTools protocol');
  page.on('worker', (worker) => void (page.workers().length === 1 && worker.evaluate('for (;;);').catch(() => {})));
  await openSample(page);
});

test('a stack overflow over a file is a dead engine, not a bad file', async ({ page }) => {
  await openEssays(page);
  await letOverflow(page, 'engine_stage');
  const code = await parts(page).reader.evaluate((/** @type {any} */ element) =>
    element.open('论种树\n树要早种。\n').catch((/** @type {any} */ error) => error.code),
  );
  expect(code).toBe('engine-stopped');
  await expectPlaces(page, '监督');
});

test('a file that memory does not suffice for is said with its size and what can be opened', async ({ page }) => {
  test.slow();
  await limitMemory(page, 48 << 20);
  const { alert, text } = await openEssays(page);
  await openFiles(page, file('长卷.txt', essays(12_000_000)));
  await expect(alert).toContainText('长卷.txt 太大，这台设备的内存不够', { timeout: 20_000 });
  await expect(alert).toContainText(/它有 .*MB，这里大约能开 .*MB/);
  await expectPlaces(page, '监督');
  await expect(text).toContainText('守林人必须先要站得住');
  await openFiles(page, fixturePath('two_essays.txt'));
  await expect(alert).toHaveCount(0);
});

test('where no worker runs, a file that stops the engine takes no more memory than it has', async ({ page }) => {
  await refuseWorkers(page);
  await letTrap(page, '**/core-*.wasm', 'engine_stage', { times: 1 });
  await page.addInitScript(() => {
    const grown = /** @type {number[]} */ ([]);
    const { grow } = WebAssembly.Memory.prototype;
    WebAssembly.Memory.prototype.grow = function (pages) {
      grown.push(pages);
      return grow.call(this, pages);
    };
    Object.assign(window, { grown });
  });
  await page.goto('/');
  await expect(parts(page).alert).toContainText('解析程序中途停了');
  const pages = await page.evaluate(() => /** @type {any} */ (window).grown);
  expect(pages.length).toBeGreaterThan(0);
  expect(Math.max(...pages)).toBeLessThan(16);
});

for (const [kind, line] of [
  ['of essays', ''],
  ['of a poem in short lines', '春风又到江南\n'],
  ['of lines without an end', '春风又到江南。'.repeat(20_000)],
]) {
  test(`a part as long as what can be opened ${kind} is opened, twice as much is not`, async ({ page }) => {
    test.slow();
    await limitMemory(page, 32 << 20);
    const { reader } = await openSample(page);
    const long = line ? line.repeat(8_000_000 / line.length) : essays(12_000_000);
    const codes = await reader.evaluate(async (/** @type {any} */ element, long) => {
      const whole = new TextEncoder().encode(long);
      const open = (/** @type {number} */ byteLength) =>
        element.open(new Blob([whole.subarray(0, byteLength)]), { name: '卷.txt' }).then(
          () => ({ code: 'open' }),
          (/** @type {any} */ error) => error,
        );
      const { code, values } = await open(whole.length);
      const tries = [await open(values.allowed * 2), await open(values.allowed)];
      return [code, ...tries.map(({ code }) => code)];
    }, long);
    expect(codes).toEqual(['out-of-memory', 'out-of-memory', 'open']);
  });
}

test('a closed text gives its worker back, and a smaller one the memory of a larger', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'WebDriver BiDi does not tell of workers that end');
  await openEssays(page);
  await expect.poll(() => page.workers().length).toBe(1);
  await parts(page).reader.evaluate((/** @type {any} */ element) => element.close());
  await expect.poll(() => page.workers().length).toBe(0);
  await openFiles(page, fixturePath('three_essays.txt'));
  await expect(parts(page).text).toContainText('守林人必须先要站得住');
  await expectPlaces(page, '监督');
});

test('of many readers on a page all open, few workers live, and each answers when it is asked', async ({
  page,
  browserName,
}) => {
  test.slow();
  const server = await new OddServer().start();
  server.setHost('<gangmu-reader src="/essays.txt" loading="eager"></gangmu-reader>'.repeat(16));
  await page.goto(`${server.url}/host.html`);
  await expect.poll(() => page.evaluate(allAreOpen), { timeout: 60_000 }).toBe(true);
  if (browserName === 'chromium') expect(page.workers().length).toBeLessThanOrEqual(6);
  const totals = await page.evaluate(async () => {
    const readers = /** @type {any[]} */ ([...document.querySelectorAll('gangmu-reader')]);
    return Promise.all(readers.map(async (reader) => (await reader.filter('监督')).total));
  });
  expect(totals).toEqual(Array.from({ length: 16 }, () => count(TEXT, '监督')));
  await expect(parts(page).alert).toHaveCount(0);
  server.close();
});

/** Runs in the page. */
function allAreOpen() {
  const readers = /** @type {any[]} */ ([...document.querySelectorAll('gangmu-reader')]);
  return readers.every(({ outline }) => outline !== null);
}

test('a query that stops the engine is asked once, and what waits behind it is answered by the next engine', async ({
  page,
}) => {
  let asked = 0;
  await page.exposeFunction('noteAsked', () => (asked += 1));
  await letWorkersStop(page);
  await openEssays(page);
  await expectPlaces(page, '监督');
  const [code, places] = await parts(page).reader.evaluate(async (/** @type {any} */ element, word) => {
    new BroadcastChannel('asked').onmessage = () => /** @type {any} */ (window).noteAsked();
    const stopping = element.filter(word).catch((/** @type {any} */ error) => error.code);
    return [await stopping, (await element.matches()).length];
  }, STOPS);
  expect(code).toBe('engine-stopped');
  // The filter before is there again.
  expect(places).toBe(count(TEXT, '监督'));
  const behind = await parts(page).reader.evaluate(async (/** @type {any} */ element, word) => {
    const stopping = element.filter(word).catch(() => {});
    const place = element.matches();
    await stopping;
    return (await place).length;
  }, STOPS);
  expect(behind).toBe(count(TEXT, '监督'));
  await expectPlaces(page, '护林');
  expect(asked).toBe(2);
});

test('an opening that is given up at the moment it is done leaves an engine that answers', async ({ page }) => {
  await openEssays(page);
  const answers = await parts(page).reader.evaluate(async (/** @type {any} */ element) => {
    const setHandler = /** @type {any} */ (Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')).set;
    let onopened = () => {};
    Object.defineProperty(Worker.prototype, 'onmessage', {
      set(handler) {
        const heard = (/** @type {MessageEvent} */ event) => {
          handler.call(this, event);
          if (event.data.result?.files) onopened();
        };
        setHandler.call(this, handler && heard);
      },
    });
    const totals = [];
    for (let turns = 0; turns < 24; turns += 1) {
      const stop = new AbortController();
      onopened = async () => {
        for (let turn = 0; turn < turns; turn += 1) await undefined;
        stop.abort();
      };
      await element.open('论种树\n树要早种。\n', { signal: stop.signal }).catch(() => {});
      onopened = () => {};
      const isFormer = element.outline.files[0].essays.length === 3;
      const { total } = await element.filter(isFormer ? '监督' : '树要早种');
      totals.push(total > 0);
    }
    return totals;
  });
  expect(answers).toEqual(Array.from({ length: 24 }, () => true));
});
