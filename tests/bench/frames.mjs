/**
 * How long the page is held up by what no reader would type or open: the longest task of the main thread, beside that of the
 * same with something short, in one run. Chromium tells of tasks over 50 ms only; "-" is less than that.
 */
import { essays } from './corpus.mjs';
import { inFreshBrowser, median, serveBench } from './browser.mjs';

const TIMES = 5;
const TEXT = essays(300_000);

/** What is done, and the same with something short. @type {{ name: string, act: (reader: any, long: boolean) => Promise<unknown> }[]} */
const ACTS = [
  ...[
    ['a query of 350,000 “', '“'],
    ['a query of 350,000 【', '【'],
    ['a query of 117,000 terms', '“书” '],
  ].map(([name, part]) => ({
    name,
    /** @param {any} reader @param {boolean} long */
    act: (reader, long) => reader.evaluate(ask, { part, times: long ? Math.floor(350_000 / part.length) : 3 }),
  })),
  ...['【', '“', '，'].map((part) => ({
    name: `a row of 64,000 ${part}`,
    /** @param {any} reader @param {boolean} long */
    act: (reader, long) => reader.evaluate(openLine, `论读书\n${part.repeat(long ? 64_000 : 3)}\n后面的一段。\n`),
  })),
];

/** In a task of the page's own: those of a debugger are not told of. @param {any} element @param {{ part: string, times: number }} query */
function ask(element, { part, times }) {
  const query = part.repeat(times);
  return new Promise((done) => setTimeout(() => done((element.query = query) && element.updateComplete)));
}

/** @param {any} element @param {string} text */
const openLine = (element, text) => new Promise((done) => setTimeout(() => done(element.open(text))));

/** Gives the longest task since the last call, once all is drawn. */
function longestTask() {
  const scope = /** @type {any} */ (window);
  scope.observer ??= new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) scope.longest = Math.max(scope.longest ?? 0, duration);
  });
  scope.observer.observe({ type: 'longtask' });
  return new Promise((done) =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        done(scope.longest ?? 0);
        scope.longest = 0;
      }, 300),
    ),
  );
}

const server = await serveBench();
const rows = await inFreshBrowser(async (page) => {
  await page.goto(`${server.url}/index.html`);
  const reader = page.locator('gangmu-reader');
  await reader.evaluate((/** @type {any} */ element, text) => element.open(text).then(() => element.words), TEXT);
  const rows = [];
  for (const { name, act } of ACTS) {
    /** @type {{ short: number[], long: number[] }} */
    const took = { short: [], long: [] };
    for (let time = 0; time < TIMES; time += 1)
      for (const kind of /** @type {const} */ (['short', 'long'])) {
        await page.evaluate(longestTask);
        await act(reader, kind === 'long');
        took[kind].push(await page.evaluate(longestTask));
      }
    rows.push({ name, short: median(took.short), long: median(took.long), worst: Math.max(...took.long) });
  }
  return rows;
});
server.close();

const told = (/** @type {number} */ ms) => (ms ? `${Math.round(ms)} ms` : '-').padStart(8);
console.log('the longest task             short     long    worst');
for (const { name, short, long, worst } of rows)
  console.log(`${name.padEnd(26)} ${told(short)} ${told(long)} ${told(worst)}`);
