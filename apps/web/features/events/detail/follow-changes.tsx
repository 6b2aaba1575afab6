'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { CountedEvent } from '@/features/events/live/ticket-counts';
import { useLiveCount } from '@/features/events/live/use-live-count';

/** For so long the server may still show what it has read before. */
const answersKeptMs = 1_500;

/**
 * Reads the page again when its event was cancelled, or has more or fewer seats: what else there is to say
 * about it comes from the server. The count and the button follow by themselves.
 */
export function FollowChanges({ event }: { event: CountedEvent }) {
  const router = useRouter();
  const { status, totalTickets } = useLiveCount(event);
  const isBehind = status !== event.status || totalTickets !== event.totalTickets;
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => {
      router.refresh();
    }, answersKeptMs);
    return () => {
      clearTimeout(timer);
    };
    // Each answer brings another `event`: one that was kept for longer than that is asked for again.
  }, [isBehind, event, router]);
  return null;
}
