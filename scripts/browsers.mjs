/** The browsers that the tests run in: found, or got from the system's packages. */
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, output, run, say } from './run.mjs';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'];
const PROGRAMS = {
  chromium: CHROMIUM,
  // Chromium without its windows: the same engine, and half the work for a page. Where there is none, the whole serves too.
  chromiumShell: ['chromium-headless-shell', 'headless_shell', ...CHROMIUM],
  chromedriver: ['chromedriver'],
  firefox: ['firefox-esr', 'firefox'],
  webkit: ['MiniBrowser'],
  webkitDriver: ['WebKitWebDriver'],
  xvfb: ['Xvfb'],
};
const DEBIAN_PACKAGES = [
  'chromium',
  'chromium-headless-shell',
  'chromium-driver',
  'firefox-esr',
  'webkit2gtk-driver',
  'xvfb',
  'fonts-noto-cjk',
];

/**
 * Where a program is, or null.
 *
 * @param {keyof typeof PROGRAMS} name
 */
export function findBrowser(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...webkitFolders()];
  const places = PROGRAMS[name].flatMap((program) => folders.map((folder) => join(folder, program)));
  return places.find(isProgram) ?? null;
}

/** Gets the browsers where the system's packages may be used; else says how to get them. */
export async function ensureBrowsers() {
  const missing = Object.keys(PROGRAMS).filter((name) => !findBrowser(/** @type {keyof typeof PROGRAMS} */ (name)));
  if (!missing.length && hasChineseFont()) return;
  if (!isDebian() || process.getuid?.() !== 0) {
    const what = missing.join(' and ') || 'a Chinese font';
    fail(`the browser tests need ${what}: on Debian run  sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}`);
  }
  say(`browsers for the tests: installing ${DEBIAN_PACKAGES.join(', ')} (some minutes, once)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '--yes', '--no-install-recommends', '-qq', ...DEBIAN_PACKAGES], { env });
}

/** WebKit's small browser stands beside its library, out of the path: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1. */
function webkitFolders() {
  const libraries = ['/usr/lib', ...foldersIn('/usr/lib', /-linux-gnu$/)];
  return libraries.flatMap((library) => foldersIn(library, /^webkit(2gtk|gtk)-/));
}

/** @param {string} folder @param {RegExp} name */
const foldersIn = (folder, name) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((each) => name.test(each))
        .map((each) => join(folder, each))
    : [];

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without one, pages and their screenshots would show boxes. */
const hasChineseFont = () => Boolean(output('fc-list', [':lang=zh'])?.trim());

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
