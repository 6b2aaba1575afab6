/** What `book` and `hold` have in common: everything up to the seats themselves. */
import {
  refuse,
  type BookCommand,
  type BookingRecord,
  type HoldCommand,
  type Idempotency,
  type Outcome,
  type Refused,
} from './booking-command.js';
import { askedAgain } from './facts.js';
import { findClosed } from './find-closed.js';
import type { Inventory } from './inventory.js';

type SeatRequest = BookCommand | HoldCommand;

/**
 * @param findLimit why no more seats may be taken in this way, although some are left
 * @returns null: the seats are there, and this user may have them
 */
export function decideSeatRequest(
  command: SeatRequest,
  inventory: Inventory,
  findLimit: () => Refused | null = () => null,
): Outcome | null {
  const earlier = findEarlier(command, inventory);
  if (earlier) return earlier;
  const { event } = inventory;
  const closed = findClosed(inventory);
  if (closed !== null) return refuse(closed);
  const current = inventory.findCurrent(command.userId);
  if (current && !command.isUnproved) return refuse('already_booked');
  if (command.quantity > event.maxPerPerson) return refuse('too_many_seats');
  if (command.quantity > event.remainingTickets) return refuse('sold_out');
  const limited = findLimit();
  if (limited !== null) return limited;
  return current ? answerUnproved(command, current, inventory) : null;
}

/**
 * After everything that a user without a booking can be refused for: the answer is theirs. Whose booking
 * it is gets a mail.
 */
function answerUnproved(
  { kind }: SeatRequest,
  current: BookingRecord,
  inventory: Inventory,
): Outcome {
  inventory.tell(askedAgain(current));
  return { kind: kind === 'hold' ? 'held' : 'booked', booking: current };
}

/**
 * What this very request was answered already: by its booking's id, when the batch is tried again after
 * a COMMIT of unknown fate; by its idempotency key, when the caller sent the request again.
 */
function findEarlier(command: SeatRequest, inventory: Inventory): Outcome | undefined {
  const { bookingId, userId, eventId, idempotency } = command;
  const ownWork = inventory.findBooking(bookingId);
  if (ownWork) return answerAgain(command, ownWork);
  if (idempotency === null) return undefined;
  const sameKey = inventory.findByKey(userId, idempotency.key);
  if (!sameKey) return undefined;
  const isSameRequest = sameKey.eventId === eventId && isMadeBy(sameKey, idempotency);
  return isSameRequest ? answerAgain(command, sameKey) : refuse('idempotency_key_reused');
}

/** Of a hold that has ended unconfirmed it is what it was: nobody is told that they are booked. */
function answerAgain({ kind }: SeatRequest, booking: BookingRecord): Outcome {
  const { status } = booking;
  const isHeld = status === 'held' || (status === 'cancelled' && kind === 'hold');
  return { kind: isHeld ? 'held' : 'booked', booking };
}

/** Of a booking that is older than fingerprints nobody can tell. */
function isMadeBy({ requestFingerprint }: BookingRecord, { fingerprint }: Idempotency): boolean {
  return requestFingerprint === null || requestFingerprint === fingerprint;
}
