/**
 * `npm run bench [NAME [INPUT …]]`: the peers and Gangmu side by side in one run, as ratios. Without a name, all of them.
 * What a benchmark takes as input, a text or a folder, its own file says.
 */
import { ensureBrowsers } from './browsers.mjs';
import { fail, say } from './run.mjs';
import { setUp } from './setup.mjs';

const NAMES = ['outline', 'words', 'filter', 'frames'];

await setUp();
await ensureBrowsers();
const { build } = await import('./build.mjs');
await build();
const [asked] = process.argv.slice(2);
if (asked && !NAMES.includes(asked)) fail(`there is no benchmark ${asked}; there are: ${NAMES.join(', ')}`);
for (const name of asked ? [asked] : NAMES) {
  say(`benchmark: ${name}`);
  await import(`../tests/bench/${name}.mjs`);
}
