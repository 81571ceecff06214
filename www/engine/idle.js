/** @import { Progress } from '../types.js' */
/** @import { Core } from './core.js' */

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
 */
export async function readWordsWhileIdle(core, busy, onprogress) {
  if (!core.cutsWords()) return;
  const say = (/** @type {number} */ done) => onprogress({ stage: 'words', name: '', done, total: 1 });
  let said = core.readWords(0);
  let done = said;
  while (done < 1) {
    await turn();
    if (busy()) return;
    done = core.readWords(SLICE_BYTES);
    if (done >= 1 || done < said + 0.05) continue;
    say(done);
    said = done;
  }
  say(1);
}
