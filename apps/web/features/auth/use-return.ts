import { useEffect } from 'react';
import { useSession } from '@/lib/session';

/**
 * Leads on as soon as somebody is signed in, by this form or in another tab; true from then on.
 *
 * By loading the page anew: the router remembers where the server has led it, from the bookings to
 * this very page above all, and there is no way to have it forget that without asking for this page,
 * which is not for people who are signed in.
 * @param returnTo one of our own paths
 */
export function useReturn(returnTo: string): boolean {
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  useEffect(() => {
    if (isSignedIn) window.location.replace(returnTo);
  }, [isSignedIn, returnTo]);
  return isSignedIn;
}
