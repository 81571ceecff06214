import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browsers.mjs';

const port = Number(process.env.TEST_PORT ?? 4173);

/** What no browser decides but the core, the page or a server: tried in Chromium only, so that the whole stays short. */
const CHROMIUM_ONLY = [
  'deploy',
  'dictionary',
  'downloads',
  'export',
  'faces',
  'facts',
  'filter-options',
  'folders',
  'left-over',
  'life',
  'loading',
  'long-query',
  'native',
  'outline',
  'own-words',
  'phone',
  'pinyin',
  'refused',
  'traps',
  'words',
].map((name) => `**/${name}.spec.js`);

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  timeout: 30_000,
  fullyParallel: true,
  workers: 2,
  reporter: [['list']],
  use: { baseURL: `http://localhost:${port}`, locale: 'zh-CN' },
  webServer: { command: 'node scripts/serve.mjs', env: { PORT: String(port) }, port, reuseExistingServer: false },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: findBrowser('chromiumShell') ?? undefined,
          args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
        },
      },
    },
    {
      name: 'firefox',
      testIgnore: CHROMIUM_ONLY,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { executablePath: findBrowser('firefox') ?? undefined },
      },
    },
  ],
});
