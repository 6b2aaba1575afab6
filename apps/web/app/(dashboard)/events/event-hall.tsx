'use client';

import { useBookings } from '@/features/bookings/bookings.store';
import { LiveHall } from '@/features/events/hall/live-hall';
import { useLiveCount } from '@/features/events/live/use-live-count';
import type { CountedEvent } from '@/features/events/live/ticket-counts';
import type { Unit } from '@/features/events/unit';

interface EventHallProps {
  event: CountedEvent;
  unit: Unit;
  hasStarted: boolean;
}

/** The two features meet here: the hall of one, and who has a seat in it of the other. */
export function EventHall({ event, unit, hasStarted }: EventHallProps) {
  const ownerId = useBookings((state) => state.ownerId);
  const { totalTickets } = useLiveCount(event);
  const isBooked = useBookings(({ confirmed }) => confirmed[event.id] !== undefined);
  const isAsked = useBookings(({ underway }) => underway[event.id] !== undefined);
  const seat = isBooked ? 'booked' : isAsked ? 'asked' : 'none';
  return (
    <LiveHall
      event={event}
      totalTickets={totalTickets}
      unit={unit}
      viewer={{ id: ownerId, seat }}
      hasStarted={hasStarted}
    />
  );
}
