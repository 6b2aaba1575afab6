'use client';

import type { User } from '@lastseat/contracts';
import { useEffect } from 'react';
import { loadModule } from '@/lib/http/load-module';
import { useSession } from '@/lib/session';
import { isSignInPath } from '@/lib/session/page-access';

/** Greets who has just registered, on the page that registering leads to. */
export function Welcome() {
  const user = useSession((session) => session.user);
  useEffect(() => {
    // The page of the form is about to be left: the greeting would go with it.
    if (user === null || isSignInPath(window.location.pathname)) return;
    greet(user).catch(() => undefined);
  }, [user]);
  return null;
}

/** By the whole name: which part of it people go by nobody can tell from it. */
async function greet({ id, name }: User): Promise<void> {
  const { takeNewcomer } = await loadModule(() => import('@/lib/session/newcomer'));
  if (!takeNewcomer(id)) return;
  const { toast } = await loadModule(() => import('react-hot-toast'));
  toast.success(`Welcome, ${name}`);
}
