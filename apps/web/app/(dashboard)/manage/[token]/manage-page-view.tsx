'use client';

import { ManagedBooking } from '@/features/bookings/manage/managed-booking';
import { EventCover } from '@/features/events/cover/event-cover';
import type { TicketCoverProps } from '@/features/bookings/ticket/ticket';

/** The two features meet here: the booking of one, the cover of the other. */
export function ManagePageView({ link }: { link: string }) {
  return <ManagedBooking link={link} Cover={Cover} />;
}

function Cover({ event, isVoid }: TicketCoverProps) {
  return <EventCover event={event} size="card" isDimmed={isVoid} />;
}
