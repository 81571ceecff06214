/** `npm run bench [NAME …]`: the peers and Gangmu side by side in one run, as ratios. Without a name, all of them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { fail, root, say } from './run.mjs';
import { setUp } from './setup.mjs';

const NAMES = ['outline', 'words', 'filter'];

await setUp();
await ensureBrowsers();
const { build } = await import('./build.mjs');
await build();
const asked = process.argv.slice(2);
const known = readdirSync(join(root, 'tests', 'bench'));
for (const name of asked.length ? asked : NAMES) {
  if (!known.includes(`${name}.mjs`)) fail(`there is no benchmark ${name}; there are: ${NAMES.join(', ')}`);
  say(`benchmark: ${name}`);
  await import(`../tests/bench/${name}.mjs`);
}
