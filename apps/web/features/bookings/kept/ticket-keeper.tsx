'use client';

import { useEffect } from 'react';
import { loadModule } from '@/lib/http/load-module';
import { useSession } from '@/lib/session';
import { writeText } from './kept-text';

/**
 * On every page: the session may end on any of them, and the tickets go with it at once. To keep them is
 * for those who are signed in, so the code for that comes later.
 */
export function TicketKeeper() {
  const status = useSession((session) => session.status);
  useEffect(() => {
    if (status === 'signed-out') writeText(null);
    if (status !== 'signed-in') return;
    let isOver = false;
    let end: (() => void) | undefined;
    const begin = async () => {
      const { keepTickets } = await loadModule(() => import('./keep-tickets'));
      if (!isOver) end = keepTickets();
    };
    // Without the code for it what is kept stays as it is, with the time of its check.
    begin().catch(() => undefined);
    return () => {
      isOver = true;
      end?.();
    };
  }, [status]);
  return null;
}
