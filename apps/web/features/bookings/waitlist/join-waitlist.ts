import type { Booking, ProblemCode, Wait } from '@lastseat/contracts';
import type { UnavailableReason } from '@/features/bookings/book/book-event';
import { findProblem } from '@/lib/http/api';
import { retryLostAnswers } from '@/lib/http/retry-lost-answers';
import { postWait } from './waitlist-api';

export type JoinOutcome =
  | { kind: 'waiting'; wait: Wait }
  /** A seat was free: it is booked, or kept for the person. */
  | { kind: 'served'; booking: Booking }
  | { kind: 'already-waiting' }
  | { kind: 'already-booked' }
  | { kind: 'closed' }
  | { kind: 'unavailable'; reason: UnavailableReason }
  | { kind: 'signed-out' }
  | { kind: 'failed' };

const outcomes: Partial<Record<ProblemCode, JoinOutcome>> = {
  // By another window, or by an attempt whose answer was lost: it is what was wanted.
  already_waiting: { kind: 'already-waiting' },
  already_booked: { kind: 'already-booked' },
  waitlist_closed: { kind: 'closed' },
  sale_not_open: { kind: 'unavailable', reason: 'sale_not_open' },
  sale_closed: { kind: 'unavailable', reason: 'sale_closed' },
  event_cancelled: { kind: 'unavailable', reason: 'event_cancelled' },
  event_started: { kind: 'unavailable', reason: 'event_started' },
  event_not_found: { kind: 'unavailable', reason: 'event_not_found' },
  unauthenticated: { kind: 'signed-out' },
  session_expired: { kind: 'signed-out' },
};

/** Needs no idempotency key: who joins twice waits once. */
export async function joinWaitlist(
  eventId: string,
  quantity: number,
  post: typeof postWait = postWait,
): Promise<JoinOutcome> {
  try {
    const { wait, booking } = await retryLostAnswers(() => post(eventId, quantity));
    if (wait !== null) return { kind: 'waiting', wait };
    return booking === null ? { kind: 'failed' } : { kind: 'served', booking };
  } catch (error) {
    const problem = findProblem(error);
    return (problem && outcomes[problem.code]) ?? { kind: 'failed' };
  }
}
