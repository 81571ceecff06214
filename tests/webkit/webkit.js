/**
 * WebKitGTK for tests, which Playwright cannot drive: its own driver, spoken to by the WebDriver protocol
 * (https://www.w3.org/TR/webdriver2/).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { findBrowser } from '../../scripts/browsers.mjs';

/** Where a session keeps the reference of an element, as the protocol has it. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * Starts a display without a screen, the driver and one browser window.
 *
 * @returns {Promise<WebKit>} to be closed with `close()`
 */
export async function startWebKit() {
  const port = await freePort();
  const xvfb = spawn(program('xvfb'), ['-displayfd', '1', '-screen', '0', '1440x900x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [display] = await once(xvfb.stdout, 'data');
  const driver = spawn(program('webkitDriver'), [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
    stdio: 'ignore',
  });
  const webkit = new WebKit(`http://localhost:${port}`, [driver, xvfb]);
  await webkit.begin();
  return webkit;
}

class WebKit {
  #url;
  #processes;
  #session = '';

  /** @param {string} url of the driver @param {import('node:child_process').ChildProcess[]} processes ended with it */
  constructor(url, processes) {
    this.#url = url;
    this.#processes = processes;
  }

  async begin() {
    await this.#driverListens();
    const options = { binary: program('webkit'), args: ['--automation'] };
    const alwaysMatch = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
    const { sessionId } = await this.#ask('POST', '/session', { capabilities: { alwaysMatch } });
    this.#session = `/session/${sessionId}`;
    await this.#ask('POST', `${this.#session}/timeouts`, { script: 20_000, pageLoad: 20_000 });
  }

  /** Goes to an address and waits until it has loaded. @param {string} url */
  async open(url) {
    await this.#ask('POST', `${this.#session}/url`, { url });
  }

  /**
   * Runs a function in the page, with plain data for its arguments, and gives what its promise is fulfilled with.
   *
   * @template {unknown[]} A
   * @template R
   * @param {(...args: A) => R} act
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async run(act, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${act})(...[...arguments].slice(0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.#ask('POST', `${this.#session}/execute/async`, { script, args });
    if (error) throw new Error(`in the page: ${error}`);
    return value;
  }

  /**
   * Waits until a function gives something true in the page, and gives that.
   *
   * @template {unknown[]} A
   * @template R
   * @param {(...args: A) => R} act
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async until(act, ...args) {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      const value = await this.run(act, ...args);
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never true in the page: ${act}`);
  }

  /** Types keys where the focus is. @param {string} keys */
  async type(keys) {
    const { [ELEMENT]: id } = await this.#ask('GET', `${this.#session}/element/active`);
    await this.#ask('POST', `${this.#session}/element/${id}/value`, { text: keys });
  }

  async close() {
    await this.#ask('DELETE', this.#session).catch(() => {});
    for (const process of this.#processes) process.kill();
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async #ask(method, path, body) {
    const response = await fetch(this.#url + path, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async #driverListens() {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      const status = await this.#ask('GET', '/status').catch(() => null);
      if (status?.ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the driver of WebKit does not answer');
  }
}

/** @param {'xvfb' | 'webkit' | 'webkitDriver'} name */
function program(name) {
  const found = findBrowser(name);
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}
