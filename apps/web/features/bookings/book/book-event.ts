import type { Booking, ProblemCode } from '@lastseat/contracts';
import { isAxiosError } from 'axios';
import { findProblem } from '@/lib/http/api';
import { isLostAnswer } from '@/lib/http/retry-lost-answers';

/** Why there is no seat to be had: no attempt will change that, until the count has changed. */
export type UnavailableReason =
  | 'sold_out'
  | 'sale_not_open'
  | 'sale_closed'
  | 'event_cancelled'
  | 'event_started'
  | 'event_not_found';

export type BookOutcome =
  | { kind: 'booked'; booking: Booking }
  | { kind: 'already-booked' }
  | { kind: 'unavailable'; reason: UnavailableReason }
  | { kind: 'signed-out' }
  /** Refused: nothing was booked. */
  | { kind: 'failed' }
  /** There was no answer to the end, so it may be booked. */
  | { kind: 'unheard' }
  /** Whoever asked has signed out meanwhile, or is another person now. */
  | { kind: 'left' };

/** Thrown in place of a request that would be another person's. */
export class AskerLeft extends Error {}

const outcomes: Partial<Record<ProblemCode, BookOutcome>> = {
  already_booked: { kind: 'already-booked' },
  sold_out: { kind: 'unavailable', reason: 'sold_out' },
  sale_not_open: { kind: 'unavailable', reason: 'sale_not_open' },
  sale_closed: { kind: 'unavailable', reason: 'sale_closed' },
  event_cancelled: { kind: 'unavailable', reason: 'event_cancelled' },
  event_started: { kind: 'unavailable', reason: 'event_started' },
  event_not_found: { kind: 'unavailable', reason: 'event_not_found' },
  unauthenticated: { kind: 'signed-out' },
  session_expired: { kind: 'signed-out' },
};

/** What became of a booking; `ask` has one idempotency key, however often it asks. */
export async function bookEvent(ask: () => Promise<Booking>): Promise<BookOutcome> {
  try {
    const booking = await ask();
    // The key's booking as it is now: made by an attempt whose answer was lost, cancelled since.
    return booking.status === 'cancelled' ? { kind: 'failed' } : { kind: 'booked', booking };
  } catch (error) {
    if (error instanceof AskerLeft) return { kind: 'left' };
    const problem = findProblem(error);
    const outcome = problem && outcomes[problem.code];
    // What is no answer of HTTP is one that nobody could read: it may say "booked".
    const isRefusal = isAxiosError(error) && !isLostAnswer(error);
    return outcome ?? { kind: isRefusal ? 'failed' : 'unheard' };
  }
}
