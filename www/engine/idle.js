/** @import { ErrorPayload, Progress } from '../types.js' */
/** @import { Core } from './core.js' */
import { toPayload } from './error.js';

/** So much text is cut in one go: a few milliseconds, so that a request never waits long. */
const SLICE_BYTES = 1 << 17;

/** Lets every message that has arrived be taken in. @returns {Promise<void>} */
export const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });

/**
 * Cuts the words of everything open, in slices, as long as nothing else is asked. Says how far it is at each twentieth, and
 * each time when it finds that nothing is left: a request for key words may have cut the rest.
 *
 * @param {Core} core
 * @param {() => boolean} busy whether something else is to be done
 * @param {(progress: Progress) => void} onprogress
 * @param {(error: ErrorPayload) => void} onlostwords called where the engine stops over it: no request waits that could fail
 */
export async function readWordsWhileIdle(core, busy, onprogress, onlostwords) {
  try {
    await readWords(core, busy, (done) => onprogress({ stage: 'words', name: '', done, total: 1 }));
  } catch (thrown) {
    onlostwords(toPayload(thrown));
  }
}

/** Those that have said that they begin. @type {WeakSet<Core>} */
const begun = new WeakSet();

/** @param {Core} core @param {() => boolean} busy @param {(done: number) => void} say */
async function readWords(core, busy, say) {
  if (!core.cutsWords()) return;
  let said = core.readWords(0);
  // The engine before this one may have had them all cut.
  if (said < 1 && !begun.has(core)) say(said);
  begun.add(core);
  // What cuts them may stop over any slice.
  for (let done = said; core.cutsWords(); done = core.readWords(SLICE_BYTES)) {
    if (done >= 1) return say(1);
    if (done >= said + 0.05) say((said = done));
    await turn();
    if (busy()) return;
  }
}
