/**
 * Rows of given heights, one below the other: where each one stands, and which ones a window shows. All in pixels.
 */
export class VirtualRows {
  count = 0;
  /** The upper edge of each row, and last the foot of all; longer than that where there were more rows once. */
  #tops = new Float64Array(1);

  /** Takes other rows. There may be a new set at each key typed, so the memory stays. @param {number} count @param {(index: number) => number} heightOf */
  lay(count, heightOf) {
    if (this.#tops.length <= count) this.#tops = new Float64Array(count + 1);
    const tops = this.#tops;
    for (let index = 0; index < count; index++) tops[index + 1] = tops[index] + heightOf(index);
    this.count = count;
  }

  /** The height of all rows. */
  get height() {
    return this.#tops[this.count];
  }

  /** The upper edge of a row. @param {number} index */
  top(index) {
    return this.#tops[index];
  }

  /** The lower edge of a row. @param {number} index */
  bottom(index) {
    return this.#tops[index + 1];
  }

  /** The row at a height; the last one below the foot. @param {number} y */
  at(y) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.bottom(middle) <= y) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, this.count - 1));
  }

  /**
   * The rows `start <= index < end` that a window touches, and `spare` more on either side.
   *
   * @param {number} top
   * @param {number} height
   * @param {number} spare
   */
  within(top, height, spare) {
    return {
      start: Math.max(0, this.at(top) - spare),
      end: Math.min(this.count, this.at(top + height) + 1 + spare),
    };
  }
}
