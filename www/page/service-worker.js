/**
 * Offline: the whole page is kept after the first visit: wasm, worker, dictionary and sample too. Each file is checked
 * against its digest, so a deploy that is not whole is refused as a whole, and the version before it goes on.
 *
 * A new version waits until no tab uses the old one, or until a reader asks for it. Then tabs of the old version may still
 * be open: what they may yet fetch stays until the page is started again in the only tab.
 */
import { PrecacheController, PrecacheRoute, cleanupOutdatedCaches } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const kept = new PrecacheController();

kept.addToCacheList(PRECACHE);
cleanupOutdatedCaches();
registerRoute(new PrecacheRoute(kept, { directoryIndex: 'index.html', ignoreURLParametersMatching: [/.*/] }));
registerRoute(({ url }) => url.href.startsWith(scope.registration.scope), ofOlderVersion);

scope.addEventListener('install', (event) => void kept.install(event));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOlderVersions(event, 0)));
scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(scope.skipWaiting());
  if (event.data === 'started') event.waitUntil(forgetOlderVersions(event, 1));
});

/** What a tab of an older version asks for, by a name with a digest in it. @param {{ request: Request }} asked */
async function ofOlderVersion({ request }) {
  const cache = await caches.open(kept.strategy.cacheName);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** @param {ExtendableEvent} event @param {number} tabCount with how many tabs open it may be done */
async function forgetOlderVersions(event, tabCount) {
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length <= tabCount) await kept.activate(event);
}
