'use client';

import { useEffect } from 'react';
import { loadModule } from '@/lib/http/load-module';
import { useSession } from '@/lib/session';
import { isSignInPath } from '@/lib/session/page-access';
import { takeNewcomer } from '@/lib/session/newcomer';

/** Greets who has just registered, on the page that registering leads to. */
export function Welcome() {
  const user = useSession((session) => session.user);
  useEffect(() => {
    // The page of the form is about to be left: the greeting would go with it.
    if (user === null || isSignInPath(window.location.pathname)) return;
    if (takeNewcomer(user.id)) greet(user.name).catch(() => undefined);
  }, [user]);
  return null;
}

/** The whole name: which part of it people go by nobody can tell from it. */
async function greet(name: string): Promise<void> {
  const { toast } = await loadModule(() => import('react-hot-toast'));
  toast.success(`Welcome, ${name}`);
}
