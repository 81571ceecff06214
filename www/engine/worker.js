/** @import { ErrorPayload, Progress, Reply, Request } from '../types.js' */
/** @import { Core } from './core.js' */
/** @import { Program } from './shared.js' */
import { answer } from './answer.js';
import { createCore } from './core.js';
import { superseded, toPayload } from './error.js';
import { readWordsWhileIdle, turn } from './idle.js';

/**
 * The worker: takes numbered requests, answers each with one result or one error. Requests are done in order; of several
 * filters that wait, only the newest is done.
 */

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** How often it says that it lives, while it waits for something. Milliseconds. */
const BEAT = 500;

/** What can take longer than one waits for a sign of a worker. */
const LONG = new Set([
  'open',
  'correct',
  'undoCorrection',
  'setCorrections',
  'setUserWords',
  'suggest',
  'wordCounts',
  'keywords',
  'exportAs',
]);

/** @param {Reply} message */
const reply = (message) => scope.postMessage(message);

const beat = () => reply({ beat: true });
const onprogress = (/** @type {Progress} */ progress) => reply({ progress });
const onlostwords = (/** @type {ErrorPayload} */ lostWords) => reply({ lostWords });

/** @type {(wasm: Program) => void} */
let begin = () => {};
/** @type {Promise<Core>} */
const core = new Promise((resolve) => {
  begin = (wasm) => resolve(createCore(wasm, onprogress, onlostwords, beat));
});

/** @type {Request[]} */
const waiting = [];
let running = false;
let isLoading = true;

beat();
setInterval(() => (running || isLoading) && beat(), BEAT);

core
  .then(
    () => reply({ id: 0, result: 'ready' }),
    (thrown) => reply({ id: 0, error: toPayload(thrown) }),
  )
  .finally(() => (isLoading = false));

// One message says where the wasm is. (Not the worker's own URL: a service worker's answer would lose its hash.)
scope.onmessage = ({ data }) => {
  if ('wasm' in data) return begin(data.wasm);
  waiting.push(data);
  if (!running) void work();
};

async function work() {
  running = true;
  for (let request = await next(); request; request = await next()) {
    if (LONG.has(request.method)) reply({ taken: request.id });
    if (request.method === 'loadWords') void loadWords(request);
    else await answer(core, request, reply);
  }
  running = false;
  await readWordsWhileIdle(await core, () => running, onprogress, onlostwords);
}

/**
 * The next request, after every message that has arrived was taken in.
 *
 * @returns {Promise<Request | undefined>}
 */
async function next() {
  await turn();
  const request = waiting.shift();
  const isStale = request?.method === 'filter' && waiting.some(({ method }) => method === 'filter');
  if (!isStale) return request;
  reply({ id: request.id, error: superseded() });
  return next();
}

/** Nothing waits for words while they are fetched. @param {Request} request */
async function loadWords(request) {
  isLoading = true;
  await answer(core, request, reply);
  isLoading = false;
  if (!running) void work();
}
