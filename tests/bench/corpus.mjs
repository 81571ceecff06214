/** Text for the benchmarks, made from the essays that stand in the repository. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/run.mjs';

const SOURCES = ['www/page/static/sample.txt', 'tests/fixtures/three_essays.txt'];

/**
 * Essays in the form of the sample, at least so many UTF-8 bytes. Their sentences are put together anew each time, so that
 * the text has far more different paragraphs than its sources; the same bytes every time.
 *
 * @param {number} bytes
 */
export function essays(bytes) {
  const lines = SOURCES.flatMap((source) => readFileSync(join(root, source), 'utf8').split('\n'));
  const sentences = lines.flatMap((line) => line.match(/[^。！？]+[。！？]/g) ?? []);
  const random = numbers(20261123);
  const out = [];
  for (let size = 0, line = 0; size < bytes; line += 1) {
    const original = lines[line % lines.length];
    const text = original.length > 60 ? paragraph(sentences, random) : original;
    out.push(text);
    size += Buffer.byteLength(text) + 1;
  }
  return out.join('\n');
}

/** @param {string[]} sentences @param {() => number} random */
const paragraph = (sentences, random) =>
  Array.from({ length: 3 + (random() % 4) }, () => sentences[random() % sentences.length]).join('');

/** A small generator of numbers (xorshift): the same ones each time. @param {number} seed */
function numbers(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
