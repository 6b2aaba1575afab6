'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { useSession } from '@/lib/session';

/**
 * Shows what `toast(…)` of react-hot-toast says, from anywhere. It comes with the first press of a
 * key or a button, because before that nobody has done anything that a toast could answer; one that
 * is made meanwhile waits for it.
 */
export function ToastProvider() {
  const isSignedIn = useSession((session) => session.status === 'signed-in');
  const [Toaster, setToaster] = useState<ComponentType | null>(null);
  const isThere = Toaster !== null;
  useEffect(() => {
    if (isThere) return;
    const load = () => {
      void import('./toaster')
        .then((loaded) => setToaster(() => loaded.Toaster))
        // Without a connection, and no reason to take the page down: the next press tries again.
        .catch(() => undefined);
    };
    if (isSignedIn) load();
    const abort = new AbortController();
    const options = { capture: true, signal: abort.signal };
    window.addEventListener('pointerdown', load, options);
    window.addEventListener('keydown', load, options);
    return () => abort.abort();
  }, [isThere, isSignedIn]);
  return Toaster && <Toaster />;
}
