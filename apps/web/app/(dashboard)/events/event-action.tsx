'use client';

import type { ReactNode } from 'react';
import { CardAction } from '@/features/bookings/book/card-action';
import { Purchase } from '@/features/bookings/book/purchase';
import { TicketLink } from '@/features/bookings/ticket/ticket-link';
import { useLiveCount } from '@/features/events/live/use-live-count';
import type { BookableEvent } from './bookable-event';

/** The two features meet here: the live count of one, the booking of the other. */
export function EventAction({ event }: { event: BookableEvent }) {
  const liveCount = useLiveCount(event);
  return <CardAction event={event} liveCount={liveCount} />;
}

interface EventPageActionProps {
  event: BookableEvent;
  hasStarted: boolean;
  /** What booking agrees to, in the server's words: only it knows the reader's dates. */
  terms: ReactNode;
}

export function EventPageAction({ event, hasStarted, terms }: EventPageActionProps) {
  const liveCount = useLiveCount(event);
  // The page says why there is nothing to book.
  if (event.status === 'cancelled' || hasStarted) return <TicketLink eventId={event.id} />;
  return <Purchase event={event} liveCount={liveCount} hasStarted={hasStarted} terms={terms} />;
}
