'use client';

import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useBookings } from '@/features/bookings/bookings.store';
import { availabilityOf, type Availability } from './availability';
import { prepareBooking, useBook } from './use-book';

interface BookButtonProps {
  event: Pick<EventDetails, 'id' | 'title' | 'status'>;
  liveCount: Pick<TicketUpdate, 'remainingTickets' | 'version'>;
  /** As the server saw it: a visitor's clock can be wrong. */
  hasStarted?: boolean;
}

const labels: Record<Availability, string> = {
  open: 'Book now',
  'sold-out': 'Sold out',
  cancelled: 'Cancelled',
  started: 'Has started',
  gone: 'No longer available',
};

export function BookButton({ event, liveCount, hasStarted = false }: BookButtonProps) {
  const { id, title } = event;
  const isConfirmed = useBookings(({ confirmed }) => confirmed[id] !== undefined);
  const underway = useBookings((state) => state.underway[id]);
  const unavailable = useBookings((state) => state.unavailable[id]);
  const [hasStalled, setHasStalled] = useState(false);
  const book = useBook();

  const availability = availabilityOf(event, { liveCount, hasStarted, unavailable });
  // Whoever holds a seat at an event that was called off has no seat.
  const isBooked = isConfirmed && availability !== 'cancelled';
  const isOpen = availability === 'open' && !isConfirmed;
  const isActive = isOpen || underway !== undefined;
  const label = hasStalled && isOpen ? 'No connection, try again' : labels[availability];
  const start = () => {
    if (!isOpen) return;
    setHasStalled(false);
    book({ eventId: id, eventTitle: title, version: liveCount.version }).catch(() => {
      setHasStalled(true);
    });
  };
  return (
    <Button
      variant={isBooked ? 'success' : underway === 'unheard' || !isActive ? 'quiet' : 'primary'}
      // The list of bookings may know of the seat before the answer comes.
      isLoading={underway !== undefined && !isBooked}
      loadingLabel={underway === 'unheard' ? 'We are looking …' : 'Booking…'}
      // Disabled for real, it would lose the focus just when it says "Booked".
      aria-disabled={!isOpen}
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
