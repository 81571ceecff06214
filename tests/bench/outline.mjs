/**
 * `npm run bench outline [FOLDER …]`: how right outlines are on folders of labelled texts (our own fixtures where none is
 * named), and the time and memory of finding them, natively and in wasm, as the text grows.
 *
 * A score on texts the weights were learnt from says little about others; cross-validated ones come from the trainer:
 * `cargo run --release --example train_outline -- --cross PREDICTIONS.ndjson FOLDER…`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, root, run } from '../../scripts/run.mjs';
import { essays } from './corpus.mjs';
import { scoreFolder } from './outline-score.mjs';

const SIZES_MB = [1, 5, 10, 20, 50];

await run('cargo', ['build', '--release', '--quiet']);
const labelled = process.argv.slice(2).filter((name) => existsSync(join(name, 'gold')));
for (const each of labelled.length ? labelled : [join(root, 'tests/fixtures/outline')]) scoreFolder(each);
const folder = mkdtempSync(join(tmpdir(), 'gangmu-bench-'));
console.log('\nMB    native s   growth   peak MB   | wasm s   growth   wasm MB');
let before = { native: 0, wasm: 0, mb: 0 };
for (const mb of SIZES_MB) {
  const file = join(folder, `${mb}.txt`);
  writeFileSync(file, essays(mb * 1e6));
  const native = nativeRun(file);
  const wasm = wasmRun(file);
  const growth = (/** @type {number} */ now, /** @type {number} */ then) =>
    (then ? `${(now / then / (mb / before.mb)).toFixed(2)}×` : '').padStart(7);
  const cells = [
    native.seconds.toFixed(2).padStart(8),
    growth(native.seconds, before.native),
    native.megabytes.toFixed(0).padStart(8),
    '|',
    wasm.seconds.toFixed(2).padStart(7),
    growth(wasm.seconds, before.wasm),
    wasm.megabytes.toFixed(0).padStart(8),
  ];
  console.log(String(mb).padEnd(3), cells.join('  '));
  before = { native: native.seconds, wasm: wasm.seconds, mb };
}
console.log('growth: time for a megabyte, beside the size before; 1.00× is linear');
rmSync(folder, { recursive: true });

/** The whole command, reading and printing included. @param {string} file */
function nativeRun(file) {
  const command = join(root, 'target', 'release', 'gangmu');
  const start = performance.now();
  const child = spawnSync(command, ['outline', '--format', 'json', file], { stdio: 'ignore' });
  const seconds = (performance.now() - start) / 1000;
  if (child.status !== 0) fail(`${command} failed on ${file}`);
  // GNU time knows the peak memory; where it is missing, that column stays empty.
  const timed = spawnSync('/usr/bin/time', ['-f', '%M', command, 'outline', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { seconds, megabytes: timed.status === 0 ? Number(timed.stderr) / 1000 : NaN };
}

/** Reading and finding the outline, in a fresh process. @param {string} file */
function wasmRun(file) {
  const code = `
    import { readFileSync } from 'node:fs';
    const { default: init, Engine } = await import(${JSON.stringify(join(root, 'target/web/glue/gangmu.js'))});
    const { memory } = await init({ module_or_path: readFileSync(${JSON.stringify(join(root, 'target/web/core.wasm'))}) });
    const bytes = readFileSync(${JSON.stringify(file)});
    const engine = new Engine();
    engine.stage('warm.txt', new TextEncoder().encode('一、甲\\n二、乙\\n'));
    const start = performance.now();
    engine.stage('bench.txt', bytes);
    const seconds = (performance.now() - start) / 1000;
    console.log(JSON.stringify({ seconds, megabytes: memory.buffer.byteLength / 1e6 }));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  if (status !== 0) fail(stderr);
  return JSON.parse(stdout);
}
