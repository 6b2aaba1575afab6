/** What the decisions tell others, in the contract's words. */
import type { Fact, FactOf, FieldChange, QuantityChangedBy } from '@lastseat/contracts';
import type { BookingRecord, CancelCommand } from './booking-command.js';
import type { WaitlistEntry } from './waitlist-line.js';

export function bookingConfirmed({ id, userId, quantity }: BookingRecord): Fact {
  return { type: 'booking.confirmed', bookingId: id, userId, quantity };
}

/** @param expiresAt when the hold ends */
export function bookingHeld(
  { id, userId, quantity }: BookingRecord,
  expiresAt: Date,
): FactOf<'booking.held'> {
  const ends = { expiresAt: expiresAt.toISOString() };
  return { type: 'booking.held', bookingId: id, userId, quantity, ...ends };
}

/** The same of a checkout: the person is at it, and needs no mail with a link. */
export function heldForPayment(booking: BookingRecord, expiresAt: Date): Fact {
  return { ...bookingHeld(booking, expiresAt), type: 'booking.heldForPayment' };
}

export function holdExpired({ id, userId, quantity }: BookingRecord): Fact {
  return { type: 'booking.holdExpired', bookingId: id, userId, quantity };
}

export function askedAgain({ id, userId }: BookingRecord): Fact {
  return { type: 'booking.askedAgain', bookingId: id, userId };
}

export function bookingCancelled(
  { id, userId, quantity }: BookingRecord,
  { cancelledBy, reason }: Pick<CancelCommand, 'cancelledBy' | 'reason'>,
): Fact {
  return { type: 'booking.cancelled', bookingId: id, userId, quantity, cancelledBy, reason };
}

/** @param before the seats that it had */
export function bookingChanged(
  { id, userId, quantity }: BookingRecord,
  before: number,
  changedBy: QuantityChangedBy,
): Fact {
  return { type: 'booking.changed', bookingId: id, userId, before, after: quantity, changedBy };
}

/** @param taken the one that takes its place */
export function bookingTransferred(
  { id, userId, quantity }: BookingRecord,
  taken: BookingRecord,
): Fact[] {
  const was = { bookingId: id, userId };
  const next = { newBookingId: taken.id, newUserId: taken.userId };
  return [
    { type: 'booking.transferred', ...was, ...next, quantity },
    { type: 'transfer.accepted', ...was },
  ];
}

export function waitlistJoined({ id, userId, quantity }: WaitlistEntry): Fact {
  return { type: 'waitlist.joined', entryId: id, userId, quantity };
}

/** @param how without a seat */
export function waitlistLeft(
  { id, userId }: WaitlistEntry,
  how: 'left' | 'removed' | 'closed',
): Fact {
  return { type: 'waitlist.left', entryId: id, userId, how };
}

export function waitlistPromoted({ id, userId }: WaitlistEntry): Fact {
  return { type: 'waitlist.promoted', entryId: id, userId };
}

/** @param booking the held one that is the offer */
export function waitlistOffered({ id, userId, quantity }: BookingRecord, expiresAt: Date): Fact {
  const ends = { expiresAt: expiresAt.toISOString() };
  return { type: 'waitlist.offered', bookingId: id, userId, quantity, ...ends };
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
