import type { BookingRecord } from './booking-command.js';
import type { EventState } from './event-state.js';

/** What of an event's holds has run out, by the time of the lock. */
export interface DueHolds {
  /** Those that ended first; perhaps not all, where there are very many. */
  bookings: BookingRecord[];
  /** When the next one ends that is not among them; null when none is left. */
  nextExpiryAt: Date | null;
}

export function mayHaveDueHolds({ nextHoldExpiryAt, lockedAt }: EventState): boolean {
  return nextHoldExpiryAt !== null && nextHoldExpiryAt <= lockedAt;
}
