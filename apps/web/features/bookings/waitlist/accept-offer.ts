import type { Booking, ProblemCode } from '@lastseat/contracts';
import { findProblem } from '@/lib/http/api';
import { retryLostAnswers } from '@/lib/http/retry-lost-answers';
import { postAcceptance } from './waitlist-api';

export type AcceptOutcome =
  | { kind: 'taken'; booking: Booking }
  /** The time was over, or it was let go in another window: the seat is somebody else's. */
  | { kind: 'over' }
  | { kind: 'already-booked' }
  | { kind: 'event-over' }
  | { kind: 'signed-out' }
  | { kind: 'failed' };

const outcomes: Partial<Record<ProblemCode, AcceptOutcome>> = {
  offer_expired: { kind: 'over' },
  already_cancelled: { kind: 'over' },
  booking_not_found: { kind: 'over' },
  already_booked: { kind: 'already-booked' },
  event_cancelled: { kind: 'event-over' },
  event_started: { kind: 'event-over' },
  sale_closed: { kind: 'event-over' },
  unauthenticated: { kind: 'signed-out' },
  session_expired: { kind: 'signed-out' },
};

/** An offer that is taken twice is taken once. */
export async function acceptOffer(
  bookingId: string,
  post: typeof postAcceptance = postAcceptance,
): Promise<AcceptOutcome> {
  try {
    const booking = await retryLostAnswers(() => post(bookingId));
    return { kind: 'taken', booking };
  } catch (error) {
    const problem = findProblem(error);
    return (problem && outcomes[problem.code]) ?? { kind: 'failed' };
  }
}
