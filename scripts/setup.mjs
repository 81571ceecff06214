/** Gets what a fresh machine lacks; what is there is left alone. Each step says what it does. */
import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fail, output, root, run, say } from './run.mjs';

const BINDGEN_VERSION = '0.2.130';
const bindgenFolder = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'gangmu',
  `wasm-bindgen-cli-${BINDGEN_VERSION}`,
);

/** The wasm-bindgen program, and the one that runs its tests. */
export const bindgen = join(bindgenFolder, 'bin', 'wasm-bindgen');
export const bindgenTestRunner = join(bindgenFolder, 'bin', 'wasm-bindgen-test-runner');

/** Everything that a build needs. */
export async function setUp() {
  checkTools();
  await npmPackages();
  await wasmTarget();
  await bindgenCli();
}

function checkTools() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Node.js ${process.versions.node} is too old: install 20.19 or newer`);
  if (!output('cargo', ['--version']))
    fail('cargo is missing: install Rust from https://rustup.rs and open a new terminal');
}

/** `npm ci` leaves a lock file of its own in node_modules: where it is as new as ours, everything is there. */
async function npmPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  say('npm packages: installing (half a minute)');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } });
}

async function wasmTarget() {
  const target = 'wasm32-unknown-unknown';
  if (output('rustup', ['target', 'list', '--installed'])?.includes(target)) return;
  const sysroot = output('rustc', ['--print', 'sysroot'])?.trim();
  if (sysroot && existsSync(join(sysroot, 'lib', 'rustlib', target))) return;
  say(`Rust target ${target}: installing`);
  await run('rustup', ['target', 'add', target]);
}

async function bindgenCli() {
  if (existsSync(bindgen) && existsSync(bindgenTestRunner)) return;
  say(`wasm-bindgen CLI ${BINDGEN_VERSION}: building from source into ${bindgenFolder}; this takes some minutes, once`);
  // Not `--locked`: its lock file asks for a package version that is not to be had everywhere.
  await run('cargo', ['install', 'wasm-bindgen-cli', '--version', BINDGEN_VERSION, '--root', bindgenFolder], {
    env: {
      CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
      CARGO_PROFILE_RELEASE_LTO: 'off',
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
    },
    // Away from the project's own toolchain file and target folder.
    cwd: homedir(),
  });
}
