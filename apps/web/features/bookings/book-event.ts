import type { Booking, ProblemCode } from '@lastseat/contracts';
import { findProblem } from '../../lib/api';
import { postBooking } from './bookings-api';
import { isLostAnswer, retryLostAnswers, type RetryClock } from './retry-lost-answers';

/** Why there is no seat to be had: no attempt will change that, until the count has changed. */
export type UnavailableReason =
  'sold_out' | 'event_cancelled' | 'event_started' | 'event_not_found';

export type BookOutcome =
  | { kind: 'booked'; booking: Booking }
  | { kind: 'already-booked' }
  | { kind: 'unavailable'; reason: UnavailableReason }
  | { kind: 'signed-out' }
  | { kind: 'failed'; mayBeBooked: boolean };

const outcomes: Partial<Record<ProblemCode, BookOutcome>> = {
  already_booked: { kind: 'already-booked' },
  sold_out: { kind: 'unavailable', reason: 'sold_out' },
  event_cancelled: { kind: 'unavailable', reason: 'event_cancelled' },
  event_started: { kind: 'unavailable', reason: 'event_started' },
  event_not_found: { kind: 'unavailable', reason: 'event_not_found' },
  unauthenticated: { kind: 'signed-out' },
  session_expired: { kind: 'signed-out' },
};

interface BookParts {
  post: typeof postBooking;
  clock?: RetryClock;
}

/** The key is the same in every attempt, so that a lost answer never becomes a second booking. */
export async function bookEvent(
  eventId: string,
  idempotencyKey: string,
  { post, clock }: BookParts = { post: postBooking },
): Promise<BookOutcome> {
  try {
    const booking = await retryLostAnswers(() => post(eventId, idempotencyKey), clock);
    // The key's booking as it is now: made by an attempt whose answer was lost, cancelled since.
    if (booking.status === 'cancelled') return { kind: 'failed', mayBeBooked: false };
    return { kind: 'booked', booking };
  } catch (error) {
    const problem = findProblem(error);
    const outcome = problem && outcomes[problem.code];
    return outcome ?? { kind: 'failed', mayBeBooked: isLostAnswer(error) };
  }
}
