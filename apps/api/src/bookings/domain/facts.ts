/** What the decisions tell others, in the contract's words. */
import type { Fact, FieldChange } from '@lastseat/contracts';
import type { BookingRecord, CancelCommand } from './booking-command.js';

export function bookingConfirmed({ id, userId, quantity }: BookingRecord): Fact {
  return { type: 'booking.confirmed', bookingId: id, userId, quantity };
}

export function bookingCancelled(
  { id, userId, quantity }: BookingRecord,
  { cancelledBy, reason }: CancelCommand,
): Fact {
  return { type: 'booking.cancelled', bookingId: id, userId, quantity, cancelledBy, reason };
}

/** @param changes by field, as "Activity" has them */
export function eventChanged(changes: Record<string, FieldChange>): Fact {
  const changed = Object.entries(changes).map(([field, { before, after }]) => ({
    field,
    before,
    after,
  }));
  return { type: 'event.changed', changed };
}
