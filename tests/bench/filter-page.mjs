/**
 * What a keystroke in the filter costs the page: the reader in Chromium, a text of 1, 10 and 50 MB, queries typed key by
 * key. CPU is what the main thread works from one key to the next (its own clock, so other programs do not count), with
 * all that is drawn for it; the answer is how long it takes to reach the page.
 *
 * After each key Chromium holds messages of workers back until it has drawn a frame. The line AT_ONCE is without that:
 * what the worker and the page themselves take.
 */
/** @import { Page } from '@playwright/test' */
import { essays } from './corpus.mjs';
import { inFreshBrowser, serveBench } from './browser.mjs';
import { quantile } from './quantile.mjs';

const SIZES = [1, 10, 50];
const AT_ONCE = {
  name: '10 MB, messages not held back',
  size: 10,
  flag: '--disable-features=DeferRendererTasksAfterInput',
};
const QUERIES = ['图书馆', '带头读书', '监督', '护林站长', '一是要', '书架', '规矩和纪律', '孩子', '的', '巡山'];
/** From one key to the next, as quick typists have it; and until everything is drawn after the last one. Milliseconds. */
const BETWEEN_KEYS = 120;
const AFTER_THE_LAST = 600;

/** Prints a line for each size. */
export async function filterPage() {
  const data = Object.fromEntries(SIZES.map((size) => [`${size}.txt`, essays(size * 1e6)]));
  const { url, close } = await serveBench(data);
  console.log(
    '\nin the page, 1440 × 900   CPU of the main thread per key: p50   p95   max     answer: p50   p95   max ms',
  );
  const alone = await inFreshBrowser((page) => typeIntoNothing(page, `${url}/bench.html`));
  console.log(line('an input alone', [alone]));
  const typed = async (/** @type {string} */ name, /** @type {number} */ size, /** @type {string[]} */ flags) => {
    const type = (/** @type {Page} */ page) => typeQueries(page, `${url}/bench.html`, `${size}.txt`);
    const { cpu, answer } = await inFreshBrowser(type, flags);
    console.log(line(name, [cpu, answer]));
  };
  for (const size of SIZES) await typed(`${size} MB`, size, []);
  await typed(AT_ONCE.name, AT_ONCE.size, [AT_ONCE.flag]);
  close();
}

/** @param {string} name @param {number[][]} columns */
function line(name, columns) {
  const shown = columns.map((times) =>
    [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1).padStart(6)).join(''),
  );
  return `${name.padEnd(54)}${shown.join(' '.repeat(10))}`;
}

/** What the browser itself takes for a key. @param {Page} page @param {string} url */
async function typeIntoNothing(page, url) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(url);
  await page.setContent('<input>');
  return (await typist(page)).type('一二三四五六七八九十'.repeat(3), []);
}

/** @param {Page} page @param {string} url @param {string} name */
async function typeQueries(page, url, name) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(url);
  await page.evaluate(openReader, name);
  const { type } = await typist(page);
  const cpu = /** @type {number[]} */ ([]);
  for (const query of QUERIES) {
    await type(query, cpu);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.waitForTimeout(AFTER_THE_LAST);
  }
  return { cpu, answer: await page.evaluate(() => /** @type {any} */ (window).answerTimes) };
}

/** Types into the first input, and notes the main thread's milliseconds for each key. @param {Page} page */
async function typist(page) {
  await page.locator('input').first().focus();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taskMs = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0);
  };
  return {
    /** @param {string} query @param {number[]} cpu takes what each key costs */
    async type(query, cpu) {
      const keys = [...query];
      let before = await taskMs();
      for (const [place, key] of keys.entries()) {
        await devTools.send('Input.insertText', { text: key });
        await page.waitForTimeout(place < keys.length - 1 ? BETWEEN_KEYS : AFTER_THE_LAST);
        const after = await taskMs();
        cpu.push(after - before);
        before = after;
      }
      return cpu;
    },
  };
}

/** In the page: a reader over the whole window with the text in it, all words cut; notes how long answers take. @param {string} name */
async function openReader(name) {
  await import(/** @type {any} */ ('/define.js'));
  const reader = /** @type {any} */ (document.createElement('gangmu-reader'));
  Object.assign(document.body.style, { margin: '0' });
  Object.assign(reader.style, { display: 'block', height: '100vh' });
  document.body.append(reader);
  await reader.open(new URL(`/data/${name}`, location.href));
  await reader.words;
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const times = /** @type {any} */ (window.answerTimes = /** @type {number[]} */ ([]));
  let typed = 0;
  reader.addEventListener('input', () => (typed = performance.now()), true);
  reader.addEventListener('gangmu-filter', () => times.push(performance.now() - typed));
}
