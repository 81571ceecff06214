import { Download } from './download.js';
import { payload, toPayload } from './error.js';

/** What could not be used; the next time it is asked for, no cache answers. @type {Set<string>} */
const spoiled = new Set();

/** Does not take from any cache what has failed. @param {string} url */
export const spoil = (url) => void spoiled.add(url);

/**
 * Fetches and compiles WebAssembly, while it streams in where the server names its type.
 *
 * @param {string} url
 * @returns {Promise<WebAssembly.Module>} Rejects with an `ErrorPayload`.
 */
export async function compile(url) {
  if (typeof WebAssembly !== 'object') throw noWasm();
  try {
    const module = await new Download(url).make(compileResponse, spoiled.has(url) ? 'reload' : 'default');
    spoiled.delete(url);
    return module;
  } catch (thrown) {
    spoil(url);
    throw failureOf(url, thrown);
  }
}

/** @param {Response} response */
async function compileResponse(response) {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) throw new Error('the server answered with a web page');
  return type.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Where the page's policy does not allow WebAssembly, some browsers say so when it is compiled, others when it is started.
 *
 * @param {unknown} thrown by either
 * @returns {never}
 */
export function failedToStart(thrown) {
  throw isBlocked(thrown) ? blocked() : thrown;
}

/** @param {unknown} thrown */
const isBlocked = (thrown) =>
  thrown instanceof Error &&
  (thrown.name === 'EvalError' || /unsafe-eval|Content Security Policy|CSP/i.test(thrown.message));

const blocked = () =>
  payload(
    'wasm-blocked',
    'this page does not allow WebAssembly',
    "its Content-Security-Policy needs script-src 'wasm-unsafe-eval'",
  );

const noWasm = () =>
  payload(
    'no-wasm',
    'this browser has no WebAssembly',
    'switch off its lockdown mode for this site, or use another browser',
  );

/** @param {string} url @param {unknown} thrown */
function failureOf(url, thrown) {
  const { message, values } = /** @type {import('./error.js').EngineError} */ (thrown);
  if (isBlocked(thrown)) return blocked();
  if (values?.reason === 'policy') return toPayload(thrown);
  const help = 'check the connection and try again; if it stays so, update the browser';
  return payload('wasm-failed', `${url} is no WebAssembly that runs here: ${message}`, help, { url });
}
