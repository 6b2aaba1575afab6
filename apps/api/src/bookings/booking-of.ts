import { ProblemError } from '../common/http/problems/problem.js';
import type { BookingRecord } from './domain/booking-command.js';
import type { Outcome, Refused } from './domain/outcome.js';

/**
 * The booking that a command about seats ended with.
 * @throws ProblemError with the refusal's code
 */
export function bookingOf(outcome: Outcome): BookingRecord {
  if (outcome.kind === 'refused') throw toProblem(outcome);
  if (!('booking' in outcome)) throw new TypeError('The command was not about seats');
  return outcome.booking;
}

/** A refusal as it is answered. */
export function toProblem({ code, details }: Refused): ProblemError {
  return new ProblemError(code, undefined, details);
}
