/** `npm run check`: formats, lints and types, of Rust and of JavaScript. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, root, run, say } from './run.mjs';
import { setUp } from './setup.mjs';

export async function check() {
  say('rustfmt');
  await run('cargo', ['fmt', '--check']);
  say('clippy, natively and for wasm');
  await run('cargo', ['clippy', '--all-targets', '--', '--deny', 'warnings']);
  await run('cargo', [
    'clippy',
    '--lib',
    '--test',
    'wasm',
    '--no-default-features',
    '--features',
    'core,words',
    '--target',
    'wasm32-unknown-unknown',
    '--',
    '--deny',
    'warnings',
  ]);
  say('types, lint and format of the JavaScript, and the lengths in the style sheets');
  refuseRootUnits();
  await run('npx', ['tsc', '--project', 'www']);
  await run('npx', ['eslint', '.']);
  await run('npx', ['prettier', '--check', '--log-level', 'warn', 'www', 'scripts', 'tests', '*.js', '*.json']);
}

/** Where the reader is a guest, a unit of the root is the size of somebody else's type. */
export function refuseRootUnits() {
  const folder = join(root, 'www', 'view');
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .filter((name) => /\d(rem|rlh|rex|rch|rcap|ric)\b/.test(readFileSync(join(folder, name), 'utf8')));
  if (found.length) fail(`lengths of the reader are px, never of the root (tokens.css says why): ${found.join(', ')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp();
  const { build } = await import('./build.mjs');
  await build();
  await check();
}
