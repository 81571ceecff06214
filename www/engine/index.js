/** The engine without a page: what `gangmu/core` exports. */
export { assets } from './assets.js';
export { createEngine } from './client.js';
export { createCore } from './core.js';
export { EngineError } from './error.js';
export { loadSegmenter } from './segmenter.js';
