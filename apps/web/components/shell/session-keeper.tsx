'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { followTabs, refreshWhenRestored, startSession, useSession } from '@/lib/session';
import { isGuardedPath, isSignInPath } from '@/lib/session/page-access';
import { signInPath } from '@/lib/session/safe-return-path';

interface SessionKeeperProps {
  /** Whether the browser sent the cookie of a session with the request for this page. */
  hasSessionCookie: boolean;
}

/** Before everything else in the page, so that its effects are the first to run. */
export function SessionKeeper({ hasSessionCookie }: SessionKeeperProps) {
  useEffect(() => followTabs(), []);
  useEffect(() => refreshWhenRestored(), []);
  useEffect(() => {
    // Only a browser with the cookie is sent a guarded page. Where there is none in the markup, this is
    // the page that was kept for the time without a network, from whatever time that was.
    return startSession(hasSessionCookie || isGuardedPath(location.pathname));
  }, [hasSessionCookie]);
  useFreshPages();
  useGuard();
  return null;
}

/**
 * The router remembers where the server led it: to the sign-in page from the bookings, say. Signing
 * in or out changes that, so it has to forget. Pages that not everybody may see lead away instead.
 */
function useFreshPages(): void {
  const router = useRouter();
  const pathname = usePathname();
  const isPublic = !isGuardedPath(pathname) && !isSignInPath(pathname);
  const status = useSession((session) => session.status);
  const lastStatus = useRef(status);
  useEffect(() => {
    const hasChanged = lastStatus.current !== 'unknown' && lastStatus.current !== status;
    lastStatus.current = status;
    if (hasChanged && isPublic) router.refresh();
  }, [router, isPublic, status]);
}

/** proxy.ts sees a cookie, not what it is worth: the rest of the guard is here. */
function useGuard(): void {
  const router = useRouter();
  const pathname = usePathname();
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  const hasEnded = useSession(({ endReason }) => endReason === 'expired');
  useEffect(() => {
    if (!isSignedOut || !isGuardedPath(pathname)) return;
    router.replace(signInPath(`${pathname}${window.location.search}`, { hasEnded }));
  }, [router, pathname, isSignedOut, hasEnded]);
}
