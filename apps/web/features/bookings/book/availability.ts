import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import type { Unavailable } from '@/features/bookings/bookings.store';

/** What there is to say about a seat at an event to somebody who has none. */
export type Availability = 'open' | 'sold-out' | 'cancelled' | 'started' | 'gone';

interface AvailabilityOptions {
  liveCount: Pick<TicketUpdate, 'remainingTickets' | 'version'>;
  hasStarted: boolean;
  /** How the last attempt was refused. */
  unavailable?: Unavailable | undefined;
}

const availabilities = {
  event_cancelled: 'cancelled',
  event_started: 'started',
  event_not_found: 'gone',
} as const;

export function availabilityOf(
  { status }: Pick<EventDetails, 'status'>,
  { liveCount, hasStarted, unavailable }: AvailabilityOptions,
): Availability {
  if (status === 'cancelled') return 'cancelled';
  if (hasStarted) return 'started';
  if (unavailable && unavailable.reason !== 'sold_out') return availabilities[unavailable.reason];
  if (liveCount.remainingTickets === 0) return 'sold-out';
  // The answer to a booking can overtake the count that says the same.
  if (unavailable && liveCount.version <= unavailable.version) return 'sold-out';
  return 'open';
}
