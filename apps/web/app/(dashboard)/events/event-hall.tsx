'use client';

import type { EventDetails } from '@lastseat/contracts';
import { useBookings } from '@/features/bookings/bookings.store';
import { LiveHall } from '@/features/events/hall/live-hall';

type HallEvent = Pick<EventDetails, 'id' | 'remainingTickets' | 'version' | 'totalTickets'>;

/** The two features meet here: the hall of one, and who has a seat in it of the other. */
export function EventHall({ event }: { event: HallEvent }) {
  const { totalTickets, ...counted } = event;
  const ownerId = useBookings((state) => state.ownerId);
  const isBooked = useBookings(({ confirmed }) => confirmed[event.id] !== undefined);
  const isAsked = useBookings(({ underway }) => underway[event.id] !== undefined);
  const seat = isBooked ? 'booked' : isAsked ? 'asked' : 'none';
  return <LiveHall event={counted} totalTickets={totalTickets} viewer={{ id: ownerId, seat }} />;
}
