/** Of each route that asks for the password again. */
export const passwordProblems = [
  'invalid_request',
  'unauthenticated',
  'invalid_credentials',
  'confirmation_required',
  'too_many_requests',
  'busy',
] as const;
