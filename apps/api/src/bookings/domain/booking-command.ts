/** The words of the booking core: what is asked for, what is known, what is decided. */
import type { CancelledBy, ProblemCode, TicketUpdate } from '@lastseat/contracts';

export interface BookCommand {
  kind: 'book';
  eventId: string;
  userId: string;
  /** The id that the booking will have: made before the transaction, so that a retry knows it again. */
  bookingId: string;
  /** Seats. */
  quantity: number;
  idempotency: Idempotency | null;
}

/** The caller's own word for a request, and what the request was. */
export interface Idempotency {
  key: string;
  /** See `fingerprint.ts`: the same key with another one is another request. */
  fingerprint: string;
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
  /** Seats. */
  quantity: number;
  idempotencyKey: string | null;
  /** Null beside a key in bookings that are older than fingerprints. */
  requestFingerprint: string | null;
  createdAt: Date;
  cancelledAt: Date | null;
  cancelCommandId: string | null;
  cancelledBy: CancelledBy | null;
  cancelReason: string | null;
}

/** The locked row, as far as a decision needs it. */
export interface EventState {
  id: string;
  status: 'draft' | 'scheduled' | 'cancelled';
  startsAt: Date;
  totalTickets: number;
  remainingTickets: number;
  version: number;
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

/** In the place of an outcome: the command's event is somebody else's at this moment. */
export const NOT_SERVED = { kind: 'not served' } as const;

/** Of one command in one batch. */
export type BatchOutcome = Outcome | typeof NOT_SERVED;

/** A fact that others are told once it is committed. `version` counts the event's changes without a gap. */
export interface CountChanged extends TicketUpdate {
  kind: 'count changed';
}

export type Effect = CountChanged;
