'use client';

import { useEffect } from 'react';
import { useSession } from '@/lib/session';
import { keptKey } from './kept-key';

/** For the pages on which nothing else is done about bookings. */
export function ForgetTickets() {
  useForgottenTickets();
  return null;
}

/**
 * The session may end on any page, and the tickets go with it at once. To keep them is for those who are
 * signed in, and its code comes later.
 */
export function useForgottenTickets(): void {
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  useEffect(() => {
    if (!isSignedOut) return;
    try {
      localStorage.removeItem(keptKey);
    } catch {
      // A browser that forbids the storage has kept nothing.
    }
  }, [isSignedOut]);
}
