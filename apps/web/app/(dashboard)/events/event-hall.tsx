'use client';

import type { EventDetails } from '@lastseat/contracts';
import { useBookings } from '@/features/bookings/bookings.store';
import { LiveHall } from '@/features/events/hall/live-hall';
import { unitOf } from '@/features/events/unit';

type HallEvent = Pick<
  EventDetails,
  'id' | 'category' | 'remainingTickets' | 'version' | 'totalTickets'
>;

/** The two features meet here: the hall of one, and who has a seat in it of the other. */
export function EventHall({ event }: { event: HallEvent }) {
  const { totalTickets, category, ...counted } = event;
  const ownerId = useBookings((state) => state.ownerId);
  const isBooked = useBookings(({ confirmed }) => confirmed[event.id] !== undefined);
  const isAsked = useBookings(({ underway }) => underway[event.id] !== undefined);
  const seat = isBooked ? 'booked' : isAsked ? 'asked' : 'none';
  return (
    <LiveHall
      event={counted}
      totalTickets={totalTickets}
      unit={unitOf(category)}
      viewer={{ id: ownerId, seat }}
    />
  );
}
