/**
 * Offline: the whole page is kept after the first visit: wasm, worker, dictionary and sample too. A new version waits
 * until no tab uses the old one, so that the parts of one page are always of one build.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

precacheAndRoute(PRECACHE, { directoryIndex: 'index.html', ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();
