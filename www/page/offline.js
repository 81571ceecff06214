/** How often a page that stays open looks for a new version. Milliseconds. */
const LOOK_EVERY = 60 * 60 * 1000;

/**
 * Keeps the page for offline use, and knows whether there is a newer version of it.
 *
 * `waiting`: one has come and waits; `elsewhere`: another tab has brought it in, this one goes on with the former.
 */
export class AppVersion {
  /** @type {'waiting' | 'elsewhere' | null} */
  news = null;
  #changed;
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;
  /** Whether the reader has asked for the new version here. */
  #asked = false;

  /** @param {() => void} changed called when there is news */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Registers the service worker, once the page has its first outline: it must not take the line from the first visit. */
  async keep() {
    if (!('serviceWorker' in navigator)) return;
    try {
      this.#follow(await navigator.serviceWorker.register('service-worker.js'));
    } catch (error) {
      // Refused in a private window or without https: the page works on, only not offline.
      console.info('gangmu: not kept for offline use:', error);
    }
  }

  /** Brings the new version in, which loads the page anew. */
  take() {
    this.#asked = true;
    if (this.news === 'elsewhere') location.reload();
    else this.#registration?.waiting?.postMessage('take-over');
  }

  /** Says no more of it; it comes in once no tab uses the former version. */
  later() {
    this.#tell(null);
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    this.#registration = registration;
    const { serviceWorker } = navigator;
    serviceWorker.controller?.postMessage('started');
    // The first of all has no former version.
    const updates = Boolean(serviceWorker.controller);
    if (updates) serviceWorker.addEventListener('controllerchange', () => this.#onTakeover());
    this.#watch(registration.waiting);
    registration.addEventListener('updatefound', () => this.#watch(registration.installing));
    setInterval(() => registration.update().catch(() => {}), LOOK_EVERY);
  }

  /** @param {ServiceWorker | null} worker of another version */
  #watch(worker) {
    const look = () => worker?.state === 'installed' && navigator.serviceWorker.controller && this.#tell('waiting');
    worker?.addEventListener('statechange', look);
    look();
  }

  #onTakeover() {
    if (this.#asked) location.reload();
    else this.#tell('elsewhere');
  }

  /** @param {AppVersion['news']} news */
  #tell(news) {
    this.news = news;
    this.#changed();
  }
}
