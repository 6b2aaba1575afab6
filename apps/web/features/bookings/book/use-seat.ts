import type { EventDetails } from '@lastseat/contracts';
import { useBookings } from '@/features/bookings/bookings.store';
import { availabilityOf, type SaleEvent, type SeatCount } from './availability';

export interface SeatProps {
  event: Pick<EventDetails, 'id'> & SaleEvent & { takesWaiters: boolean };
  liveCount: SeatCount;
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
    /** There is a line to join. */
    takesWaiters: availability === 'sold-out' && event.takesWaiters && !isConfirmed,
  };
}
