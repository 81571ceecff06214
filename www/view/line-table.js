/** The lines of a long string, by number from 0. Splitting half a million lines at once would hold up the page. */
export class LineTable {
  #text;
  /** Where each line starts, and last one past the end. */
  #starts;

  /** @param {string} text lines parted by `\n` @param {number} count how many there are */
  constructor(text, count) {
    this.#text = text;
    this.#starts = new Uint32Array(count + 1);
    for (let line = 0, start = 0; line < count; line++) {
      const end = text.indexOf('\n', start);
      start = (end < 0 ? text.length : end) + 1;
      this.#starts[line + 1] = start;
    }
  }

  /** A line, without its end. @param {number} line */
  at(line) {
    return this.#text.slice(this.#starts[line], this.#starts[line + 1] - 1);
  }
}
