/** @import { EngineClient, ErrorPayload, FileInput, Methods, OpenedFile, Progress, Reply } from '../types.js' */
import { answer } from './answer.js';
import { createCore } from './core.js';
import { aborted, EngineError, payload, toPayload } from './error.js';
import { readWordsWhileIdle } from './idle.js';

/**
 * @typedef {{ worker: string, wasm: string }} EngineAssets
 * @typedef {{ post: (id: number, method: keyof Methods, input: any) => void, end: () => void }} Channel
 * @typedef {{ method: keyof Methods, input: any, resolve: (value: any) => void, reject: (error: EngineError) => void }} Waiting
 */

/** A worker that dies this often without a single answer in between is not started again. */
const MAX_DEATHS = 2;

/**
 * The engine, in a worker or, where the page allows none, in this thread.
 *
 * @param {EngineAssets} assets
 * @returns {EngineClient}
 */
export const createEngine = (assets) => new Client(assets);

/** @implements {EngineClient} */
class Client {
  /** @type {((progress: Progress) => void) | null} */
  onprogress = null;
  /** @type {((error: ErrorPayload) => void) | null} */
  onlostwords = null;
  #assets;
  /** @type {Channel | null} */
  #channel = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  /** The requests that bring a fresh engine to where the former one was. @type {Set<number>} */
  #restoring = new Set();
  #deaths = 0;
  #runs = false;
  #workerRefused = false;
  #disposed = false;
  /** Why no worker is started any more. @type {ErrorPayload | null} */
  #stopped = null;
  /** What is open, to be opened again by a fresh worker. @type {FileInput[]} */
  #open = [];
  /** What the reader put right in each of them, as it is saved. @type {string[]} */
  #corrections = [];
  /** Where the segmenter and its dictionary are, once they were loaded. @type {Parameters<Methods['loadWords']>[0] | null} */
  #words = null;
  /** The reader's own words, a word a line. */
  #userWords = '';
  /** @type {(error: ErrorPayload | null) => void} */
  #settleReady = () => {};

  /** @param {EngineAssets} assets */
  constructor(assets) {
    this.#assets = assets;
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      this.#settleReady = (error) => (error ? reject(new EngineError(error)) : resolve());
    });
    this.ready.catch(() => {});
    this.#start();
  }

  /**
   * @template {keyof Methods} M
   * @param {M} method
   * @param {Parameters<Methods[M]>[0]} input
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<ReturnType<Methods[M]>>}
   */
  async call(method, input, { signal } = {}) {
    if (this.#disposed) throw new EngineError(closed());
    if (this.#stopped) throw new EngineError(this.#stopped);
    if (signal?.aborted) throw new EngineError(aborted());
    if (method === 'filter') this.#supersede(method);
    const keeping = keep(method, input);
    const result = await this.#send(method, keeping, signal);
    this.#remember(method, keeping, result);
    return result;
  }

  dispose() {
    this.#disposed = true;
    this.#channel?.end();
    this.#channel = null;
    this.#rejectAll(closed());
    this.#settleReady(closed());
  }

  /**
   * @param {keyof Methods} method
   * @param {any} input
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  #send(method, input, signal) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const abort = () => this.#abort(id);
      signal?.addEventListener('abort', abort, { once: true });
      const done = () => signal?.removeEventListener('abort', abort);
      this.#waiting.set(id, {
        method,
        input,
        resolve: (value) => (done(), resolve(value)),
        reject: (error) => (done(), reject(error)),
      });
      this.#channel?.post(id, method, input);
    });
  }

  /** Ends older calls of a method of which only the newest counts. @param {keyof Methods} method */
  #supersede(method) {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.method === method) this.#reject(id, payload('superseded', 'a newer request took its place', ''));
    }
  }

  /** A file that is being read can only be stopped with its worker. What else was asked has not failed. @param {number} id */
  #abort(id) {
    const method = this.#waiting.get(id)?.method;
    this.#reject(id, aborted());
    if (method !== 'open') return;
    for (const restoring of this.#restoring) this.#waiting.delete(restoring);
    const waiting = [...this.#waiting];
    this.#restart();
    for (const [id, { method, input }] of waiting) this.#channel?.post(id, method, input);
  }

  /** @param {number} id @param {ErrorPayload} error */
  #reject(id, error) {
    this.#waiting.get(id)?.reject(new EngineError(error));
    this.#waiting.delete(id);
  }

  /** @param {ErrorPayload} error */
  #rejectAll(error) {
    for (const id of [...this.#waiting.keys()]) this.#reject(id, error);
  }

  /** @param {Reply} message */
  #receive(message) {
    if ('progress' in message) return this.onprogress?.(message.progress);
    if ('lostWords' in message) return this.#loseWords(message.lostWords);
    if (message.id === 0) {
      this.#runs = !('error' in message);
      return this.#settleReady('error' in message ? message.error : null);
    }
    if ('result' in message) {
      this.#deaths = 0;
      this.#waiting.get(message.id)?.resolve(message.result);
      this.#waiting.delete(message.id);
      return;
    }
    if (message.error.code === 'engine-stopped') return this.#died(message.error);
    this.#reject(message.id, message.error);
  }

  /** A fresh engine would lose them over the same text again: it does without. @param {ErrorPayload} error */
  #loseWords(error) {
    this.#words = null;
    if (error.code === 'engine-stopped') this.#died(error);
    this.onlostwords?.(error);
  }

  /** @param {ErrorPayload} error */
  #died(error) {
    if (!this.#runs && !this.#workerRefused) return this.#refuseWorker();
    this.#deaths += 1;
    if (this.#deaths > MAX_DEATHS) {
      this.#channel?.end();
      this.#stopped = error;
      this.#settleReady(error);
      return this.#rejectAll(error);
    }
    this.#rejectAll(error);
    this.#restart();
  }

  /** A worker that never ran is one that the page's policy forbids: this thread takes over what was asked of it. */
  #refuseWorker() {
    this.#workerRefused = true;
    this.#channel?.end();
    this.#start();
    for (const [id, { method, input }] of this.#waiting) this.#channel?.post(id, method, input);
  }

  /** A dead engine's memory may lie: a fresh one takes over and opens what was open. */
  #restart() {
    this.#channel?.end();
    if (this.#disposed) return;
    this.#start();
    this.#restoring.clear();
    if (this.#words) this.#again('loadWords', this.#words);
    if (this.#userWords) this.#again('setUserWords', { list: this.#userWords });
    if (this.#open.length) this.#again('open', { files: this.#open });
    for (const [file, corrections] of this.#corrections.entries())
      if (corrections) this.#again('setCorrections', { file, corrections });
  }

  /** @param {keyof Methods} method @param {any} input */
  #again(method, input) {
    this.#send(method, input).catch((error) => this.#settleReady(toPayload(error)));
    this.#restoring.add(this.#lastId);
  }

  #start() {
    const receive = (/** @type {Reply} */ message) => this.#receive(message);
    const died = (/** @type {ErrorPayload} */ error) => this.#died(error);
    const worker = this.#workerRefused ? null : workerChannel(this.#assets, receive, died);
    this.#channel = worker ?? inThreadChannel(this.#assets, receive);
  }

  /** @param {keyof Methods} method @param {any} input @param {any} result */
  #remember(method, input, result) {
    if (method === 'close') this.#open = this.#corrections = [];
    if (method === 'loadWords') this.#words = input;
    if (method === 'setUserWords') this.#userWords = input.list;
    if (result?.files) this.#corrections = result.files.map((/** @type {OpenedFile} */ file) => file.corrections);
    if (method === 'open') {
      const failed = new Set(result.failed.map((/** @type {{ name: string }} */ { name }) => name));
      const read = input.files.filter((/** @type {FileInput} */ { name }) => !failed.has(name));
      if (read.length) this.#open = input.keep ? [...this.#open, ...read] : read;
    }
  }
}

/** What was read must be there to read again: bytes become a `Blob`, which costs no copy to send.
 *
 * @param {keyof Methods} method
 * @param {any} input
 */
function keep(method, input) {
  const blob = (/** @type {Blob | ArrayBuffer} */ bytes) => (bytes instanceof Blob ? bytes : new Blob([bytes]));
  if (method !== 'open') return input;
  return {
    ...input,
    files: input.files.map((/** @type {FileInput} */ file) => ({ ...file, bytes: blob(file.bytes) })),
  };
}

/**
 * @param {EngineAssets} assets
 * @param {(message: Reply) => void} receive
 * @param {(error: ErrorPayload) => void} died
 * @returns {Channel | null} Null where the page allows no worker.
 */
function workerChannel({ worker: url, wasm }, receive, died) {
  let worker;
  try {
    worker = new Worker(url, { type: 'module' });
  } catch {
    return null;
  }
  worker.onmessage = ({ data }) => receive(data);
  worker.onerror = (event) => {
    event.preventDefault();
    died(
      payload(
        'engine-stopped',
        `the engine stopped: ${event.message ?? 'its worker could not be loaded'}`,
        'reload the page',
      ),
    );
  };
  worker.postMessage({ wasm });
  return {
    post: (id, method, input) => worker.postMessage({ id, method, input }),
    end: () => {
      worker.onmessage = worker.onerror = null;
      worker.terminate();
    },
  };
}

/**
 * @param {EngineAssets} assets
 * @param {(message: Reply) => void} receive
 * @returns {Channel}
 */
function inThreadChannel({ wasm }, receive) {
  let ended = false;
  let asked = 0;
  const send = (/** @type {Reply} */ message) => ended || receive(message);
  const onprogress = (/** @type {Progress} */ progress) => send({ progress });
  const onlostwords = (/** @type {ErrorPayload} */ lostWords) => send({ lostWords });
  const core = createCore(wasm, onprogress, onlostwords);
  const busy = () => asked > 0 || ended;
  /** Ends when all that was asked before is answered: one thing after the other, as in a worker. @type {Promise<unknown>} */
  let before = Promise.resolve();
  core.then(
    () => send({ id: 0, result: 'ready' }),
    (thrown) => send({ id: 0, error: toPayload(thrown) }),
  );
  return {
    async post(id, method, input) {
      asked += 1;
      const answered = before.then(() => answer(core, { id, method, input }, send));
      // Nothing waits for words while they are fetched.
      if (method !== 'loadWords') before = answered;
      await answered;
      asked -= 1;
      if (!asked) await core.then((core) => readWordsWhileIdle(core, busy, onprogress, onlostwords)).catch(() => {});
    },
    end: () => (ended = true),
  };
}

const closed = () => payload('closed', 'the reader was closed', '');
