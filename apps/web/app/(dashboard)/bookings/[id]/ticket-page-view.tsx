'use client';

import { TicketView } from '@/features/bookings/ticket/ticket-view';
import type { TicketCoverProps } from '@/features/bookings/ticket/ticket';
import { EventCover } from '@/features/events/cover/event-cover';

/** The two features meet here: the ticket of one, the cover of the other. */
export function TicketPageView({ bookingId }: { bookingId: string }) {
  return <TicketView bookingId={bookingId} Cover={TicketCover} />;
}

function TicketCover({ event, isVoid }: TicketCoverProps) {
  return <EventCover event={event} size="card" isDimmed={isVoid} />;
}
