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

/** A wasm's memory is counted in pages of so many bytes, and has at most so many pages. */
const PAGE = 1 << 16;
const MOST_PAGES = 1 << 16;
/** In a worker the memory ends with the engine: all that is left can be taken. In the page, other engines go on in it. */
const endsWithEngine = 'WorkerGlobalScope' in globalThis;

/**
 * That a file was too large for this device, where that is what has stopped the engine over it. Takes memory to find out: all
 * that is left in a worker, else no more than the file has.
 *
 * @param {WebAssembly.Memory} memory
 * @param {{ name: string, byteLength: number, times?: number }} file `times` of `memoryTimes`
 */
export function outOfMemory(memory, { name, byteLength, times = USUAL_TIMES }) {
  const taken = memory.buffer.byteLength;
  const wanted = endsWithEngine ? MOST_PAGES : Math.ceil(byteLength / PAGE);
  const left = PAGE * takePages(memory, wanted);
  if (left >= PAGE * wanted || (left > byteLength && taken + left > byteLength * times)) return null;
  const allowed = Math.min(Math.floor((taken + left) / times), byteLength);
  return payload(
    'out-of-memory',
    `${name} has ${byteLength} bytes; this device has memory for about ${allowed}`,
    'close other pages, split the file, or use another device',
    { name, byteLength, allowed },
  );
}

/** Takes what can be had of so many pages, in smaller and smaller steps. @param {WebAssembly.Memory} memory @param {number} wanted */
function takePages(memory, wanted) {
  let had = 0;
  for (let pages = Math.min(wanted, MOST_PAGES / 2); pages > 0 && had < wanted; pages >>= 1) {
    try {
      memory.grow(pages);
      had += pages;
    } catch {
      // So much is not left; half of it may be.
    }
  }
  return had;
}
