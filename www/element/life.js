/** @import { EngineClient } from '../types.js' */
import { assets } from '../engine/assets.js';
import { createEngine } from '../engine/client.js';
import { ReaderStore } from './store.js';

/** What lives as long as a reader stands in a document: the engine, and what is open in it. */
export class Life {
  /** @type {EngineClient} */
  engine = createEngine(assets);
  store = new ReaderStore(this.engine, (error) => this.report(error));
  /** @type {Promise<void> | null} */
  #words = null;
  /** What is being opened; a newer opening ends it. */
  #opening = new AbortController();
  /** Is told what fails without being waited for. @type {(error: unknown) => void} */
  report = () => {};

  constructor() {
    this.engine.onlostwords = (error) => {
      // A fresh engine may have them again with the next text.
      if (error.code === 'engine-stopped') this.#words = null;
      this.store.loseWords();
      this.report(error);
    };
  }

  /** Loads what cuts words when first asked for. @returns {Promise<void>} */
  get words() {
    if (!this.#words) {
      this.#words = this.#loadWords();
      this.#words.catch((error) => this.report(error));
    }
    return this.#words;
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

  stopOpening() {
    this.#opening.abort();
  }

  end() {
    this.stopOpening();
    this.engine.dispose();
  }
}
