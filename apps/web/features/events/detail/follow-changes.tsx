'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { CountedEvent } from '@/features/events/live/ticket-counts';
import { useLiveCount } from '@/features/events/live/use-live-count';

/** For so long the server may still show what it has read before. */
const answersKeptMs = 1_500;

/** Between two tries at the most: many pages ask at once, and a copy of the database may be far behind. */
const longestMs = 60_000;

/**
 * Reads the page again when its event was cancelled, or has more or fewer seats, until it says so: what else
 * there is to say about it comes from the server. The count and the button follow by themselves.
 */
export function FollowChanges({ event }: { event: CountedEvent }) {
  const router = useRouter();
  const tries = useRef(0);
  const { status, totalTickets } = useLiveCount(event);
  const isBehind = status !== event.status || totalTickets !== event.totalTickets;
  useEffect(() => {
    if (!isBehind) {
      tries.current = 0;
      return;
    }
    const waitMs = Math.min(answersKeptMs * 2 ** tries.current, longestMs);
    const timer = setTimeout(() => {
      tries.current += 1;
      router.refresh();
    }, waitMs);
    return () => {
      clearTimeout(timer);
    };
    // Each answer brings another `event`, one that is still behind too.
  }, [isBehind, event, router]);
  return null;
}
