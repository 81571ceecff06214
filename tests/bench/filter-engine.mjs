/**
 * What the engine itself takes, as the worker runs it: the wasm with SIMD, asked as the page asks it.
 *
 * A filter is timed with all it gives: every offset, the counts of every node, and the count of passages.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { quantile } from './quantile.mjs';

const ROUNDS = 3;
const LITERAL = { variants: false, pinyin: false };
/** Initials of words that most texts have: 全面从严, 中华人民共和国, 管理, 监督, 社会. */
const INITIALS = ['qmcy', 'zhrmghg', 'gl', 'jd', 'sh'];

/** @param {() => void} work */
function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Prints a table of the engine's figures. @param {string} text @param {string[]} queries */
export async function filterEngine(text, queries) {
  const { default: init, Engine } = await import(join(root, 'target/web/glue/gangmu.js'));
  await init({ module_or_path: readFileSync(join(root, 'target/web/core.wasm')) });
  const table = readdirSync(join(root, 'dist')).find((name) => name.startsWith('pinyin-'));
  const bytes = new TextEncoder().encode(text);
  const engine = new Engine();
  engine.takePinyin(readFileSync(join(root, 'dist', String(table))));
  const parse = timed(() => engine.stage('bench.txt', bytes));
  const ready = timed(() => engine.commit(false));
  const fresh = (/** @type {string} */ query) =>
    best(() => {
      forgetTerms(engine);
      return timed(() => engine.filter(query, LITERAL));
    });
  console.log(
    `\nthe engine alone, ${(bytes.length / 1e6).toFixed(1)} MB: parsed in ${parse.toFixed(0)} ms, ready to search ${ready.toFixed(0)} ms later`,
  );
  console.log('                                                p50     p95     max ms');
  print('all offsets and counts of nodes, a fresh query', queries.map(fresh));
  print('a further character, narrowing', narrowing(engine, queries));
  const first = timed(() => engine.filter(INITIALS[0], {}));
  print(
    `initials as pinyin (the first time ${first.toFixed(0)} ms)`,
    INITIALS.map((query) => best(() => timed(() => engine.filter(query, {})))),
  );
}

/** @param {() => number} measure */
const best = (measure) => Math.min(...Array.from({ length: ROUNDS }, measure));

/** The engine keeps where the last 64 terms are; others take their place. @param {any} engine */
function forgetTerms(engine) {
  for (let other = 0; other < 64; other += 1) engine.filter(String.fromCharCode(0x3400 + other), LITERAL);
}

/** Each query typed character by character: what the characters after the first take. @param {any} engine @param {string[]} queries */
function narrowing(engine, queries) {
  const terms = queries.filter((query) => !/\s/.test(query));
  return terms.flatMap((query) => {
    const characters = [...query];
    return characters.slice(1).flatMap((_, place) => {
      const [before, now] = [place + 1, place + 2].map((count) => characters.slice(0, count).join(''));
      engine.filter(before, LITERAL);
      return timed(() => engine.filter(now, LITERAL));
    });
  });
}

/** @param {string} name @param {number[]} times */
function print(name, times) {
  const shown = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(3).padStart(8)).join('');
  console.log(`${name.padEnd(46)}${shown}`);
}
