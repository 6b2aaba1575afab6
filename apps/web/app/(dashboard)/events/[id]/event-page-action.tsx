'use client';

import type { ReactNode } from 'react';
import type { BookableEvent } from '@/app/(dashboard)/events/bookable-event';
import { Purchase } from '@/features/bookings/book/purchase';
import { TicketLink } from '@/features/bookings/ticket/ticket-link';
import { useLiveCount } from '@/features/events/live/use-live-count';

interface EventPageActionProps {
  event: BookableEvent;
  hasStarted: boolean;
  /** What booking agrees to, in the server's words: only it knows the reader's dates. */
  terms: ReactNode;
}

/** As on a card, with more room; in a file of its own, so that the list does not carry it. */
export function EventPageAction({ event, hasStarted, terms }: EventPageActionProps) {
  const liveCount = useLiveCount(event);
  // The page says why there is nothing to book.
  if (liveCount.status === 'cancelled' || hasStarted) return <TicketLink eventId={event.id} />;
  return <Purchase event={event} liveCount={liveCount} hasStarted={hasStarted} terms={terms} />;
}
