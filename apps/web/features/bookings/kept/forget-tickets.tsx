'use client';

import { useEffect } from 'react';
import { useSession } from '@/lib/session';
import { keptKey } from './kept-key';

/**
 * Around every page: the session may end on any of them, and the tickets go with it at once. To keep them
 * is for those who are signed in, and its code comes later.
 */
export function ForgetTickets() {
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  useEffect(() => {
    if (!isSignedOut) return;
    try {
      localStorage.removeItem(keptKey);
    } catch {
      // A browser that forbids the storage has kept nothing.
    }
  }, [isSignedOut]);
  return null;
}
