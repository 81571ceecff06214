/** @import { Segmenter } from '#words-glue' */

/**
 * The segmenter as the engine may call it. What it throws, a trap of its wasm, must not pass through the engine's own
 * frames: those would never be left, and every later call would find the engine in use. So the guard catches it, says so
 * once, and has no words from then on.
 */
export class GuardedSegmenter {
  #segmenter;
  #onstop;
  #stopped = false;

  /** @param {Segmenter} segmenter @param {(thrown: unknown) => void} onstop called while the engine is still within its call */
  constructor(segmenter, onstop) {
    this.#segmenter = segmenter;
    this.#onstop = onstop;
  }

  /** @param {string} text @param {boolean} hmm */
  cut(text, hmm) {
    return this.#run((segmenter) => segmenter.cut(text, hmm), new Uint32Array());
  }

  /** @param {Uint8Array} utf8 @param {boolean} hmm */
  wordEnds(utf8, hmm) {
    return this.#run((segmenter) => segmenter.wordEnds(utf8, hmm), new Uint32Array());
  }

  /** @param {string} word */
  share(word) {
    return this.#run((segmenter) => segmenter.share(word), 0);
  }

  /** @param {string} word */
  wordClass(word) {
    return this.#run((segmenter) => segmenter.wordClass(word), 0);
  }

  clearUserWords() {
    this.#run((segmenter) => segmenter.clearUserWords(), undefined);
  }

  /** @param {string} list */
  addUserWords(list) {
    this.#run((segmenter) => segmenter.addUserWords(list), undefined);
  }

  /**
   * @template T
   * @param {(segmenter: Segmenter) => T} ask
   * @param {T} nothing what it gives once it has stopped
   * @returns {T}
   */
  #run(ask, nothing) {
    if (this.#stopped) return nothing;
    try {
      return ask(this.#segmenter);
    } catch (thrown) {
      this.#stopped = true;
      this.#onstop(thrown);
      return nothing;
    }
  }
}
