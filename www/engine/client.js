/** @import { EngineClient, ErrorPayload, FileInput, Methods, Opened, Progress } from '../types.js' */
import { Answering } from './answering.js';
import { aborted, EngineError, payload, superseded, toPayload } from './error.js';
import { PinyinSupply } from './pinyin.js';
import { RemoteEngine } from './remote-engine.js';
import { Request } from './request.js';
import { AFTER_ADDING, BEFORE_ADDING, BEFORE_OPENING, heldOf, Session } from './session.js';
import { wordsAt } from './shared.js';

/**
 * @typedef {{ worker: string, wasm: string, pinyin?: string }} EngineAssets
 * @typedef {{ files: FileInput[], keep: boolean }} Input
 */

/**
 * The engine, in a worker or, where the page allows none, in this thread.
 *
 * @param {EngineAssets} assets
 * @returns {EngineClient}
 */
export const createEngine = (assets) => new Client(assets);

/**
 * What is asked goes to the engine that answers. Files are opened in another one beside it, which then takes its place.
 *
 * @implements {EngineClient}
 */
class Client {
  /** @type {((progress: Progress) => void) | null} */
  onprogress = null;
  /** @type {((error: ErrorPayload) => void) | null} */
  onlostwords = null;
  #assets;
  #session = new Session();
  #answering;
  #pinyin;
  /** The filter that counts. @type {Request | null} */
  #filter = null;
  /** End the openings that are on their way. @type {Set<AbortController>} */
  #openings = new Set();
  /** Ends when those before have ended: one is done after the other. @type {Promise<unknown>} */
  #opened = Promise.resolve();
  #isDisposed = false;
  /** Whether it answers nothing until it is woken: what is under way in the views would bring a worker back. */
  #rests = false;
  /** @type {Promise<void> | null} */
  #ready = null;
  /** How many calls have not ended. */
  #calls = 0;

  /** @param {EngineAssets} assets */
  constructor(assets) {
    this.#assets = assets;
    this.#answering = new Answering(assets, this.#session);
    this.#answering.onprogress = this.#tellProgress;
    this.#answering.onlostwords = (error) => this.onlostwords?.(error);
    this.#pinyin = new PinyinSupply(assets.pinyin, (table) => this.call('takePinyin', { table }));
  }

  get ready() {
    if (this.#isClosed) return Promise.reject(new EngineError(closed()));
    this.#ready ??= this.#answering.runs();
    // The next time it is tried again.
    this.#ready.catch(() => (this.#ready = null));
    return this.#ready;
  }

  /**
   * @template {keyof Methods} M
   * @param {M} method
   * @param {Parameters<Methods[M]>[0]} input
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<any>}
   */
  async call(method, input, { signal } = {}) {
    this.#calls += 1;
    return this.#call(method, input, signal).finally(() => (this.#calls -= 1));
  }

  get isAwake() {
    return this.#answering.isThere;
  }

  get isBusy() {
    return this.#calls > 0;
  }

  /** @param {keyof Methods} method @param {any} input @param {AbortSignal} [signal] @returns {Promise<any>} */
  async #call(method, input, signal) {
    if (this.#isClosed) throw new EngineError(closed());
    throwIfAborted(signal);
    if (method === 'open') return this.#open(/** @type {Parameters<Methods['open']>[0]} */ (input), signal);
    if (method === 'close') return this.#close();
    if (this.#answering.stopped) throw new EngineError(this.#answering.stopped);
    const shared = method === 'loadWords' ? await wordsOf(input) : input;
    const result = await this.#ask(new Request(method, shared), signal);
    this.#session.remember(method, shared, result);
    return result;
  }

  /** @param {Request} request @param {AbortSignal} [signal] */
  async #ask(request, signal) {
    if (this.#isClosed) throw new EngineError(closed());
    signal?.addEventListener('abort', () => request.reject(aborted()), { once: true });
    if (request.method === 'filter') {
      this.#filter?.reject(superseded());
      this.#filter = request;
    }
    void this.#post(request);
    const result = await request.answer;
    this.#answering.forgive();
    return result;
  }

  /** Letters wait for the table of pinyin. @param {Request} request */
  async #post(request) {
    if (this.#pinyin.isAwaited(request)) await this.#pinyin.wait();
    if (this.#isClosed) request.reject(closed());
    else if (!request.isSettled) this.#answering.ask(request);
  }

  loadPinyin() {
    this.#calls += 1;
    return this.#pinyin.load().finally(() => (this.#calls -= 1));
  }

  dispose() {
    this.#isDisposed = true;
    this.rest();
  }

  get #isClosed() {
    return this.#isDisposed || this.#rests;
  }

  rest() {
    this.#rests = true;
    for (const opening of this.#openings) opening.abort();
    for (const request of this.#answering.end()) request.reject(closed());
  }

  wake() {
    if (!this.#rests) return;
    this.#rests = false;
    this.#pinyin.tryAgain();
  }

  async #close() {
    for (const opening of this.#openings) opening.abort();
    this.#session.close();
    this.#answering.forgive();
    // Its memory is given back; the next one starts when it is needed.
    this.#answering.ask(...this.#answering.end());
  }

  // ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Parameters<Methods['open']>[0]} input @param {AbortSignal} [signal] @returns {Promise<Opened>} */
  #open({ files, keep = false }, signal) {
    this.#pinyin.tryAgain();
    const opening = new AbortController();
    signal?.addEventListener('abort', () => this.#openings.has(opening) && opening.abort(), { once: true });
    this.#openings.add(opening);
    const input = { files: files.map(withBlob), keep };
    const opened = this.#opened.then(() => this.#openNext(input, opening));
    this.#opened = opened.catch(() => {}).finally(() => this.#openings.delete(opening));
    return unlessAborted(opened, opening.signal);
  }

  /** @param {Input} input @param {AbortController} opening @returns {Promise<Opened>} */
  async #openNext(input, opening) {
    this.#answering.forgive();
    const once = () => this.#openOnce(input, opening);
    // An engine that was only silent over it did not fail over what is in the files.
    return once().catch((error) => (error.values?.silent ? once() : Promise.reject(error)));
  }

  /** @param {Input} input @param {AbortController} opening */
  async #openOnce(input, opening) {
    const { signal } = opening;
    throwIfAborted(signal);
    const engine = this.#engineForOpening();
    const end = () => this.#answering.ask(...engine.end(aborted()));
    signal.addEventListener('abort', end, { once: true });
    try {
      return await this.#openIn(engine, input, opening);
    } catch (error) {
      if (this.#openings.has(opening)) end();
      throw error;
    } finally {
      signal.removeEventListener('abort', end);
      this.#answering.resume();
    }
  }

  /** While something is open, another one than the one that answers. */
  #engineForOpening() {
    const lent = this.#session.isOpen ? null : this.#answering.lend();
    const engine = lent ?? new RemoteEngine(this.#assets);
    engine.ondeath = (_error, _how, waiting) => this.#answering.ask(...waiting);
    return engine;
  }

  /** @param {RemoteEngine} engine @param {Input} input @param {AbortController} opening @returns {Promise<Opened>} */
  async #openIn(engine, { files, keep }, opening) {
    await this.#session.bring(engine, keep ? BEFORE_ADDING : BEFORE_OPENING);
    engine.onprogress = this.#tellProgress;
    /** @type {Opened} */
    const opened = await engine.call('open', { files, keep });
    throwIfAborted(opening.signal);
    if (!opened.sources.length) return this.#keepWhatIsOpen(engine, opened, opening);
    const former = keep ? this.#session.held.sources : [];
    engine.held = { ...engine.held, ...heldOf(opened, former), filter: null };
    const corrected = await this.#session.bring(engine, keep ? AFTER_ADDING : BEFORE_OPENING);
    throwIfAborted(opening.signal);
    // From here it can no longer be given up: who asked is told of what is open.
    this.#openings.delete(opening);
    this.#session.take(engine.held);
    this.#putInPlace(engine);
    return { ...(corrected ?? opened), failed: opened.failed, sources: [] };
  }

  /** What the former engine has not answered is asked of this one, but no line of another text is put right. @param {RemoteEngine} engine */
  #putInPlace(engine) {
    const waiting = this.#answering.end();
    this.#answering.put(engine);
    for (const request of waiting) {
      if (request.isCorrection) request.reject(superseded());
      else this.#answering.ask(request);
    }
  }

  /** No file could be read. @param {RemoteEngine} engine @param {Opened} opened @param {AbortController} opening @returns {Promise<Opened>} */
  async #keepWhatIsOpen(engine, opened, opening) {
    if (this.#session.isOpen) {
      engine.end();
    } else {
      this.#openings.delete(opening);
      this.#answering.put(engine);
    }
    return { ...(await this.#ask(new Request('open', { files: [] }))), failed: opened.failed };
  }

  #tellProgress = (/** @type {Progress} */ progress) => this.onprogress?.(progress);
}

/** A signal's abort ends the waiting at once. @template T @param {Promise<T>} promise @param {AbortSignal} signal @returns {Promise<T>} */
function unlessAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new EngineError(aborted())), { once: true });
    promise.then(resolve, reject);
  });
}

/** What was read must be there to read again: bytes become a `Blob`, which costs no copy to send. @param {FileInput} file */
const withBlob = (file) =>
  file.bytes instanceof Blob ? file : { ...file, bytes: new Blob([file.bytes]), isCopy: true };

/** @param {AbortSignal} [signal] */
function throwIfAborted(signal) {
  if (signal?.aborted) throw new EngineError(aborted());
}

/** @param {any} urls */
async function wordsOf(urls) {
  try {
    return await wordsAt(urls);
  } catch (thrown) {
    throw new EngineError(toPayload(thrown));
  }
}

const closed = () => payload('closed', 'the reader was closed', '');
