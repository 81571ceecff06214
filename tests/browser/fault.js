/** Faults of a worker and of the memory, put into what is served: they are the same in every browser. */
import { expect } from '@playwright/test';

/**
 * A word to filter by that ends the worker without a sign, one over which it hangs, and one that overflows its stack.
 */
export const ENDS = '死掉';
export const HANGS = '转圈';

/** Puts a script before that of each worker. @param {import('@playwright/test').Page} page @param {string} script */
export async function beforeWorkers(page, script) {
  await page.route('**/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

/** Lets no worker that starts from now on read a file. @param {import('@playwright/test').Page} page @returns {Promise<() => Promise<void>>} what ends it */
export async function letNothingBeRead(page) {
  await beforeWorkers(page, 'Blob.prototype.arrayBuffer = async () => { throw new Error("it is gone"); };');
  return () => page.unroute('**/worker-*.js');
}

/** Lets workers end or hang, without a sign, over two words, and over files of the name of the first. @param {import('@playwright/test').Page} page */
export const letWorkersFail = (page) =>
  beforeWorkers(
    page,
    `addEventListener('message', (event) => {
      const { query, files } = event.data.input ?? {};
      if (query === '${ENDS}' || files?.[0]?.name.startsWith('${ENDS}')) { close(); event.stopImmediatePropagation(); }
      while (query === '${HANGS}');
    });`,
  );

/** A word to filter by that stops the engine, which says so. */
export const STOPS = '爆掉';

/** Lets workers stop over a word, and tell the channel `asked` each time they are asked for it. @param {import('@playwright/test').Page} page */
export const letWorkersStop = (page) =>
  beforeWorkers(
    page,
    `addEventListener('message', (event) => {
      const { id, input } = event.data;
      if (input?.query !== '${STOPS}') return;
      event.stopImmediatePropagation();
      new BroadcastChannel('asked').postMessage(id);
      const error = { code: 'engine-stopped', message: 'the engine stopped: unreachable', help: '', at: null, values: {} };
      postMessage({ id, error });
    });`,
  );

/** Lets the page have no worker. @param {import('@playwright/test').Page} page */
export const refuseWorkers = (page) =>
  page.addInitScript(() => {
    window.Worker = /** @type {any} */ (
      class {
        constructor() {
          throw new Error('refused');
        }
      }
    );
  });

/** Lets the first call of an export of each instance overflow the stack. @param {import('@playwright/test').Page} page @param {string} name */
export const letOverflow = (page, name) =>
  beforeWorkers(
    page,
    `{
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...args) => {
        const { exports } = await instantiate(...args);
        const overflow = () => overflow() + 1;
        const spoiled = { ...exports, ['${name}']: overflow };
        return Object.create(WebAssembly.Instance.prototype, { exports: { value: spoiled } });
      };
    }`,
  );

/** Holds the memory of the wasm to so many bytes. @param {import('@playwright/test').Page} page @param {number} bytes */
export async function limitMemory(page, bytes) {
  await page.route('**/core-*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: withMaximum(await response.body(), bytes >> 16) });
  });
}

/** @param {Buffer} wasm @param {number} pages */
function withMaximum(wasm, pages) {
  for (let at = 8; at < wasm.length;) {
    const [length, start] = numberAt(wasm, at + 1);
    if (wasm[at] === 5) {
      const [least] = numberAt(wasm, start + 2);
      const section = [1, 1, ...leb(least), ...leb(pages)];
      return Buffer.concat([
        wasm.subarray(0, at),
        Buffer.from([5, section.length, ...section]),
        wasm.subarray(start + length),
      ]);
    }
    at = start + length;
  }
  expect(false, 'the wasm has a memory').toBe(true);
  return wasm;
}

/** LEB128 at a place: the number, and where it ends. @param {Buffer} bytes @param {number} at */
function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, at];
  }
}

/** @param {number} value @returns {number[]} */
const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);
