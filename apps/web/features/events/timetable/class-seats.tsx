'use client';

import { useState } from 'react';
import { describeLeft } from '@/features/events/live/describe-left';
import type { CountedEvent } from '@/features/events/live/ticket-counts';
import { ticketLevel, type TicketLevel } from '@/features/events/live/ticket-level';
import { useLiveCount } from '@/features/events/live/use-live-count';

interface ClassSeatsProps {
  event: CountedEvent;
  /** Why it cannot be booked, in place of the count. */
  closed: string | null;
}

const colors: Record<TicketLevel, string> = {
  plenty: 'text-plenty',
  few: 'text-few',
  last: 'text-last',
  gone: 'text-gone',
};

/** What is left of one class, live, in a word or two. */
export function ClassSeats({ event, closed }: ClassSeatsProps) {
  const { remainingTickets, totalTickets, status } = useLiveCount(event);
  const changes = useChangeCount(remainingTickets);
  const isCounted = status !== 'cancelled' && closed === null;
  const level = isCounted ? ticketLevel(remainingTickets, totalTickets) : 'gone';
  return (
    <span
      // A new key starts the highlight again.
      key={changes}
      className={`inline-block rounded-full bg-surface px-2.5 py-0.5 text-sm font-semibold whitespace-nowrap tabular-nums md:text-xs md:leading-5 ${colors[level]} ${changes > 0 && isCounted ? 'animate-flash' : ''}`}
    >
      {describe(status, closed, remainingTickets)}
    </span>
  );
}

function describe(status: CountedEvent['status'], closed: string | null, remaining: number) {
  if (status === 'cancelled') return 'Cancelled';
  return (
    closed ??
    (remaining === 0 ? 'Full' : describeLeft({ remainingTickets: remaining, waitingCount: 0 }))
  );
}

function useChangeCount(value: number): number {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value === value) return seen.changes;
  setSeen({ value, changes: seen.changes + 1 });
  return seen.changes + 1;
}
