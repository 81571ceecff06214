/** @import { ErrorPayload, Methods } from '../types.js' */
import { EngineError } from './error.js';

/** Something asked of the engine until it has its answer. Where an engine ends, it can be asked of another one. */
export class Request {
  isSettled = false;
  /** How often an engine has fallen silent over it. */
  silences = 0;
  /** How often an engine has stopped before its turn came. */
  stops = 0;
  /** @type {(value: any) => void} */
  #resolve = () => {};
  /** @type {(error: EngineError) => void} */
  #reject = () => {};

  /** @param {keyof Methods} method @param {any} input */
  constructor(method, input) {
    this.method = method;
    this.input = input;
    /** @type {Promise<any>} */
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Who no longer waits for it is not to hear of it as an uncaught error.
    this.answer.catch(() => {});
  }

  /** Whether it puts lines right: it is of use only to the text, as it was put right by then, that it was asked of. */
  get isCorrection() {
    return /correct/i.test(this.method);
  }

  /** @param {unknown} result */
  resolve(result) {
    this.isSettled = true;
    this.#resolve(result);
  }

  /** @param {ErrorPayload} error */
  reject(error) {
    this.isSettled = true;
    this.#reject(new EngineError(error));
  }
}
