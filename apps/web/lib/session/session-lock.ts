const lockName = 'lastseat.session';

/** `hadToWait`: another tab was at it, and may have brought what this one wants. */
export type AloneWork<T> = (hadToWait: boolean) => Promise<T>;

/**
 * Runs what changes the session alone among all tabs. They share one cookie: the answer to a refresh
 * that comes after that of a log-out or a log-in would put the old cookie in place of the new one.
 *
 * Without Web Locks (a page that came over plain HTTP) it runs at once; the API then answers tabs
 * that refresh at the same moment with the same session.
 */
export async function runAlone<T>(work: AloneWork<T>): Promise<T> {
  if (!('locks' in navigator)) return work(false);
  const attempt = await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) =>
    lock ? { result: await work(false) } : null,
  );
  if (attempt) return attempt.result;
  const { result } = await navigator.locks.request(lockName, async () => ({
    result: await work(true),
  }));
  return result;
}
