/** @import { EngineClient } from '../types.js' */
/** @import { OutlineModel } from '../view/outline-model.js' */
import { assets } from '../engine/assets.js';
import { createEngine } from '../engine/client.js';
import { ReaderStore } from './store.js';

/** How long a reader that stands in no document keeps an engine that has nothing to do. Milliseconds. */
const LINGER = 1000;

/** What a reader lives by: the engine, and what is open in it. While it stands in no document, the engine rests. */
export class Life {
  /** @type {EngineClient} */
  engine = createEngine(assets);
  store = new ReaderStore(this.engine, (error) => this.report(error));
  /** @type {Promise<void> | null} */
  #words = null;
  /** The text over which words were lost: they would be again. @type {OutlineModel | null} */
  #lostOver = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** What is being opened; a newer opening ends it. */
  #opening = new AbortController();
  /** Is told what fails without being waited for. @type {(error: unknown) => void} */
  report = () => {};

  constructor() {
    this.engine.onlostwords = (error) => {
      // A fresh engine may have them again with the next text.
      if (error.code === 'engine-stopped') this.#words = null;
      this.#lostOver = this.store.model;
      this.store.loseWords();
      this.report(error);
    };
  }

  /** Loads what cuts words when first asked for. @returns {Promise<void>} */
  get words() {
    if (!this.#words) {
      const words = this.#loadWords();
      this.#words = words;
      words.catch((error) => {
        // They are asked for again once the reader is back and needs them.
        if (error.code === 'closed' && this.#words === words) this.#words = null;
        this.report(error);
      });
    }
    return this.#words;
  }

  /** Loads them for something that does without until they are there. What keeps them from coming is reported. */
  needWords() {
    if (this.store.model !== this.#lostOver) this.words.catch(() => {});
  }

  async #loadWords() {
    await this.store.loadWords({ wasm: assets.words, dictionary: assets.dictionary });
  }

  /**
   * A signal for a new opening, which ends the one before.
   *
   * @param {AbortSignal} [outer] the caller's own
   */
  nextOpening(outer) {
    this.stopOpening();
    const opening = new AbortController();
    this.#opening = opening;
    if (outer?.aborted) opening.abort();
    outer?.addEventListener('abort', () => opening.abort(), { once: true });
    return opening.signal;
  }

  /** The signal of the newest opening. */
  get opening() {
    return this.#opening.signal;
  }

  /** Ends what is being opened; where a signal is given, only if that is its. @param {AbortSignal | null} [signal] */
  stopOpening(signal = this.opening) {
    if (signal === this.opening) this.#opening.abort();
  }

  /** Ends what runs and what waits. Nothing is answered until it wakes; then what is open comes again. */
  rest() {
    clearTimeout(this.#resting);
    this.stopOpening();
    if (!this.store.wordsLoaded) this.#words = null;
    this.engine.rest();
  }

  wake() {
    this.engine.wake();
  }

  /** Rests once nothing is asked, unless the reader stands in a document by then. @param {() => boolean} isInDocument */
  restWhenIdle(isInDocument) {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      if (isInDocument()) return;
      if (this.engine.isBusy || this.store.opening) this.restWhenIdle(isInDocument);
      else this.rest();
    }, LINGER);
  }
}
