import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import { useBookings } from '@/features/bookings/bookings.store';
import { availabilityOf } from './availability';

export interface SeatProps {
  event: Pick<EventDetails, 'id' | 'status'>;
  liveCount: Pick<TicketUpdate, 'remainingTickets' | 'version'>;
  /** As the server saw it: a visitor's clock can be wrong. */
  hasStarted?: boolean;
}

/** Whether the person has a seat at an event, and whether there is one to be had. */
export function useSeat({ event, liveCount, hasStarted = false }: SeatProps) {
  const isConfirmed = useBookings(({ confirmed }) => confirmed[event.id] !== undefined);
  const unavailable = useBookings((state) => state.unavailable[event.id]);
  const availability = availabilityOf(event, { liveCount, hasStarted, unavailable });
  return {
    availability,
    // Whoever holds a seat at an event that was called off has no seat.
    isBooked: isConfirmed && availability !== 'cancelled',
    isOpen: availability === 'open' && !isConfirmed,
  };
}
