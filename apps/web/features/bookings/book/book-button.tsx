'use client';

import type { EventDetails } from '@lastseat/contracts';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useBookings } from '@/features/bookings/bookings.store';
import { bookLabels } from './availability';
import type { BookedEvent } from './booking-intent';
import { prepareBooking, useBook } from './use-book';
import { useSeat, type SeatProps } from './use-seat';

export interface BookButtonProps extends SeatProps {
  event: SeatProps['event'] & Pick<EventDetails, 'title'> & BookedEvent;
  /** The id of what the press agrees to, so that it is read out with the button. */
  termsId?: string;
  /** Seats; one, unless more can be chosen. */
  quantity?: number;
  /** What is wanted of an event that is sold by types; `refusal` stands on the button where it cannot be had. */
  ticket?: { typeId: string | undefined; refusal: string | null } | undefined;
}

export function BookButton(props: BookButtonProps) {
  const { event, liveCount, termsId, quantity = 1, ticket } = props;
  const { id, title } = event;
  const underway = useBookings((state) => state.underway[id]);
  const { availability, isBooked, isOpen: isEventOpen } = useSeat(props);
  const refusal = ticket?.refusal ?? null;
  const isOpen = isEventOpen && refusal === null;
  const [hasStalled, setHasStalled] = useState(false);
  const { book, isLeaving } = useBook();

  const isActive = isOpen || underway !== undefined;
  const told = (isEventOpen && refusal) || bookLabels[availability];
  const label = hasStalled && isOpen ? 'No connection, try again' : told;
  const start = () => {
    if (!isOpen) return;
    setHasStalled(false);
    const wish = { eventId: id, eventTitle: title, quantity, ticketTypeId: ticket?.typeId };
    book({ ...wish, event, version: liveCount.version }).catch(() => {
      setHasStalled(true);
    });
  };
  return (
    <Button
      variant={isBooked ? 'success' : underway === 'unheard' || !isActive ? 'quiet' : 'primary'}
      // The list of bookings may know of the seat before the answer comes.
      isLoading={(underway !== undefined || isLeaving) && !isBooked}
      loadingLabel={underway === 'unheard' ? 'We are looking …' : 'Booking…'}
      // Disabled for real, it would lose the focus just when it says "Booked".
      aria-disabled={!isOpen}
      aria-describedby={isOpen ? termsId : undefined}
      onPointerEnter={prepareBooking}
      onFocus={prepareBooking}
      onClick={start}
    >
      {isBooked && <Check className="size-5" aria-hidden="true" />}
      {isBooked ? 'Booked' : label}
      <span className="sr-only"> {title}</span>
    </Button>
  );
}
