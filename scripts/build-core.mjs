/**
 * The wasm, the table of pinyin and the dictionary, from src/. There are three of the wasm, from the same source: the core, once with SIMD and
 * once for engines that lack it (the page chooses), and the segmenter, which is fetched later.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, run, say } from './run.mjs';
import { bindgen } from './setup.mjs';

/** What wasm-bindgen and wasm-opt made, kept until the wasm changes. `package.json` points `#glue` and `#words-glue` here. */
const webTarget = join(root, 'target', 'web');

/** @returns {Promise<{ simd: Buffer, plain: Buffer, words: Buffer, pinyin: Buffer, dictionary: Buffer }>} */
export async function buildCore() {
  say('compiling the core and the segmenter to WebAssembly');
  const [simd, plain, words] = await Promise.all([
    cargoBuild('core', 'target/simd', '-C target-feature=+simd128'),
    cargoBuild('core', 'target/plain', ''),
    cargoBuild('words', 'target/words', ''),
  ]);
  const stamp = [simd, plain, words]
    .map(({ wasmFile }) => createHash('sha256').update(readFileSync(wasmFile)).digest('hex'))
    .join();
  const stampFile = join(webTarget, 'stamp');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    say('making it smaller (wasm-opt)');
    rmSync(webTarget, { recursive: true, force: true });
    mkdirSync(webTarget, { recursive: true });
    await bindAndOptimize(simd.wasmFile, 'glue', 'core.wasm');
    await bindAndOptimize(plain.wasmFile, 'plain-glue', 'plain.wasm', refuseSimd);
    await bindAndOptimize(words.wasmFile, 'words-glue', 'words.wasm', refuseSimd);
    const [glue, plainGlue] = ['glue', 'plain-glue'].map((folder) =>
      readFileSync(join(webTarget, folder, 'gangmu.js')),
    );
    if (!glue.equals(plainGlue)) fail('the two builds need different glue: they must come from the same source');
    writeFileSync(stampFile, stamp);
  }
  return {
    simd: readFileSync(join(webTarget, 'core.wasm')),
    plain: readFileSync(join(webTarget, 'plain.wasm')),
    words: readFileSync(join(webTarget, 'words.wasm')),
    pinyin: readFileSync(join(simd.outDir, 'pinyin.bin')),
    dictionary: readFileSync(join(words.outDir, 'dictionary.bin')),
  };
}

/**
 * @param {string} wasmFile
 * @param {string} folder where the glue goes
 * @param {string} name of what is optimized
 * @param {(file: string) => Promise<void>} [check] of what is to be optimized
 */
async function bindAndOptimize(wasmFile, folder, name, check) {
  await run(bindgen, ['--target', 'web', '--out-name', 'gangmu', '--out-dir', join(webTarget, folder), wasmFile]);
  const bound = join(webTarget, folder, 'gangmu_bg.wasm');
  await check?.(bound);
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  await run(process.execPath, [
    wasmOpt,
    '-O3',
    // Else big functions are inlined where they are called once, and the browser takes longer to compile what starts.
    '--one-caller-inline-max-function-size=30',
    '--strip-debug',
    '--strip-producers',
    bound,
    '-o',
    join(webTarget, name),
  ]);
}

/**
 * An engine without SIMD refuses the whole module for one function that uses it, called or not.
 *
 * @param {string} file
 */
async function refuseSimd(file) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(readFileSync(file));
  module.setFeatures(module.getFeatures() & ~binaryen.Features.SIMD128);
  if (!module.validate()) fail('the build without SIMD needs it: see above for the function');
}

/**
 * Builds the library, and asks cargo where the wasm and the dictionary are.
 *
 * @param {'core' | 'words'} feature
 * @param {string} targetFolder
 * @param {string} flags
 * @returns {Promise<{ wasmFile: string, outDir: string }>}
 */
function cargoBuild(feature, targetFolder, flags) {
  const args = ['build', '--lib', '--release', '--target', 'wasm32-unknown-unknown'];
  args.push(
    '--no-default-features',
    '--features',
    feature,
    '--target-dir',
    targetFolder,
    '--message-format=json-render-diagnostics',
  );
  const env = { ...process.env, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: flags };
  const cargo = spawn('cargo', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  cargo.stdout.on('data', (chunk) => (printed += chunk));
  return new Promise((resolve) => {
    cargo.on('exit', (code) => {
      if (code !== 0) fail(`cargo ${args.join(' ')} failed (exit code ${code})`);
      const messages = printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const ours = messages.filter(({ package_id: id }) => id?.startsWith('path+file:'));
      const files = ours.flatMap(({ filenames = [] }) => filenames);
      resolve({
        wasmFile: files.find((/** @type {string} */ name) => name.endsWith('.wasm')),
        outDir: ours.find(({ reason }) => reason === 'build-script-executed')?.out_dir,
      });
    });
  });
}
