/** The wasm in a browser and the native command find the same outline. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { essays } from '../bench/corpus.mjs';
import { fixturePath, openSample } from './page.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the native command prints. The profile is the one `cargo test` has built. @param {string[]} args */
const native = (args) =>
  execFileSync('cargo', ['run', '--quiet', '--profile', 'test', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });

/** Without names; a confidence is a sum of many, and the last of its digits may differ. @param {string} json a list of outlines */
function outlinesIn(json) {
  const confidences = /** @type {number[]} */ ([]);
  const read = (/** @type {string} */ key, /** @type {any} */ value) => {
    if (key === 'confidence') confidences.push(value);
    return key === 'confidence' || key === 'file' ? undefined : value;
  };
  return { outlines: JSON.parse(json, read), confidences };
}

test('every fixture and a long text have the same outline natively and in the browser', async ({ page }) => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'gangmu-native-'));
  const long = join(folder, 'long.txt');
  writeFileSync(long, essays(300_000));
  const texts = fixturePath('outline/texts');
  const files = [...readdirSync(texts).map((name) => join(texts, name)), fixturePath('three_essays.txt'), long];
  const lines = native(['outline', '--format', 'json', ...files])
    .trim()
    .split('\n');
  const expected = outlinesIn(`[${lines.join()}]`);
  await openSample(page);
  await page.locator('input[type=file]').setInputFiles(files);
  await expect
    .poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector('gangmu-reader')).outline.files.length))
    .toBe(files.length);
  const exported = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('gangmu-reader'));
    return (await reader.export('json')).text();
  });
  const found = outlinesIn(exported);
  rmSync(folder, { recursive: true });
  expect(found.outlines).toEqual(expected.outlines);
  const furthest = Math.max(
    ...found.confidences.map((confidence, at) => Math.abs(confidence - expected.confidences[at])),
  );
  expect(furthest).toBeLessThan(0.005);
  expect(found.confidences.length).toBeGreaterThan(500);
});

/** Characters at random: runs that no dictionary covers, of all lengths. @param {number} lineCount */
function unknownRuns(lineCount) {
  let seed = 7;
  const below = (/** @type {number} */ limit) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
  const run = () => Array.from({ length: 1 + below(40) }, () => String.fromCharCode(0x4e00 + below(0x5000))).join('');
  return Array.from({ length: lineCount }, () => `${run()}，${run()}3.5%𠮷${run()}……`);
}

test('words are cut the same natively and in the browser', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'gangmu-words-'));
  const file = join(folder, 'text.txt');
  const lines = [...essays(100_000).split('\n'), ...unknownRuns(400), '使人味悟浩用'].filter((line) => line.trim());
  writeFileSync(file, `${lines.join('\n')}\n`);
  const expected = native(['words', file]).trimEnd().split('\n');
  rmSync(folder, { recursive: true });
  await page.goto('/');
  const found = await page.evaluate(async (lines) => {
    const { assets, loadSegmenter } = await import(/** @type {any} */ ('/core.js'));
    const { segmenter } = await loadSegmenter({ wasm: assets.words, dictionary: assets.dictionary });
    const wordsOf = (/** @type {string} */ line) => {
      const ends = /** @type {number[]} */ ([...segmenter.cut(line, true)]);
      const words = ends.map((end, number) => line.slice(number ? ends[number - 1] : 0, end));
      return words.filter((word) => word.trim()).join(' ');
    };
    return lines.map(wordsOf);
  }, lines);
  expect(found).toEqual(expected);
});
