interface AwakeParts {
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  wakeLock: Pick<WakeLock, 'request'>;
}

/**
 * Keeps the screen on while the page is looked at; gives what ends it. The browser takes the lock back
 * by itself when the page is hidden, so it is asked for again when the page is back. A browser may
 * refuse, to save its battery, say: the screen goes dark as it always has then.
 */
export function keepAwake({ page, wakeLock }: AwakeParts): () => void {
  let isOver = false;
  let lock: WakeLockSentinel | null = null;
  const release = () => {
    void lock?.release().catch(() => undefined);
    lock = null;
  };
  const take = async () => {
    if (page.visibilityState !== 'visible') {
      release();
      return;
    }
    const taken = await wakeLock.request('screen');
    // The answer may come when the ticket is left already, or beside another one.
    release();
    lock = taken;
    if (isOver || page.visibilityState !== 'visible') release();
  };
  const follow = () => void take().catch(() => undefined);
  page.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    isOver = true;
    page.removeEventListener('visibilitychange', follow);
    release();
  };
}
