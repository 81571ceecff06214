import { payload } from './error.js';

/** The memory that opening a text takes, in bytes: for each of its bytes, and for each of its lines. Both were measured. */
const PER_BYTE = 2.5;
const PER_LINE = 400;
/** Of a long text so many bytes say how long its lines are. */
const SAMPLE = 1 << 20;
/** Of a text that was not read, nobody knows that: lines of about a hundred bytes. */
const USUAL_TIMES = 6;

/** The memory that opening a text takes, as a multiple of its own. @param {Uint8Array} bytes at least one */
export function memoryTimes(bytes) {
  const sample = bytes.subarray(0, SAMPLE);
  const lines = sample.reduce((count, byte) => (byte === 10 ? count + 1 : count), 1);
  return PER_BYTE + (PER_LINE * lines) / sample.length;
}

/**
 * That a file was too large for this device, where that is what has stopped the engine over it. Takes all memory that is
 * left to find out: the engine is of no more use.
 *
 * @param {WebAssembly.Memory} memory
 * @param {{ name: string, byteLength: number, times?: number }} file `times` of `memoryTimes`
 */
export function outOfMemory(memory, { name, byteLength, times = USUAL_TIMES }) {
  const taken = memory.buffer.byteLength;
  const left = takeAll(memory);
  if (left > byteLength && taken + left > byteLength * times) return null;
  const allowed = Math.min(Math.floor((taken + left) / times), byteLength);
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
