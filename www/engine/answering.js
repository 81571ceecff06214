/** @import { ErrorPayload, Progress } from '../types.js' */
/** @import { EngineAssets } from './client.js' */
/** @import { Death } from './remote-engine.js' */
/** @import { Request } from './request.js' */
/** @import { Session } from './session.js' */
import { EngineError, toPayload } from './error.js';
import { RemoteEngine } from './remote-engine.js';

/** An engine that dies this often without a single answer in between is not started again by itself. */
const MAX_DEATHS = 2;

/**
 * The engine that answers, which always holds what the session says. It is started when something is asked, can be parked
 * while nothing is, and is replaced where it dies: another one is brought to the same place.
 */
export class Answering {
  /** @type {(progress: Progress) => void} */
  onprogress = () => {};
  /** @type {(error: ErrorPayload) => void} */
  onlostwords = () => {};
  /** Why none answers, until something is opened or closed. @type {ErrorPayload | null} */
  stopped = null;
  #assets;
  #session;
  /** @type {RemoteEngine | null} */
  #current = null;
  /** The one that is being brought to where the session is. @type {RemoteEngine | null} */
  #restored = null;
  /** Ends when there is one again. @type {Promise<void> | null} */
  #coming = null;
  /** What waits for it. @type {Request[]} */
  #queue = [];
  /** Whether what is asked waits for one that will be put here. */
  #awaitsOther = false;
  #deaths = 0;

  /** @param {EngineAssets} assets @param {Session} session */
  constructor(assets, session) {
    this.#assets = assets;
    this.#session = session;
  }

  /** @param {Request[]} requests */
  ask(...requests) {
    this.#queue.push(...requests);
    if (this.#current) for (const request of this.#queue.splice(0)) this.#current.post(request);
    else if (this.#queue.length && !this.#awaitsOther) void this.#bringUp();
  }

  /** Fulfilled when an engine runs; asking for it starts one. */
  async runs() {
    if (!this.#current) await this.#bringUp();
    await this.#current?.started;
    if (this.stopped) throw new EngineError(this.stopped);
  }

  /** It has answered, or something else is to be opened: it may be started again. */
  forgive() {
    this.#deaths = 0;
    this.stopped = null;
  }

  /** Ends what answers. @returns {Request[]} what it has not answered */
  end() {
    const engines = [this.#current, this.#restored];
    this.#current = this.#restored = this.#coming = null;
    return [...engines.flatMap((engine) => engine?.end() ?? []), ...this.#queue.splice(0)];
  }

  /** Takes the engine away, if there is one; what is asked waits until `put` or `resume`. @returns {RemoteEngine | null} */
  lend() {
    this.#awaitsOther = true;
    const engine = this.#current;
    this.#current = null;
    if (engine) Object.assign(engine, { held: this.#session.held, isPinned: true });
    return engine;
  }

  resume() {
    this.#awaitsOther = false;
    this.ask();
  }

  /** Whether an engine answers, without having to be started. */
  get isThere() {
    return this.#current !== null;
  }

  /** Lets an engine answer that holds what the session says. @param {RemoteEngine} engine */
  put(engine) {
    this.#current = engine;
    engine.isPinned = false;
    engine.onprogress = (progress) => this.onprogress(progress);
    engine.onpark = () => {
      this.#current = null;
      this.ask(...engine.end());
    };
    let hasLostWords = false;
    engine.onlostwords = (error) => {
      this.#session.loseWords();
      hasLostWords = error.code === 'engine-stopped';
      if (!hasLostWords) this.onlostwords(error);
    };
    engine.ondeath = async (...death) => {
      const error = await this.#replace(...death);
      if (hasLostWords) this.onlostwords(error);
    };
    this.resume();
  }

  /** Starts an engine and brings it to where the session is. What waits is told where that cannot be. */
  #bringUp() {
    if (this.#coming) return this.#coming;
    const coming = this.#restore().finally(() => {
      if (this.#coming === coming) this.#coming = null;
    });
    this.#coming = coming;
    return coming;
  }

  /** @returns {Promise<void>} */
  async #restore() {
    const engine = new RemoteEngine(this.#assets);
    if (this.#session.isHeldBy(engine)) return this.put(engine);
    this.#restored = engine;
    try {
      await this.#session.bring(engine);
    } catch (thrown) {
      engine.end();
      return this.#isNext(engine) ? this.#retry(engine, toPayload(thrown)) : undefined;
    }
    if (this.#isNext(engine)) this.put(engine);
  }

  /** Whether no other has taken its place meanwhile. @param {RemoteEngine} engine */
  #isNext(engine) {
    const isNext = engine === this.#restored;
    if (isNext) this.#restored = null;
    return isNext;
  }

  /** @param {RemoteEngine} engine @param {ErrorPayload} error @returns {Promise<void> | void} */
  #retry({ death }, error) {
    if (death && death !== 'start' && (this.#deaths += 1) <= MAX_DEATHS) return this.#restore();
    this.#giveUp(error, death !== 'start');
  }

  /** @param {ErrorPayload} error @param {boolean} forGood */
  #giveUp(error, forGood) {
    if (forGood) this.stopped = error;
    for (const request of this.#queue.splice(0)) request.reject(error);
  }

  /**
   * Puts a fresh engine in place of one that has died. What has let it die fails, once what was open is open again; what
   * only waited behind that is asked once more, and so is what it was silent over.
   *
   * @param {ErrorPayload} error
   * @param {Death} how
   * @param {Request[]} waiting
   * @param {Request} [culprit] what it was at
   * @returns {Promise<ErrorPayload>} the error, and whether what was open is open again
   */
  async #replace(error, how, waiting, culprit) {
    this.#current = null;
    const isAgain = (/** @type {Request} */ request) =>
      how === 'silence' ? (request.silences += 1) === 1 : how === 'stop' && isSpared(request, culprit);
    const again = waiting.filter(isAgain);
    this.#queue.unshift(...again);
    if (how !== 'start' && (this.#deaths += 1) > MAX_DEATHS) this.#giveUp(error, true);
    else if (how !== 'start') await this.#bringUp();
    const reopened = this.#session.isOpen && this.#current ? 1 : 0;
    const told = this.stopped ?? { ...error, values: { ...error.values, reopened } };
    for (const request of waiting) if (!again.includes(request)) request.reject(told);
    return told;
  }
}

/**
 * Whether a request is asked again of the engine after the one that has stopped: once, and no correction that builds on one
 * which was not made.
 *
 * @param {Request} request
 * @param {Request} [culprit]
 */
function isSpared(request, culprit) {
  const isLost = request.isCorrection && culprit?.isCorrection;
  return request !== culprit && !isLost && (request.stops += 1) === 1;
}
