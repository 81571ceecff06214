/**
 * The number below which such a share of all lies; NaN where there are none.
 *
 * @param {number[]} numbers
 * @param {number} share from 0 to 1
 */
export const quantile = (numbers, share) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN;
