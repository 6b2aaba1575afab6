import type { AttemptLimitsService, Caller } from '../attempt-limits.service.js';
import { isTotpCode } from './is-totp-code.js';

/**
 * Takes a code if the caller may try one more. A recovery code cannot be guessed, so it counts not against
 * the day: it lets the owner in when somebody has used that up.
 * @throws ProblemError `too_many_requests`, `busy`, and whatever `take` throws
 */
export function limitCode<T>(
  limits: AttemptLimitsService,
  caller: Caller,
  code: string,
  take: () => Promise<T>,
): Promise<T> {
  const takeOneOfDay = isTotpCode(code) ? () => limits.limit('totp', caller, take) : take;
  return limits.limit('second-step', caller, takeOneOfDay);
}
