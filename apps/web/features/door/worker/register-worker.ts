/**
 * The worker that answers for the door while there is no network. Another release is another address of it,
 * so the browser installs it anew, with the page of that release.
 * @returns whether the page would come without a network from now on
 */
export async function prepareOffline(): Promise<boolean> {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return false;
  try {
    const registration = await navigator.serviceWorker.register(
      `/door-sw.js?release=${process.env.RELEASE ?? ''}`,
      { scope: '/door/', updateViaCache: 'none' },
    );
    const newest = registration.installing ?? registration.waiting ?? registration.active;
    if (newest === null || !(await untilActive(newest))) return false;
    return await keepFiles(newest);
  } catch {
    return false; // Refused, or the network went: the next visit tries again.
  }
}

function untilActive(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true);
      else if (worker.state === 'redundant') resolve(false);
      else return;
      worker.removeEventListener('statechange', look);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** What this page has loaded that its markup does not name: parts that came later, and the font. */
function keepFiles(worker: ServiceWorker): Promise<boolean> {
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<{ isKept: boolean }>) => {
      resolve(data.isKept);
      port1.close();
    };
    worker.postMessage({ files }, [port2]);
  });
}
