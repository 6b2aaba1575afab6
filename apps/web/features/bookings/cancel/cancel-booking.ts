import type { ProblemCode } from '@lastseat/contracts';
import { deleteBooking } from '@/features/bookings/bookings-api';
import { findProblem } from '@/lib/http/api';
import { retryLostAnswers } from '@/lib/http/retry-lost-answers';

export type CancelOutcome = 'cancelled' | 'too-late' | 'signed-out' | 'failed';

const outcomes: Partial<Record<ProblemCode, CancelOutcome>> = {
  // In another tab, or by an attempt whose answer was lost: either way it is what was wanted.
  already_cancelled: 'cancelled',
  event_started: 'too-late',
  cancellation_closed: 'too-late',
  unauthenticated: 'signed-out',
  session_expired: 'signed-out',
};

/** Needs no idempotency key: a booking cancelled twice is cancelled once. */
export async function cancelBooking(bookingId: string): Promise<CancelOutcome> {
  try {
    await retryLostAnswers(() => deleteBooking(bookingId));
    return 'cancelled';
  } catch (error) {
    const problem = findProblem(error);
    return (problem && outcomes[problem.code]) ?? 'failed';
  }
}
