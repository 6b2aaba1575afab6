/** The words of the booking core: what is asked for, what is known, what is decided. */
import type { ProblemCode } from '@lastseat/contracts';

export interface BookCommand {
  kind: 'book';
  eventId: string;
  userId: string;
  /** The id that the booking will have: made before the transaction, so that a retry knows it again. */
  bookingId: string;
  idempotencyKey: string | null;
}

export interface CancelCommand {
  kind: 'cancel';
  eventId: string;
  userId: string;
  bookingId: string;
  /** Written into the row that it cancels, so that a retry knows its own work from a stranger's. */
  commandId: string;
}

export type BookingCommand = BookCommand | CancelCommand;

export interface BookingRecord {
  id: string;
  userId: string;
  eventId: string;
  status: 'confirmed' | 'cancelled';
  idempotencyKey: string | null;
  createdAt: Date;
  cancelledAt: Date | null;
  cancelCommandId: string | null;
}

/** The locked row, as far as a decision needs it. */
export interface EventState {
  id: string;
  status: 'scheduled' | 'cancelled';
  startsAt: Date;
  remainingTickets: number;
}

/** Why a command was refused: always one of the contract's codes. */
export type Refusal = Extract<
  ProblemCode,
  | 'event_not_found'
  | 'event_cancelled'
  | 'event_started'
  | 'sold_out'
  | 'already_booked'
  | 'idempotency_key_reused'
  | 'booking_not_found'
  | 'already_cancelled'
  | 'unauthenticated'
  | 'busy'
>;

/** The answer to one command. A refusal is a value: one bad command cannot fail its batch. */
export type Outcome =
  | { kind: 'booked'; booking: BookingRecord }
  | { kind: 'cancelled'; booking: BookingRecord }
  | { kind: 'refused'; code: Refusal };

export function refuse(code: Refusal): Outcome {
  return { kind: 'refused', code };
}
