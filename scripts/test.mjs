/** `npm test`: every check and test, natively and in real browsers. */
import { setUp } from './setup.mjs';
import { bindgenTestRunner } from './setup.mjs';
import { ensureBrowsers, findBrowser } from './browsers.mjs';
import { run, say } from './run.mjs';

await setUp();
await ensureBrowsers();
const { build } = await import('./build.mjs');
await build();
const { check } = await import('./check.mjs');
await check();
say('Rust tests, natively');
await run('cargo', ['test', '--quiet']);
say('Rust tests of the boundary, in Chromium');
await run(
  'cargo',
  ['test', '--target', 'wasm32-unknown-unknown', '--no-default-features', '--features', 'core,words', '--test', 'wasm'],
  {
    env: {
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: bindgenTestRunner,
      CHROMEDRIVER: findBrowser('chromedriver') ?? '',
      WASM_BINDGEN_TEST_TIMEOUT: '120',
    },
  },
);
say('the built page, in Chromium and Firefox');
await run('npx', ['playwright', 'test']);
say('the built page, in WebKitGTK');
await run(process.execPath, ['--test', '--test-reporter=spec', 'tests/webkit/reader.test.js']);
say('all tests passed');
