/** @import { Passage } from '../types.js' */

/**
 * The number of the passage that a hit stands in, by halving; -1 where that is not known.
 *
 * @param {number} hitNumber
 * @param {number} count passages in all, in the order of the text
 * @param {(number: number) => Promise<Passage | undefined>} passageAt
 */
export async function passageOf(hitNumber, count, passageAt) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const passage = await passageAt(middle);
    if (!passage) return -1;
    if (passage.firstHit + passage.hitCount <= hitNumber) low = middle + 1;
    else high = middle;
  }
  return low < count ? low : -1;
}
