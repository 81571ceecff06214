/** @import { RemoteEngine } from './remote-engine.js' */

/** So many engines live at once in a page, each with a worker and memory of its own. */
const MAX_LIVE = 6;

/** The engines of the page that live, the one used longest ago first. @type {Set<RemoteEngine>} */
const live = new Set();

/** What waits for room, in order. @type {{ engine: RemoteEngine, start: () => void }[]} */
const waiting = [];

/**
 * Starts an engine as soon as there is room: where as many live as may, the one that has been idle longest is parked.
 *
 * @param {RemoteEngine} engine
 * @param {() => void} start
 */
export function enter(engine, start) {
  waiting.push({ engine, start });
  makeRoom();
}

/** An engine has ended. @param {RemoteEngine} engine */
export function leave(engine) {
  live.delete(engine);
  const place = waiting.findIndex((each) => each.engine === engine);
  if (place >= 0) waiting.splice(place, 1);
  makeRoom();
}

/** An engine has something to do. @param {RemoteEngine} engine */
export function touch(engine) {
  if (live.delete(engine)) live.add(engine);
}

/** Called also when an engine has become idle. */
export function makeRoom() {
  while (waiting.length && (live.size < MAX_LIVE || parkOne())) {
    const { engine, start } = /** @type {typeof waiting[0]} */ (waiting.shift());
    live.add(engine);
    start();
  }
}

/** @returns {boolean} whether there was one to park */
function parkOne() {
  for (const engine of live) if (engine.park()) return live.delete(engine) || true;
  return false;
}
