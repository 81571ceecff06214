/** @import { RemoteEngine } from './remote-engine.js' */

/** So many engines live at once in a page, each with a worker and memory of its own. */
const MAX_LIVE = 6;

/** An engine is idle when nothing was asked of it for so long: who has just opened a text looks at it. Milliseconds. */
export const IDLE = 500;

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

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Called also when an engine has become idle: it can be parked a moment later. */
export function makeRoom() {
  clearTimeout(timer);
  while (waiting.length && (live.size < MAX_LIVE || parkOne())) {
    // Parking one may have let another in already.
    if (live.size < MAX_LIVE) startNext();
  }
  if (waiting.length) timer = setTimeout(makeRoom, IDLE);
}

function startNext() {
  const { engine, start } = /** @type {typeof waiting[0]} */ (waiting.shift());
  live.add(engine);
  start();
}

/** @returns {boolean} whether there was one to park */
const parkOne = () => [...live].some((engine) => engine.park());
