/** Builds jieba-rs as a peer for the browser, from its own crate; its dictionary comes from there too. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { output, root, run, say } from '../../scripts/run.mjs';
import { bindgen } from '../../scripts/setup.mjs';

const manifest = 'tests/bench/jieba-rs/Cargo.toml';
const folder = join(root, 'target', 'peers', 'jieba-rs');

/** @returns {Promise<{ folder: string, dictionary: Buffer }>} */
export async function buildJiebaRs() {
  const built = join(folder, 'jieba_rs_peer.js');
  if (!existsSync(built)) {
    say('building the peer jieba-rs 0.11 for the browser (once)');
    const target = 'wasm32-unknown-unknown';
    await run('cargo', [
      'build',
      '--release',
      '--target',
      target,
      '--target-dir',
      'target',
      '--manifest-path',
      manifest,
    ]);
    await run(bindgen, [
      '--target',
      'web',
      '--out-dir',
      folder,
      join(root, 'target', target, 'release', 'jieba_rs_peer.wasm'),
    ]);
  }
  const metadata = JSON.parse(output('cargo', ['metadata', '--format-version=1', '--manifest-path', manifest]) ?? '');
  const crate = metadata.packages.find((/** @type {{ name: string }} */ { name }) => name === 'jieba-rs');
  return { folder, dictionary: readFileSync(join(dirname(crate.manifest_path), 'src/data/dict.txt')) };
}
