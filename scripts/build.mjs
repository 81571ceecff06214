/** `npm run build`: from src/ and www/ to dist/, which is what is served, tested and published. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { fail, root, run, say } from './run.mjs';
import { bindgen, setUp } from './setup.mjs';

const dist = join(root, 'dist');
/** What wasm-bindgen and wasm-opt made, kept until the wasm changes. */
const webTarget = join(root, 'target', 'web');

export async function build() {
  const { wasm, dictionary } = await core();
  const esbuild = await import('esbuild');
  say('bundling the page');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const names = { WASM_FILE: put('core', '.wasm', wasm), DICTIONARY_FILE: put('dictionary', '.bin', dictionary) };
  const bundle = bundler(esbuild);
  await bundle({ worker: 'www/engine/worker.js' }, {}, 'worker-[hash]');
  const WORKER_FILE = readdirSync(dist).find((name) => name.startsWith('worker-')) ?? fail('esbuild made no worker');
  await bundle(
    {
      core: 'www/engine/index.js',
      gangmu: 'www/element/gangmu-reader.js',
      define: 'www/element/define.js',
      page: 'www/page/main.js',
    },
    { ...names, WORKER_FILE },
  );
  copyPage();
  await bundle({ 'service-worker': 'www/page/service-worker.js' }, { PRECACHE: precacheList() });
  report();
}

/** @param {typeof import('esbuild')} esbuild */
function bundler(esbuild) {
  /** @param {Record<string, string>} entryPoints @param {Record<string, unknown>} define @param {string} [entryNames] */
  return (entryPoints, define, entryNames = '[name]') =>
    esbuild.build({
      absWorkingDir: root,
      entryPoints,
      entryNames,
      outdir: dist,
      bundle: true,
      format: 'esm',
      target: ['chrome111', 'firefox128', 'safari16.4'],
      loader: { '.css': 'text' },
      define: defines({ ...define, 'process.env.NODE_ENV': 'production' }),
      minify: true,
      sourcemap: true,
      charset: 'utf8',
      legalComments: 'eof',
      logLevel: 'warning',
    });
}

/** @param {Record<string, unknown>} values */
const defines = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));

/** The wasm, small, and the dictionary. */
async function core() {
  say('compiling the core to WebAssembly');
  const { wasmFile, outDir } = await cargoBuild();
  const raw = readFileSync(wasmFile);
  const stamp = join(webTarget, 'stamp');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash(raw)) {
    rmSync(webTarget, { recursive: true, force: true });
    await run(bindgen, ['--target', 'web', '--out-dir', join(webTarget, 'glue'), wasmFile]);
    say('making it smaller (wasm-opt)');
    await optimize(join(webTarget, 'glue', 'gangmu_bg.wasm'), join(webTarget, 'core.wasm'));
    writeFileSync(stamp, hash(raw));
  }
  return { wasm: readFileSync(join(webTarget, 'core.wasm')), dictionary: readFileSync(join(outDir, 'dictionary.bin')) };
}

/** @param {string} from @param {string} to */
async function optimize(from, to) {
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  await run(process.execPath, [wasmOpt, '-O3', '--strip-debug', '--strip-producers', from, '-o', to]);
}

/** Builds the library, and asks cargo where the wasm and the dictionary are. */
function cargoBuild() {
  const args = [
    'build',
    '--lib',
    '--release',
    '--no-default-features',
    '--target',
    'wasm32-unknown-unknown',
    '--message-format=json-render-diagnostics',
  ];
  const cargo = spawn('cargo', args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
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
      const wasmFile = ours
        .flatMap(({ filenames = [] }) => filenames)
        .find((/** @type {string} */ name) => name.endsWith('.wasm'));
      const outDir = ours.find(({ reason }) => reason === 'build-script-executed')?.out_dir;
      resolve({ wasmFile, outDir });
    });
  });
}

/** The page's own files. */
function copyPage() {
  cpSync(join(root, 'www', 'index.html'), join(dist, 'index.html'));
  cpSync(join(root, 'www', 'page', 'static'), dist, { recursive: true });
}

/** What the service worker keeps: what the page needs. Names with a hash need no revision. */
function precacheList() {
  const kept = readdirSync(dist).filter((name) => !/^(core|gangmu|define)\.js$|\.map$/.test(name));
  return kept.sort().map((url) => ({
    url,
    revision: /^(core|dictionary|worker)-/.test(url) ? null : hash(readFileSync(join(dist, url))),
  }));
}

/** Writes a file under a name with the hash of what is in it. @param {string} name @param {string} end @param {Buffer} bytes */
function put(name, end, bytes) {
  const file = `${name}-${hash(bytes)}${end}`;
  writeFileSync(join(dist, file), bytes);
  return file;
}

/** @param {Buffer} bytes */
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

/** What a visitor downloads before the first outline, and after it. */
function report() {
  const compressed = (/** @type {string} */ name) => {
    const quality = name.startsWith('dictionary') ? 5 : 11;
    return brotliCompressSync(readFileSync(join(dist, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
      .length;
  };
  const files = readdirSync(dist).filter((name) => /^(index\.html|page\.js|worker-.*\.js|core-.*\.wasm)$/.test(name));
  const before = files.map((name) => ({ name, bytes: compressed(name) }));
  const sum = before.reduce((total, { bytes }) => total + bytes, 0);
  for (const { name, bytes } of before)
    console.log(`  ${basename(name).padEnd(24)} ${(bytes / 1000).toFixed(1).padStart(7)} KB brotli`);
  console.log(`  before the first outline ${(sum / 1000).toFixed(1).padStart(7)} KB brotli`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp();
  await build();
}
