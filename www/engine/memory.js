import { payload } from './error.js';

/** The memory that opening a text takes, in bytes of the text: less than five were measured, one is to spare. */
const TIMES = 6;

/**
 * That a file was too large for this device, where that is what has stopped the engine over it. Takes all memory that is
 * left to find out: the engine is of no more use.
 *
 * @param {WebAssembly.Memory} memory
 * @param {string} name
 * @param {number} byteLength of the file
 */
export function outOfMemory(memory, name, byteLength) {
  const taken = memory.buffer.byteLength;
  const left = takeAll(memory);
  if (left > byteLength && taken + left > byteLength * TIMES) return null;
  const allowed = Math.min(Math.floor((taken + left) / TIMES), byteLength);
  return payload(
    'out-of-memory',
    `${name} has ${byteLength} bytes; this device has memory for about ${allowed}`,
    'close other pages, split the file, or use another device',
    { name, byteLength, allowed },
  );
}

/** Takes what can be taken, in smaller and smaller steps. @param {WebAssembly.Memory} memory @returns {number} bytes */
function takeAll(memory) {
  const before = memory.buffer.byteLength;
  for (let pages = 1 << 15; pages > 0; pages >>= 1) {
    try {
      memory.grow(pages);
    } catch {
      // So much is not left; half of it may be.
    }
  }
  return memory.buffer.byteLength - before;
}
