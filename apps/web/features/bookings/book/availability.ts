import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import type { SaleState } from '@/lib/format/sale-state';
import type { Unavailable } from '@/features/bookings/bookings.store';

/** What there is to say about a seat at an event to somebody who has none. */
export type Availability =
  | 'open'
  | 'sold-out'
  | 'not-yet'
  | 'closed'
  | 'cancelled'
  | 'started'
  | 'gone';

/** What stands on the button. */
export const bookLabels: Record<Availability, string> = {
  open: 'Book now',
  'sold-out': 'Sold out',
  'not-yet': 'Not on sale yet',
  closed: 'Sale has ended',
  cancelled: 'Cancelled',
  started: 'Has started',
  gone: 'No longer available',
};

export type SeatCount = Pick<TicketUpdate, 'remainingTickets' | 'status' | 'version'>;

/** `sale` is as the server saw it: a visitor's clock can be wrong. */
export type SaleEvent = Pick<EventDetails, 'status'> & { sale: SaleState };

interface AvailabilityOptions {
  liveCount: SeatCount;
  hasStarted: boolean;
  /** How the last attempt was refused. */
  unavailable?: Unavailable | undefined;
}

const availabilities = {
  event_cancelled: 'cancelled',
  event_started: 'started',
  event_not_found: 'gone',
  sale_not_open: 'not-yet',
  sale_closed: 'closed',
} as const;

export function availabilityOf(
  { status, sale }: SaleEvent,
  { liveCount, hasStarted, unavailable }: AvailabilityOptions,
): Availability {
  if (status === 'cancelled' || liveCount.status === 'cancelled') return 'cancelled';
  if (hasStarted) return 'started';
  if (sale !== 'open') return sale;
  if (unavailable && unavailable.reason !== 'sold_out') return availabilities[unavailable.reason];
  if (liveCount.remainingTickets === 0) return 'sold-out';
  // The answer to a booking can overtake the count that says the same.
  if (unavailable && liveCount.version <= unavailable.version) return 'sold-out';
  return 'open';
}
