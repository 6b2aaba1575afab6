import * as z from 'zod/mini';

/**
 * The stable words that clients branch on, each with its HTTP status and the sentence that a person
 * may read. The one place where a code gets its status: the API's filter and the clients read it.
 */
export const problems = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  invalid_credentials: { status: 401, title: 'Wrong email or password' },
  session_expired: { status: 401, title: 'The session has ended, sign in again' },
  forbidden: { status: 403, title: 'Not allowed' },
  foreign_origin: { status: 403, title: 'The request came from another site' },
  route_not_found: { status: 404, title: 'There is nothing here' },
  event_not_found: { status: 404, title: 'Event not found' },
  booking_not_found: { status: 404, title: 'Booking not found' },
  method_not_allowed: { status: 405, title: 'There is something here, but not for this method' },
  email_taken: { status: 409, title: 'An account with this email exists already' },
  sold_out: { status: 409, title: 'No tickets available' },
  already_booked: { status: 409, title: 'Already booked' },
  already_cancelled: { status: 409, title: 'Already cancelled' },
  event_cancelled: { status: 409, title: 'The event was cancelled' },
  request_timeout: { status: 408, title: 'The request did not arrive in time' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  uri_too_long: { status: 414, title: 'The address is too long' },
  unsupported_media_type: { status: 415, title: 'Send JSON (application/json)' },
  event_started: { status: 422, title: 'The event has started' },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
  },
  too_many_requests: { status: 429, title: 'Too many attempts, try again later' },
  headers_too_large: { status: 431, title: 'The headers of the request are too large' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  busy: { status: 503, title: 'Too busy right now, try again in a moment' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** One wrong field: where it is in the body or the query (`['user', 'email']`), and what is wrong. */
export const fieldErrorSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/**
 * An error answer: a problem document by RFC 9457 (`application/problem+json`). `code` is for
 * programs, `title` for people, `detail` says more about this one occurrence.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(problemCodes),
  requestId: z.string(),
  errors: z.optional(z.array(fieldErrorSchema)),
});
export type Problem = z.infer<typeof problemSchema>;
