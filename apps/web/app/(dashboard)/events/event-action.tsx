'use client';

import type { EventDetails } from '@lastseat/contracts';
import { BookButton } from '@/features/bookings/book/book-button';
import { TicketLink } from '@/features/bookings/ticket/ticket-link';
import { useLiveCount } from '@/features/events/live/use-live-count';

interface EventActionProps {
  event: Pick<EventDetails, 'id' | 'title' | 'status' | 'remainingTickets' | 'version'>;
  hasStarted?: boolean;
}

/** The two features meet here: the live count of one, the booking of the other. */
export function EventAction({ event, hasStarted = false }: EventActionProps) {
  const liveCount = useLiveCount(event);
  return <BookButton event={event} liveCount={liveCount} hasStarted={hasStarted} />;
}

/** With the way to the ticket once there is one. */
export function EventPageAction(props: EventActionProps) {
  const { event, hasStarted = false } = props;
  // The page says why there is nothing to book.
  if (event.status === 'cancelled' || hasStarted) return <TicketLink eventId={event.id} />;
  return (
    <div className="grid gap-2">
      <EventAction {...props} />
      <TicketLink eventId={event.id} />
    </div>
  );
}
