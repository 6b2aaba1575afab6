/** What `book` and `hold` have in common: everything up to the seats themselves. */
import type { BookCommand, BookingRecord, HoldCommand, Idempotency } from './booking-command.js';
import { refuse, type Outcome, type Refusal, type Refused } from './outcome.js';
import { countSeats } from './count-seats.js';
import { askedAgain } from './facts.js';
import { findClosed } from './find-closed.js';
import { findType, isRefused, isTypeOnSale, seatsLeft } from './find-type-closed.js';
import type { Inventory } from './inventory.js';
import type { TicketTypeState } from './ticket-types.js';

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
  const closed = findClosed(inventory);
  if (closed !== null) return refuse(closed);
  const type = findType(command, inventory);
  if (isRefused(type)) return type;
  const current = findPlace(command, inventory);
  if (current && !command.isUnproved) return refuse('already_booked');
  if (type !== null && !isTypeOnSale(type, inventory.now)) return refuse('ticket_type_not_on_sale');
  const wrong = findWrongNumber(command, type, inventory);
  if (wrong !== null) return refuse(wrong);
  if (command.quantity > seatsLeft(inventory, type)) return refuse('sold_out');
  const limited = findLimit();
  if (limited !== null) return limited;
  return current ? answerUnproved(command, current, inventory) : null;
}

/** A guest's link knows one place: who has shown nothing has one booking of the event, of whatever type. */
function findPlace(
  { userId, ticketTypeId, isUnproved }: SeatRequest,
  inventory: Inventory,
): BookingRecord | undefined {
  return isUnproved
    ? inventory.listCurrent(userId)[0]
    : inventory.findCurrent(userId, ticketTypeId);
}

/** The event's limit is that of a person, so it counts all that they have; of a stranger's it tells nothing. */
function findWrongNumber(
  { userId, quantity, isUnproved }: SeatRequest,
  type: TicketTypeState | null,
  inventory: Inventory,
): Refusal | null {
  const has = type === null || isUnproved ? 0 : countSeats(inventory.listCurrent(userId));
  if (has + quantity > inventory.event.maxPerPerson) return 'too_many_seats';
  if (type === null) return null;
  if (type.maxPerPerson !== null && quantity > type.maxPerPerson) return 'too_many_seats';
  return quantity < type.minPerPerson ? 'too_few_seats' : null;
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
