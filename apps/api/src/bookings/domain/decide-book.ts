import {
  refuse,
  type BookCommand,
  type BookingRecord,
  type Idempotency,
  type Outcome,
  type Refusal,
} from './booking-command.js';
import type { Inventory } from './inventory.js';
import { bookingConfirmed } from './facts.js';
import { newBooking } from './new-booking.js';

export function decideBook(command: BookCommand, inventory: Inventory): Outcome {
  const earlier = findEarlier(command, inventory);
  if (earlier) return earlier;
  const { event } = inventory;
  const closed = findClosed(inventory);
  if (closed !== null) return refuse(closed);
  if (inventory.isConfirmedFor(command.userId)) return refuse('already_booked');
  if (command.quantity > event.maxPerPerson) return refuse('too_many_seats');
  if (command.quantity > event.remainingTickets) return refuse('sold_out');

  const booking = newBooking(command, inventory.now);
  inventory.confirm(booking);
  inventory.tell(bookingConfirmed(booking));
  return { kind: 'booked', booking };
}

/** Why nobody can book now. To strangers a draft is not there. */
function findClosed({ event, hasStarted, now }: Inventory): Refusal | null {
  if (event.status === 'draft') return 'event_not_found';
  if (event.status === 'cancelled') return 'event_cancelled';
  if (hasStarted) return 'event_started';
  if (event.saleOpensAt !== null && now < event.saleOpensAt) return 'sale_not_open';
  return event.saleClosesAt !== null && now >= event.saleClosesAt ? 'sale_closed' : null;
}

/**
 * What this very request was answered already: by its booking's id, when the batch is tried again after
 * a COMMIT of unknown fate; by its idempotency key, when the caller sent the request again.
 */
function findEarlier(command: BookCommand, inventory: Inventory): Outcome | undefined {
  const { bookingId, userId, eventId, idempotency } = command;
  const ownWork = inventory.findBooking(bookingId);
  if (ownWork) return { kind: 'booked', booking: ownWork };
  if (idempotency === null) return undefined;
  const sameKey = inventory.findByKey(userId, idempotency.key);
  if (!sameKey) return undefined;
  const isSameRequest = sameKey.eventId === eventId && isMadeBy(sameKey, idempotency);
  return isSameRequest ? { kind: 'booked', booking: sameKey } : refuse('idempotency_key_reused');
}

/** Of a booking that is older than fingerprints nobody can tell. */
function isMadeBy({ requestFingerprint }: BookingRecord, { fingerprint }: Idempotency): boolean {
  return requestFingerprint === null || requestFingerprint === fingerprint;
}
