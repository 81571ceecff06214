/** The filter as a page sets it: in properties, again and again, and wrongly. */
import { expect, test } from '@playwright/test';
import { count, fixtureText } from './page.js';

const TEXT = fixtureText('three_essays.txt');

/** @param {import('@playwright/test').Page} page */
async function host(page) {
  const html = `<!doctype html><meta charset="utf-8"><gangmu-reader src="/essays.txt" query="监督"></gangmu-reader>
    <script type="module" src="/define.js"></script>`;
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/essays.txt', (route) => route.fulfill({ contentType: 'text/plain', body: TEXT }));
  await page.goto('/host.html');
  await expect(page.getByRole('status').filter({ hasText: '处' })).toContainText(`${count(TEXT, '监督')} 处`);
  return page.locator('gangmu-reader');
}

test('a page that sets equal values at each answer comes to rest', async ({ page }) => {
  const reader = await host(page);
  const events = await reader.evaluate(async (/** @type {any} */ element) => {
    let events = 0;
    const render = () =>
      Object.assign(element, {
        query: '监督',
        filterOptions: { scope: 'essay', variants: true, pinyin: undefined },
        narrow: false,
        order: 'place',
      });
    element.addEventListener('gangmu-filter', () => {
      events += 1;
      setTimeout(render);
    });
    render();
    // What a loop would need for a hundred rounds.
    for (let turn = 0; turn < 100; turn += 1) await element.matches();
    return events;
  });
  expect(events).toBeGreaterThan(0);
  expect(events).toBeLessThanOrEqual(2);
});

for (const [name, wrong, field, allowed] of /** @type {const} */ ([
  ['filterOptions', { scope: 'chapter' }, 'scope', 'paragraph, section, essay'],
  ['filterOptions', { wholeWord: 'yes' }, 'wholeWord', 'true, false'],
  ['filterOptions', { variants: null }, 'variants', 'true, false'],
  ['filterOptions', { wholeword: true }, 'filterOptions', 'wholeWord'],
  ['filterOptions', 'wholeWord', 'filterOptions', 'object'],
  ['narrow', 'no', 'narrow', 'true, false'],
  ['order', 'date', 'order', 'place, relevance'],
  ['query', 7, 'query', 'string'],
])) {
  test(`${name} set to ${JSON.stringify(wrong)} is refused by name, and what was set before stays`, async ({
    page,
  }) => {
    const reader = await host(page);
    const seen = await reader.evaluate(
      async (/** @type {any} */ element, { name, wrong }) => {
        const errors = /** @type {any[]} */ ([]);
        let filters = 0;
        const before = element[name];
        element.addEventListener('gangmu-error', (/** @type {any} */ { detail }) => errors.push(detail.error));
        element.addEventListener('gangmu-filter', () => (filters += 1));
        element[name] = wrong;
        const still = JSON.stringify(element[name]) === JSON.stringify(before);
        const places = await element.matches();
        return { errors, filters, still, places: places.length };
      },
      { name, wrong },
    );
    expect(seen.errors).toHaveLength(1);
    expect(seen.errors[0]).toMatchObject({ code: 'bad-option', values: { field } });
    expect(seen.errors[0].message).toContain(field);
    expect(seen.errors[0].help).toContain(allowed);
    expect(seen).toMatchObject({ filters: 0, still: true, places: count(TEXT, '监督') });
  });
}

test('filter() with a wrong option rejects with bad-option, and the filter that is on stays', async ({ page }) => {
  const reader = await host(page);
  const seen = await reader.evaluate(async (/** @type {any} */ element) => {
    const failed = (/** @type {any} */ error) => [error.code, error.message, error.values.field];
    const wrong = await element.filter('护林', { scope: 'chapter' }).catch(failed);
    const notText = await element.filter(null).catch(failed);
    const places = await element.matches();
    return { wrong, notText, query: element.query, places: places.length };
  });
  expect(seen.wrong).toEqual(['bad-option', expect.stringContaining('"chapter"'), 'scope']);
  expect(seen.notText).toEqual(['bad-option', expect.stringContaining('query'), 'query']);
  expect(seen).toMatchObject({ query: '监督', places: count(TEXT, '监督') });
});
