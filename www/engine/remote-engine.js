/** @import { ErrorPayload, Methods, Progress, Reply } from '../types.js' */
/** @import { Channel } from './channels.js' */
/** @import { EngineAssets } from './client.js' */
/** @import { Held } from './session.js' */
import { importingChannel, threadChannel, workerChannel } from './channels.js';
import { Download } from './download.js';
import { EngineError, payload } from './error.js';
import { enter, IDLE, leave, makeRoom, touch } from './pool.js';
import { Request } from './request.js';
import { NOTHING } from './session.js';
import { programAt, renewProgram } from './shared.js';
import { LONG_QUIET, QUIET, Watch } from './watch.js';

/** The codes of errors after which an engine's memory may lie. */
const FATAL = ['engine-stopped', 'out-of-memory'];

/**
 * How an engine ends by itself: it never ran; it has stopped over something; it gives no sign any more.
 *
 * @typedef {'start' | 'stop' | 'silence'} Death
 */

/** The ways to an engine, in the order in which they are tried. The thread is the last resort. */
const KINDS = [workerChannel, importingChannel, threadChannel];
/** The way that has led to a worker last, by its place among them. */
let firstKind = 0;
const THREAD = KINDS.indexOf(threadChannel);
let hasWarned = false;

/** One engine, in a worker or in this thread, what it holds, and what it has not answered yet. It lives once. */
export class RemoteEngine {
  /** What was given to it. @type {Held} */
  held = NOTHING;
  /** How it has ended by itself. @type {Death | null} */
  death = null;
  /** Not to be parked, whatever it does. */
  isPinned = true;
  /** When it was last asked for something, or has answered. */
  #usedAt = 0;
  /** @type {(progress: Progress) => void} */
  onprogress = () => {};
  /** @type {(error: ErrorPayload) => void} */
  onlostwords = () => {};
  /**
   * It has ended by itself. `waiting` is what it has not answered, `culprit` what it was at.
   *
   * @type {(error: ErrorPayload, how: Death, waiting: Request[], culprit?: Request) => void}
   */
  ondeath = () => {};
  /** Its room is needed, and it has nothing to do. */
  onpark = () => {};
  #assets;
  /** @type {Map<number, Request>} */
  #waiting = new Map();
  /** Those of them that nobody else can answer. @type {WeakSet<Request>} */
  #own = new WeakSet();
  #lastId = 0;
  /** What it is at, where that can take long. */
  #takenId = 0;
  /** What may become its channel, each with its place among the kinds. @type {Map<Channel, number>} */
  #tried = new Map();
  /** @type {Channel | null} */
  #channel = null;
  #nextKind = firstKind;
  #hasEnded = false;
  #watch = new Watch((looks) => this.#look(looks));
  /** @type {(error: ErrorPayload | null) => void} */
  #settle = () => {};

  /** @param {EngineAssets} assets */
  constructor(assets) {
    this.#assets = assets;
    /** It runs. @type {Promise<void>} */
    this.started = new Promise((resolve, reject) => {
      this.#settle = (error) => (error ? reject(new EngineError(error)) : resolve());
    });
    this.started.catch(() => {});
    enter(this, () => this.#begin());
  }

  /** @param {keyof Methods} method @param {any} input */
  call(method, input) {
    const request = new Request(method, input);
    this.#own.add(request);
    this.post(request);
    return request.answer;
  }

  /** @param {Request} request */
  post(request) {
    if (this.#hasEnded) return request.reject(ended());
    const id = ++this.#lastId;
    this.#waiting.set(id, request);
    this.#usedAt = performance.now();
    touch(this);
    this.#channel?.post(id, request.method, request.input);
    if (this.#isWatched) this.#watch.begin();
  }

  /** Ends it at once. @param {ErrorPayload} [error] what its own calls fail with @returns {Request[]} what else it has not answered */
  end(error = ended()) {
    if (this.#hasEnded) return [];
    this.#hasEnded = true;
    this.#watch.end();
    for (const channel of this.#tried.keys()) channel.end();
    this.#settle(error);
    leave(this);
    const unanswered = this.#unanswered;
    for (const request of unanswered) if (this.#own.has(request)) request.reject(error);
    return unanswered.filter(({ isSettled }) => !isSettled);
  }

  /** Makes room, where it has nothing to do. @returns {boolean} */
  park() {
    if (this.isPinned || this.#unanswered.length || performance.now() < this.#usedAt + IDLE) return false;
    this.onpark();
    return true;
  }

  get #unanswered() {
    return [...this.#waiting.values()].filter(({ isSettled }) => !isSettled);
  }

  // ── its channel ────────────────────────────────────────────────────────────────────────────────────────────────

  #begin() {
    if (this.#hasEnded) return;
    this.#tryNextKind();
    this.#watch.begin();
  }

  /** This thread does not fall silent without the page, and gives no sign while it waits for something. */
  get #isWatched() {
    return this.#tried.size > 0 && !(this.#channel && this.#tried.get(this.#channel) === THREAD);
  }

  /** Tries one more way; those tried before may still lead there. @returns {void} */
  #tryNextKind() {
    const place = this.#nextKind++;
    if (place >= KINDS.length) return;
    /** @type {Channel | null} */
    let channel = null;
    const receive = (/** @type {Reply} */ message) => channel && this.#hear(channel, message);
    const failed = (/** @type {string} */ why) => channel && this.#fail(channel, why);
    try {
      channel = KINDS[place](this.#assets.worker, { receive, failed });
    } catch {
      return this.#tryNextKind();
    }
    this.#tried.set(channel, place);
    programAt(this.#assets.wasm).then(
      (program) => channel && this.#tried.has(channel) && channel.begin(program),
      (error) => this.#die(error, 'start'),
    );
  }

  /** @param {Channel} channel @param {string} why */
  #fail(channel, why) {
    const message = `the engine stopped: ${why}`;
    if (channel === this.#channel)
      return this.#die(
        payload('engine-stopped', message, 'open the file again'),
        'stop',
        this.#unanswered.find(({ method }) => method !== 'loadWords'),
      );
    this.#tried.delete(channel);
    channel.end();
    if (!this.#tried.size) this.#tryNextKind();
  }

  /** Nothing was heard yet: another way is tried beside the others. This thread only once the script itself has come, or cannot. */
  async #hurry() {
    if (this.#nextKind === THREAD) await new Download(this.#assets.worker).blob().catch(() => {});
    if (!this.#channel && !this.#hasEnded) this.#tryNextKind();
  }

  /** The first that is heard of is taken. @param {Channel} channel */
  #take(channel) {
    const place = this.#tried.get(channel) ?? 0;
    for (const other of this.#tried.keys()) if (other !== channel) other.end();
    this.#tried = new Map([[channel, place]]);
    this.#channel = channel;
    if (place === THREAD) this.#settleInThread();
    else firstKind = place;
    for (const [id, { method, input, isSettled }] of this.#waiting) {
      if (isSettled) this.#waiting.delete(id);
      else channel.post(id, method, input);
    }
  }

  #settleInThread() {
    this.#watch.end();
    if (!hasWarned) console.warn('gangmu: no worker may run here; long texts are read in the thread of the page');
    hasWarned = true;
  }

  // ── what is heard of it ────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Channel} channel @param {Reply} message */
  #hear(channel, message) {
    if (this.#hasEnded) return;
    if (!this.#channel) this.#take(channel);
    this.#watch.heard();
    if ('beat' in message) return;
    if ('taken' in message) this.#takenId = message.taken;
    else if ('progress' in message) this.onprogress(message.progress);
    else if ('lostWords' in message) this.#loseWords(message.lostWords);
    else this.#receive(message);
  }

  /** @param {Extract<Reply, { id: number }>} message */
  #receive(message) {
    const error = 'error' in message ? message.error : null;
    if (message.id === 0) return error ? this.#die(error, 'start') : this.#settle(null);
    const request = this.#waiting.get(message.id);
    if (error && FATAL.includes(error.code)) return this.#die(error, 'stop', request);
    this.#waiting.delete(message.id);
    if (message.id === this.#takenId) this.#takenId = 0;
    if (error) request?.reject(error);
    else request?.resolve('result' in message && message.result);
    this.#usedAt = performance.now();
    if (!this.#unanswered.length) makeRoom();
  }

  /** @param {ErrorPayload} error */
  #loseWords(error) {
    this.onlostwords(error);
    if (error.code === 'engine-stopped') this.#die(error, 'stop');
  }

  /** Nothing was heard of it for some looks. @param {number} looks */
  #look(looks) {
    if (!this.#channel) {
      if (looks === QUIET || looks === LONG_QUIET) void this.#hurry();
    } else if (!this.#unanswered.length) this.#watch.end();
    else if (looks > (this.#takenId ? LONG_QUIET : QUIET)) this.#die(fellSilent(), 'silence');
  }

  /** @param {ErrorPayload} error @param {Death} how @param {Request} [culprit] */
  #die(error, how, culprit) {
    if (this.#hasEnded) return;
    this.death = how;
    if (how === 'stop') renewProgram(this.#assets.wasm);
    this.ondeath(error, how, this.end(error), culprit);
  }
}

const ended = () => payload('closed', 'the engine was ended', '');
const fellSilent = () =>
  payload('engine-stopped', 'the engine stopped: it gives no sign any more', 'open the file again', { silent: 1 });
