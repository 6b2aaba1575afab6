import type { ProblemCode } from '@lastseat/contracts';

/**
 * What every route may end with that wants a role at an organiser: who asks is nobody, may not, or has yet to
 * show their second factor. A stranger's organiser, event or order is not found.
 */
export const memberDenials = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'second_factor_required',
] as const satisfies readonly ProblemCode[];
