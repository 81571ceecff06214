/** @import { FileInput, OpenOptions, OpenSource } from '../types.js' */
import { Download, fetchFailed } from '../engine/download.js';

/**
 * How far fetching is: what, how many bytes have come, and how many there will be; 0 where that is not known.
 *
 * @typedef {{ name: string, received: number, byteLength: number }} Fetching
 * @typedef {(fetching: Fetching) => void} OnFetch
 */

/**
 * The files behind whatever was given to `open`.
 *
 * A string is text; an address must be a `URL`, and is fetched. `name` and `encoding` speak of a single source.
 *
 * @param {OpenSource} source
 * @param {OpenOptions & { onfetch?: OnFetch }} options
 * @returns {Promise<FileInput[]>} Rejects with an `EngineError`.
 */
export async function filesOf(source, { name, encoding, signal, onfetch = () => {} } = {}) {
  const sources = Array.isArray(source) ? source : [source];
  const own = sources.length === 1 ? { ...(name && { name }), ...(encoding && { encoding }) } : {};
  const told = toldOf(sources, name, onfetch);
  // Where one cannot be had, the others are for nothing.
  const stop = new AbortController();
  signal?.addEventListener('abort', () => stop.abort(), { once: true, signal: stop.signal });
  if (signal?.aborted) stop.abort();
  try {
    return await Promise.all(sources.map(async (each) => ({ ...(await fileOf(each, told, stop.signal)), ...own })));
  } catch (error) {
    stop.abort();
    throw error;
  }
}

/**
 * An address as it stands in an attribute.
 *
 * @param {string} text
 * @returns {URL} Throws an `EngineError` where it is none.
 */
export function addressOf(text) {
  if (!URL.canParse(text, document.baseURI)) throw fetchFailed(text, 'address');
  return new URL(text, document.baseURI);
}

/**
 * @param {Exclude<OpenSource, unknown[]>} source
 * @param {ReturnType<typeof toldOf>} told
 * @param {AbortSignal} [signal]
 * @returns {Promise<FileInput>}
 */
async function fileOf(source, told, signal) {
  if (source instanceof URL) return fetchFile(source, told(source), signal);
  if (source instanceof Blob) return { name: source instanceof File ? source.name : '', bytes: source };
  if (typeof source === 'string') return { name: '', bytes: new Blob([source]), encoding: 'utf-8' };
  return { name: '', bytes: source };
}

/**
 * Adds up what has come of each address.
 *
 * @param {unknown[]} sources
 * @param {string | undefined} name
 * @param {OnFetch} onfetch
 */
function toldOf(sources, name, onfetch) {
  /** @type {{ received: number, total: number }[]} */
  const parts = [];
  /** @param {URL} url */
  return (url) => {
    const part = { received: 0, total: 0 };
    const tell = (received = 0, total = 0) => {
      Object.assign(part, { received, total });
      const isKnown = parts.every((each) => each.total > 0);
      const sum = (/** @type {keyof typeof part} */ key) => parts.reduce((all, each) => all + each[key], 0);
      onfetch({ name: name ?? nameOf(url), received: sum('received'), byteLength: isKnown ? sum('total') : 0 });
    };
    parts.push(part);
    tell();
    return tell;
  };
}

/** @param {URL} url @param {(received: number, total: number) => void} tell @param {AbortSignal} [signal] @returns {Promise<FileInput>} */
async function fetchFile(url, tell, signal) {
  const bytes = await new Download(url.href, signal).blob(tell);
  if (await isPageInstead(url, bytes)) throw fetchFailed(url.href, 'html');
  return { name: nameOf(url), bytes };
}

/** Whether a site has answered with a page of its own for what it does not have. @param {URL} url @param {Blob} bytes */
async function isPageInstead({ protocol, pathname }, bytes) {
  if (!/^http/.test(protocol) || !/^text\/html\b/i.test(bytes.type) || /\.x?html?$/i.test(pathname)) return false;
  return /^\s*<(!doctype html|html|head|!--)/i.test(await bytes.slice(0, 1000).text());
}

/** The last part of an address, as a person would write it. @param {URL} url */
function nameOf({ pathname }) {
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
