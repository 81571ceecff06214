/** @import { Reply, Request } from '../types.js' */
/** @import { Core } from './core.js' */
import { toPayload } from './error.js';

/**
 * Answers a request; what it throws is an answer too.
 *
 * @param {Promise<Core>} core
 * @param {Request} request
 * @param {(reply: Reply) => void} reply
 */
export async function answer(core, { id, method, input }, reply) {
  try {
    const run = /** @type {(input: unknown) => unknown} */ ((await core)[method]);
    reply({ id, result: await run(input) });
  } catch (thrown) {
    reply({ id, error: toPayload(thrown) });
  }
}
