/** `npm run check`: formats, lints and types, of Rust and of JavaScript. */
import { pathToFileURL } from 'node:url';
import { run, say } from './run.mjs';
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
  say('types, lint and format of the JavaScript');
  await run('npx', ['tsc', '--project', 'www']);
  await run('npx', ['eslint', '.']);
  await run('npx', ['prettier', '--check', '--log-level', 'warn', 'www', 'scripts', 'tests', '*.js', '*.json']);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp();
  const { build } = await import('./build.mjs');
  await build();
  await check();
}
