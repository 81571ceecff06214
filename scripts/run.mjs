/** Running other programs, and saying what is done. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** One line that says what is being done. @param {string} line */
export const say = (line) => console.log(`\x1b[1m▸ ${line}\x1b[0m`);

/** Ends with a sentence that says what to do. @param {string} message @returns {never} */
export function fail(message) {
  console.error(`\x1b[1m✗ ${message}\x1b[0m`);
  process.exit(1);
}

/**
 * Runs a program with its output shown; ends everything if it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<void>}
 */
export function run(program, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
    child.on('error', (error) => fail(`${program} could not be started: ${error.message}`));
    child.on('exit', (code) =>
      code === 0 ? resolve() : fail(`${program} ${args.join(' ')} failed (exit code ${code})`),
    );
  });
}

/**
 * What a program prints, or null if it fails or is not there.
 *
 * @param {string} program
 * @param {string[]} args
 * @returns {string | null}
 */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout : null;
}
