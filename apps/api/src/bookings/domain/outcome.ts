/** What becomes of a command, and what others are told of a batch. */
import type { Problem, ProblemCode, TicketUpdate } from '@lastseat/contracts';
import type { BookingRecord } from './booking-command.js';
import type { WaitlistEntry } from './waitlist-line.js';

/** Why a command was refused: always one of the contract's codes. */
export type Refusal = Extract<
  ProblemCode,
  | 'event_not_found'
  | 'event_not_published'
  | 'event_cancelled'
  | 'event_started'
  | 'event_in_the_past'
  | 'sale_not_open'
  | 'sale_closed'
  | 'sold_out'
  | 'payment_required'
  | 'too_many_seats'
  | 'too_few_seats'
  | 'ticket_type_required'
  | 'ticket_type_not_found'
  | 'ticket_type_not_on_sale'
  | 'too_many_ticket_types'
  | 'event_has_bookings'
  | 'promo_code_not_found'
  | 'promo_code_not_now'
  | 'promo_code_not_for_type'
  | 'promo_code_used_up'
  | 'promo_code_taken'
  | 'promo_code_was_used'
  | 'too_many_promo_codes'
  | 'people_are_waiting'
  | 'already_booked'
  | 'already_published'
  | 'already_confirmed'
  | 'already_cancelled'
  | 'already_admitted'
  | 'already_waiting'
  | 'waitlist_closed'
  | 'waitlist_entry_not_found'
  | 'guest_limit_reached'
  | 'hold_expired'
  | 'idempotency_key_reused'
  | 'booking_not_found'
  | 'booking_not_confirmed'
  | 'cancellation_closed'
  | 'transfer_not_found'
  | 'transfer_not_allowed'
  | 'transfer_closed'
  | 'transfer_ended'
  | 'capacity_below_sold'
  | 'stale_revision'
  | 'invalid_request'
  | 'unauthenticated'
  | 'busy'
>;

/** What a problem document says beside its code. */
export type RefusalDetails = Pick<Problem, 'errors' | 'numbers'>;

export interface Refused {
  kind: 'refused';
  code: Refusal;
  details: RefusalDetails;
}

/** The answer to one command. A refusal is a value: one bad command cannot fail its batch. */
export type Outcome =
  | { kind: 'booked'; booking: BookingRecord }
  | { kind: 'held'; booking: BookingRecord }
  | { kind: 'cancelled'; booking: BookingRecord }
  /** Has the seats that were asked for. */
  | { kind: 'changed'; booking: BookingRecord }
  /** With the booking of who accepted. */
  | { kind: 'transferred'; booking: BookingRecord }
  | { kind: 'edited' }
  /** Nothing of the event is held any more that has run out. */
  | { kind: 'expired' }
  | { kind: 'waiting'; entry: WaitlistEntry }
  /** Waits no more, or never did. */
  | { kind: 'left' }
  | Refused;

export function refuse(code: Refusal, details: RefusalDetails = {}): Refused {
  return { kind: 'refused', code, details };
}

/** In the place of an outcome: the command's event is somebody else's at this moment. */
export const NOT_SERVED = { kind: 'not served' } as const;

/** Of one command in one batch. */
export type BatchOutcome = Outcome | typeof NOT_SERVED;

/** A fact that others are told once it is committed. `version` counts the event's changes without a gap. */
export interface CountChanged extends TicketUpdate {
  kind: 'count changed';
}

/** Somebody got or was offered seats without having asked in this moment: their pages hear of it. */
interface Served {
  kind: 'served';
  booking: BookingRecord;
}

export type Effect = CountChanged | Served;
