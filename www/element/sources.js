/** @import { FileInput, OpenOptions, OpenSource } from '../types.js' */
import { EngineError, payload } from '../engine/error.js';

/**
 * The files behind whatever was given to `open`.
 *
 * A string is text; an address must be a `URL`, and is fetched. `name` and `encoding` speak of a single source.
 *
 * @param {OpenSource} source
 * @param {OpenOptions} options
 * @returns {Promise<FileInput[]>}
 */
export function filesOf(source, { name, encoding, signal } = {}) {
  const sources = Array.isArray(source) ? source : [source];
  const own = sources.length === 1 ? { ...(name && { name }), ...(encoding && { encoding }) } : {};
  return Promise.all(sources.map(async (each) => ({ ...(await fileOf(each, signal)), ...own })));
}

/**
 * @param {Exclude<OpenSource, unknown[]>} source
 * @param {AbortSignal} [signal]
 * @returns {Promise<FileInput>}
 */
async function fileOf(source, signal) {
  if (source instanceof URL) return fetchFile(source, signal);
  if (source instanceof Blob) return { name: source instanceof File ? source.name : '', bytes: source };
  if (typeof source === 'string') return { name: '', bytes: new Blob([source]), encoding: 'utf-8' };
  return { name: '', bytes: source };
}

/** @param {URL} url @param {AbortSignal} [signal] @returns {Promise<FileInput>} */
async function fetchFile(url, signal) {
  const response = await fetch(url, { signal }).catch(() => {
    throw signal?.aborted ? new EngineError(payload('aborted', 'it was stopped', '')) : fetchFailed(url, {});
  });
  if (!response.ok) throw fetchFailed(url, { status: response.status });
  return { name: nameOf(url), bytes: await response.blob() };
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

/** @param {URL} url @param {{ status?: number }} values */
function fetchFailed({ href: url }, values) {
  const message = values.status ? `${url} answered ${values.status}` : `${url} could not be fetched`;
  const help = 'check the address and the network, and that its site allows this page to fetch it';
  return new EngineError(payload('fetch-failed', message, help, { url, ...values }));
}
