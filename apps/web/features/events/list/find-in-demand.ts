import type { EventDetails } from '@lastseat/contracts';

/** Of events that can still be booked, the one of which the largest part is taken. */
export function findInDemand(events: readonly EventDetails[]): EventDetails | null {
  const open = events.filter(
    ({ status, remainingTickets }) => status === 'scheduled' && remainingTickets > 0,
  );
  const shareLeft = (event: EventDetails) => event.remainingTickets / event.totalTickets;
  return open.toSorted((one, other) => shareLeft(one) - shareLeft(other))[0] ?? null;
}
