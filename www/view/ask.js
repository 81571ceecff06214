/** @import { EngineClient, Methods } from '../types.js' */

/**
 * What the engine answers a view; null where it has ended, or been replaced, while the question waited.
 *
 * @template {keyof Methods} M
 * @param {Pick<EngineClient, 'call'> | null} engine
 * @param {M} method
 * @param {Parameters<Methods[M]>[0]} input
 * @returns {Promise<ReturnType<Methods[M]> | null>}
 */
export async function ask(engine, method, input) {
  if (!engine) return null;
  return engine.call(method, input).catch(() => null);
}
