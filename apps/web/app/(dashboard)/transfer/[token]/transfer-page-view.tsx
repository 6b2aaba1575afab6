'use client';

import type { TicketCoverProps } from '@/features/bookings/ticket/ticket';
import { TransferOffer } from '@/features/bookings/transfer/transfer-offer';
import { EventCover } from '@/features/events/cover/event-cover';

/** The two features meet here: the ticket of one, the cover of the other. */
export function TransferPageView({ token }: { token: string }) {
  return <TransferOffer token={token} Cover={Cover} />;
}

function Cover({ event, isVoid }: TicketCoverProps) {
  return <EventCover event={event} size="card" isDimmed={isVoid} />;
}
