/** Registers the service worker, once the page has its first outline: it must not take the line from the first visit. */
export async function workOffline() {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('service-worker.js');
  } catch (error) {
    // Refused in a private window or without https: the page works on, only not offline.
    console.info('gangmu: not kept for offline use:', error);
  }
}
