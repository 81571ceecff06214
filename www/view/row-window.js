/** @import { DrawnRow } from './load-rows.js' */

/** Rows held around a target, before and after it. */
const BEFORE = 20;
const AFTER = 40;
/** Rows added when one comes near an end. */
const STEP = 40;
/** Rows held at most. */
const MOST = 240;

/**
 * The rows that stand in the document: a stretch of all the rows there are, which moves and grows with the reader.
 *
 * Changes wait for the engine; a move overtakes whatever still waits.
 */
export class RowWindow {
  /** Consecutive. @type {DrawnRow[]} */
  rows = [];
  #load;
  #rowCount;
  /** Numbers the moves: an answer to an older one comes too late. */
  #move = 0;
  #growing = false;

  /**
   * @param {(start: number, end: number) => Promise<DrawnRow[]>} load gives the rows `start <= row < end`
   * @param {number} rowCount
   */
  constructor(load, rowCount) {
    this.#load = load;
    this.#rowCount = rowCount;
  }

  /** The first row held. */
  get start() {
    return this.rows[0]?.row ?? 0;
  }

  /** The row after the last one held. */
  get end() {
    return this.start + this.rows.length;
  }

  /** Whether there are rows before or after what is held. @param {'before' | 'after'} side */
  hasMore(side) {
    return side === 'before' ? this.start > 0 : this.end < this.#rowCount;
  }

  /**
   * Whether a row is held, with enough around it to be shown anywhere in sight.
   *
   * @param {number} row
   */
  holds(row) {
    const from = Math.max(0, row - BEFORE / 2);
    const to = Math.min(this.#rowCount, row + AFTER / 2);
    return this.start <= from && to <= this.end;
  }

  /**
   * Holds the rows around one.
   *
   * @param {number} row
   * @returns {Promise<boolean>} false when a newer move has overtaken this one, or nothing came
   */
  async moveTo(row) {
    const move = ++this.#move;
    const rows = await this.#load(Math.max(0, row - BEFORE), Math.min(this.#rowCount, row + AFTER));
    if (move !== this.#move || !rows.length) return false;
    this.rows = rows;
    return true;
  }

  /**
   * Adds rows on one side and lets go of those far off on the other.
   *
   * @param {'before' | 'after'} side
   * @returns {Promise<boolean>} false where nothing has changed
   */
  async grow(side) {
    if (this.#growing || !this.hasMore(side)) return false;
    const move = this.#move;
    this.#growing = true;
    const [start, end] =
      side === 'before'
        ? [Math.max(0, this.start - STEP), this.start]
        : [this.end, Math.min(this.#rowCount, this.end + STEP)];
    const added = await this.#load(start, end).finally(() => (this.#growing = false));
    if (move !== this.#move || !added.length) return false;
    this.rows = side === 'before' ? [...added, ...this.rows].slice(0, MOST) : [...this.rows, ...added].slice(-MOST);
    return true;
  }
}
