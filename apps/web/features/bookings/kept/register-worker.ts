let isAsked = false;

/**
 * The worker that answers for the pages of tickets while there is no network. Another release is another
 * address of it, so the browser installs it anew, with the pages of that release.
 */
export function registerWorker(): void {
  if (isAsked || process.env.NODE_ENV !== 'production') return;
  if (!('serviceWorker' in navigator)) return;
  isAsked = true;
  navigator.serviceWorker
    .register(`/sw.js?release=${process.env.RELEASE ?? ''}`, { updateViaCache: 'none' })
    .catch(() => undefined); // Refused, or the network went: the next page asks again.
}

/** Once it is at work. It never resolves where a browser refuses it. */
export function readyWorker(): Promise<ServiceWorkerRegistration> {
  registerWorker();
  return navigator.serviceWorker.ready;
}
