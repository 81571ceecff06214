/** @import { ErrorPayload, Methods, Progress, Reply } from '../types.js' */
/** @import { Core } from './core.js' */
/** @import { Program } from './shared.js' */
import { answer } from './answer.js';
import { createCore } from './core.js';
import { toPayload } from './error.js';
import { readWordsWhileIdle } from './idle.js';
import { importingUrl, ownUrl } from './worker-url.js';

/**
 * A way to an engine: `begin` lets it run, `post` asks, `end` ends it at once.
 *
 * @typedef {object} Channel
 * @property {(wasm: Program) => void} begin
 * @property {(id: number, method: keyof Methods, input: any) => void} post
 * @property {() => void} end
 *
 * @typedef {object} Ears
 * @property {(message: Reply) => void} receive
 * @property {(why: string) => void} failed it cannot run, or has stopped
 *
 * @typedef {(script: string, ears: Ears) => Channel} ChannelKind throws where the page does not allow it
 */

/** A worker. @type {ChannelKind} */
export const workerChannel = (script, ears) => channelOf(new Worker(ownUrl(script), { type: 'module' }), ears);

/** A worker from a script of the page's own, which imports ours. @type {ChannelKind} */
export const importingChannel = (script, ears) => channelOf(new Worker(importingUrl(script), { type: 'module' }), ears);

/** @param {Worker} worker @param {Ears} ears @returns {Channel} */
function channelOf(worker, { receive, failed }) {
  worker.onmessage = ({ data }) => receive(data);
  worker.onmessageerror = () => failed('a message could not be read');
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message ?? 'its worker could not be loaded');
  };
  return {
    begin: (wasm) => worker.postMessage({ wasm }),
    post: (id, method, input) => worker.postMessage({ id, method, input }),
    end: () => {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
    },
  };
}

/** This thread, where the page allows no worker. @type {ChannelKind} */
export const threadChannel = (_script, { receive }) => new ThreadChannel(receive);

/** @implements {Channel} */
class ThreadChannel {
  #receive;
  /** @type {(core: Promise<Core>) => void} */
  #begun = () => {};
  /** @type {Promise<Core>} */
  #core = new Promise((resolve) => (this.#begun = resolve));
  #hasEnded = false;
  #asked = 0;
  /** Ends when all that was asked before is answered: one thing after the other, as in a worker. @type {Promise<unknown>} */
  #before = Promise.resolve();

  /** @param {Ears['receive']} receive */
  constructor(receive) {
    this.#receive = receive;
  }

  /** @param {Program} wasm */
  begin(wasm) {
    this.#begun(createCore(wasm, this.#onprogress, this.#onlostwords));
    this.#core.then(
      () => this.#send({ id: 0, result: 'ready' }),
      (thrown) => this.#send({ id: 0, error: toPayload(thrown) }),
    );
  }

  /** @param {number} id @param {keyof Methods} method @param {any} input */
  async post(id, method, input) {
    this.#asked += 1;
    const ask = () => (this.#hasEnded ? undefined : answer(this.#core, { id, method, input }, this.#send));
    const answered = this.#before.then(ask);
    // Nothing waits for words while they are fetched.
    if (method !== 'loadWords') this.#before = answered;
    await answered;
    this.#asked -= 1;
    if (!this.#asked) await this.#core.then(this.#readWords).catch(() => {});
  }

  end() {
    this.#hasEnded = true;
    this.#core.then((core) => core.end()).catch(() => {});
  }

  #send = (/** @type {Reply} */ message) => this.#hasEnded || this.#receive(message);
  #onprogress = (/** @type {Progress} */ progress) => this.#send({ progress });
  #onlostwords = (/** @type {ErrorPayload} */ lostWords) => this.#send({ lostWords });
  #isBusy = () => this.#asked > 0 || this.#hasEnded;
  #readWords = (/** @type {Core} */ core) =>
    readWordsWhileIdle(core, this.#isBusy, this.#onprogress, this.#onlostwords);
}
