import { payload } from './error.js';

/**
 * Fetches and compiles WebAssembly, while it streams in where the server names its type.
 *
 * @param {string} url
 * @returns {Promise<WebAssembly.Module>} Rejects with an `ErrorPayload`.
 */
export async function compile(url) {
  const response = await fetchWasm(url);
  try {
    const streams = response.headers.get('content-type')?.startsWith('application/wasm') ?? false;
    return streams
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    const { message } = /** @type {Error} */ (cause);
    if (/unsafe-eval|Content Security Policy|CSP/i.test(message)) {
      throw payload(
        'wasm-blocked',
        'this page does not allow WebAssembly',
        "its Content-Security-Policy needs script-src 'wasm-unsafe-eval'",
      );
    }
    throw payload(
      'wasm-failed',
      `${url} is no WebAssembly that runs here: ${message}`,
      'reload the page, or update the browser',
      {
        url,
      },
    );
  }
}

/** @param {string} url */
async function fetchWasm(url) {
  const failed = (/** @type {string} */ why) =>
    payload('wasm-failed', `${url} could not be loaded: ${why}`, 'check the connection and reload the page', { url });
  const response = await fetch(url).catch((/** @type {Error} */ cause) => {
    throw failed(cause.message);
  });
  if (!response.ok) throw failed(`the server answered ${response.status}`);
  return response;
}
