/** How often a look is taken. Milliseconds. */
const TICK = 250;

/** An engine that is waited for and gives no sign at so many looks in a row is dead. */
export const QUIET = 7;

/** Where it is at something that can take long: it beats, but not while many bytes are copied. */
export const LONG_QUIET = 20;

/**
 * Counts the looks at which nothing was heard, while something waits. Not the time: where the page itself is held up, or
 * the machine sleeps, an engine is not to blame.
 */
export class Watch {
  #onquiet;
  #quiet = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /** @param {(looks: number) => void} onquiet called at each look at which nothing was heard since the one before */
  constructor(onquiet) {
    this.#onquiet = onquiet;
  }

  heard() {
    this.#quiet = 0;
  }

  begin() {
    this.#timer ??= setInterval(() => this.#onquiet((this.#quiet += 1)), TICK);
  }

  end() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#quiet = 0;
  }
}
