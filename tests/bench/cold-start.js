/**
 * Runs in the page or as a module worker: how long until the first word is cut.
 *
 * @typedef {{ cut: (text: string) => ArrayLike<unknown>, wasmBytes: () => number }} Cutter
 */
const SENTENCE = '今天天气很好，我们去公园散步。';

/** @type {Record<string, () => Promise<Cutter>>} */
const PEERS = {
  async gangmu() {
    const { assets, loadSegmenter } = await import('/core.js');
    const { segmenter, memory } = await loadSegmenter({ wasm: assets.words, dictionary: assets.dictionary });
    return { cut: (text) => segmenter.cut(text, true), wasmBytes: () => memory.buffer.byteLength };
  },
  async 'jieba-wasm'() {
    const jieba = await import('/peers/jieba-wasm/pkg/web/jieba_rs_wasm.js');
    const { memory } = await jieba.default();
    return { cut: (text) => jieba.cut(text, true), wasmBytes: () => memory.buffer.byteLength };
  },
  async 'jieba-rs 0.11'() {
    const dictionary = fetch('/data/dict.txt').then((response) => response.arrayBuffer());
    const { default: init, Segmenter } = await import('/jieba-rs/jieba_rs_peer.js');
    const { memory } = await init();
    const segmenter = new Segmenter(new Uint8Array(await dictionary));
    return { cut: (text) => segmenter.cut(text), wasmBytes: () => memory.buffer.byteLength };
  },
  async 'Intl.Segmenter'() {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return { cut: (text) => Array.from(segmenter.segment(text), ({ index }) => index), wasmBytes: () => 0 };
  },
};

/** @param {string} peer */
export async function coldStart(peer) {
  const start = performance.now();
  const cutter = await PEERS[peer]();
  const words = cutter.cut(SENTENCE).length;
  return { ms: performance.now() - start, words, wasmBytes: cutter.wasmBytes() };
}

/**
 * MB of UTF-8 a second, line by line and in one call, best of three.
 *
 * @param {string} peer
 * @param {string} text
 */
export async function throughput(peer, text) {
  const cutter = await PEERS[peer]();
  const lines = text.split('\n').filter(Boolean);
  const megabytes = new TextEncoder().encode(text).length / 1e6;
  const speed = (/** @type {() => void} */ cutAll) => {
    let best = Infinity;
    for (let round = 0; round < 3; round += 1) {
      const start = performance.now();
      cutAll();
      best = Math.min(best, performance.now() - start);
    }
    return (megabytes / best) * 1000;
  };
  return {
    lines: speed(() => lines.forEach((line) => cutter.cut(line))),
    wasmBytes: cutter.wasmBytes(),
    whole: speed(() => cutter.cut(text)),
  };
}

if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) {
  onmessage = async ({ data: peer }) => postMessage(await coldStart(peer));
}
