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

/**
 * With a reader and a text on screen: the longest time between two messages the page sends itself while words load, and
 * how long that takes. Milliseconds.
 */
export async function longestBlock() {
  await import('/define.js');
  const reader = /** @type {any} */ (document.createElement('gangmu-reader'));
  Object.assign(reader.style, { display: 'block', height: '600px' });
  document.body.append(reader);
  const text = await (await fetch('/data/text.txt')).text();
  await reader.open(text.slice(0, 20_000), { name: 'text.txt' });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const start = performance.now();
  let last = start;
  let longest = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  await reader.words;
  const loading = performance.now() - start;
  await frame();
  await frame();
  port1.close();
  return { longest, loading };
}

if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) {
  onmessage = async ({ data: peer }) => postMessage(await coldStart(peer));
}
