import {
  refuse,
  type BookCommand,
  type BookingRecord,
  type Idempotency,
  type Outcome,
} from './booking-command.js';
import type { Inventory } from './inventory.js';

export function decideBook(command: BookCommand, inventory: Inventory): Outcome {
  const earlier = findEarlier(command, inventory);
  if (earlier) return earlier;
  const { event, hasStarted, remainingTickets } = inventory;
  if (event.status === 'draft') return refuse('event_not_found');
  if (event.status === 'cancelled') return refuse('event_cancelled');
  if (hasStarted) return refuse('event_started');
  if (inventory.isConfirmedFor(command.userId)) return refuse('already_booked');
  if (remainingTickets < command.quantity) return refuse('sold_out');

  const booking = toBooking(command, inventory.now);
  inventory.confirm(booking);
  return { kind: 'booked', booking };
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

function toBooking(command: BookCommand, now: Date): BookingRecord {
  return {
    id: command.bookingId,
    userId: command.userId,
    eventId: command.eventId,
    status: 'confirmed',
    quantity: command.quantity,
    idempotencyKey: command.idempotency?.key ?? null,
    requestFingerprint: command.idempotency?.fingerprint ?? null,
    createdAt: now,
    cancelledAt: null,
    cancelCommandId: null,
    cancelledBy: null,
    cancelReason: null,
  };
}
