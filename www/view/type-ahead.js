/** Letters typed within this time belong together. Milliseconds. */
const PAUSE = 700;

/** Finds a row by the first letters of its name, as they are typed. */
export class TypeAhead {
  #typed = '';
  #lastTime = -Infinity;

  /**
   * The next row, round the end, one of whose names starts with what was typed; -1 where none does.
   *
   * @param {string} letter
   * @param {number} from the row one stands on
   * @param {number} count
   * @param {(index: number) => string[]} namesOf
   * @param {number} now milliseconds
   */
  find(letter, from, count, namesOf, now = performance.now()) {
    this.#typed = (now - this.#lastTime < PAUSE ? this.#typed : '') + letter.toLowerCase();
    this.#lastTime = now;
    // The first letter moves on; further ones may stay on the row that they still fit.
    const first = [...this.#typed].length > 1 ? 0 : 1;
    for (let step = first; step < count + first; step++) {
      const index = (from + step) % count;
      if (namesOf(index).some((name) => name.toLowerCase().startsWith(this.#typed))) return index;
    }
    return -1;
  }
}
