/** `npm run build`: from src/ and www/ to dist/, which is what is served, tested and published. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { fail, root, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildCore } from './build-core.mjs';

const dist = join(root, 'dist');
export async function build() {
  const { simd, plain, words, pinyin, dictionary } = await buildCore();
  const esbuild = await import('esbuild');
  say('bundling the page');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const names = {
    WASM_FILE: put('core', '.wasm', simd),
    PLAIN_WASM_FILE: put('core-plain', '.wasm', plain),
    WORDS_WASM_FILE: put('words', '.wasm', words),
    PINYIN_FILE: put('pinyin', '.bin', pinyin),
    DICTIONARY_FILE: put('dictionary', '.bin', dictionary),
  };
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
      plugins: [versionedTags(), styleSheets(esbuild)],
      define: defines({ ...define, 'process.env.NODE_ENV': 'production' }),
      minify: true,
      sourcemap: true,
      charset: 'utf8',
      legalComments: 'eof',
      logLevel: 'warning',
    });
}

/**
 * The tags of the reader's parts get the version in their names: the registry of tags is the page's, which may have two
 * versions of the reader, or a `gangmu-text-pane` of its own.
 *
 * @returns {import('esbuild').Plugin}
 */
function versionedTags() {
  const read = (/** @type {string} */ path) => readFileSync(path, 'utf8');
  const version = JSON.parse(read(join(root, 'package.json'))).version.replaceAll('.', '-');
  const definitions = read(join(root, 'www', 'view', 'define-views.js'));
  const tags = [...definitions.matchAll(/'(gangmu-[a-z-]+)':/g)].map(([, tag]) => tag);
  const pattern = new RegExp(`\\b(${tags.join('|')})(?![\\w-])`, 'g');
  return {
    name: 'versioned-tags',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[/\\]www[/\\](view|element|page)[/\\][^/\\]+\.js$/ }, ({ path }) => ({
        contents: read(path).replace(pattern, `$1-${version}`),
        loader: 'js',
      })),
  };
}

/**
 * Style sheets are bundled as text, without what is only there for who writes them.
 *
 * @param {typeof import('esbuild')} esbuild
 * @returns {import('esbuild').Plugin}
 */
const styleSheets = (esbuild) => ({
  name: 'style-sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = readFileSync(path, 'utf8');
      const { code } = await esbuild.transform(css, { loader: 'css', minifyWhitespace: true });
      return { contents: code, loader: 'text' };
    });
  },
});

/** @param {Record<string, unknown>} values */
const defines = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));

/** The page's own files. */
function copyPage() {
  cpSync(join(root, 'www', 'index.html'), join(dist, 'index.html'));
  cpSync(join(root, 'www', 'page', 'static'), dist, { recursive: true });
}

/**
 * What the service worker keeps: what the page needs, each with its digest. As the revision too, even where the name has one:
 * what was kept under another revision may be anything that a server has sent, and is not taken over.
 */
function precacheList() {
  const kept = readdirSync(dist).filter((name) => !/^(core|gangmu|define)\.js$|\.map$/.test(name));
  return kept.sort().map((url) => {
    const digest = createHash('sha256').update(readFileSync(join(dist, url)));
    const base64 = digest.digest('base64');
    return { url, revision: base64, integrity: `sha256-${base64}` };
  });
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
  const files = readdirSync(dist).filter((name) =>
    /^(index\.html|page\.js|worker-.*\.js|core-[0-9a-f]{8}\.wasm)$/.test(name),
  );
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
