import * as z from 'zod/mini';
import { problemDocumentSchema } from './problem-document.js';

/**
 * The stable words that clients branch on, each with its HTTP status and the sentence that a person
 * may read. The one place where a code gets its status: the API's filter and the clients read it.
 */
export const problems = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  invalid_credentials: { status: 401, title: 'Wrong email or password' },
  challenge_expired: { status: 401, title: 'The log-in took too long, begin it again' },
  invalid_passkey: { status: 401, title: 'This passkey opens no account here, or came too late' },
  session_expired: { status: 401, title: 'The session has ended, sign in again' },
  forbidden: { status: 403, title: 'Not allowed' },
  confirmation_required: { status: 403, title: 'Confirm by your second factor that it is you' },
  second_factor_required: { status: 403, title: 'This organiser asks for a second factor' },
  email_not_verified: { status: 403, title: 'Prove your email address first' },
  guests_not_allowed: { status: 403, title: 'Only people with an account can book this event' },
  foreign_origin: { status: 403, title: 'The request came from another site' },
  route_not_found: { status: 404, title: 'There is nothing here' },
  event_not_found: { status: 404, title: 'Event not found' },
  organiser_not_found: { status: 404, title: 'Organiser not found' },
  member_not_found: { status: 404, title: 'Member not found' },
  invitation_not_found: { status: 404, title: 'This invitation is not open any more' },
  series_not_found: { status: 404, title: 'Series not found' },
  holiday_not_found: { status: 404, title: 'Holiday not found' },
  cover_not_found: { status: 404, title: 'There is no such picture' },
  session_not_found: { status: 404, title: 'This log-in has ended already' },
  factor_not_found: { status: 404, title: 'There is no such second factor' },
  waitlist_entry_not_found: { status: 404, title: 'This person does not wait any more' },
  transfer_not_found: { status: 404, title: 'This ticket is not to be passed on' },
  booking_not_found: { status: 404, title: 'Booking not found' },
  method_not_allowed: { status: 405, title: 'There is something here, but not for this method' },
  email_taken: { status: 409, title: 'An account with this email exists already' },
  too_many_passkeys: { status: 409, title: 'Remove one of your passkeys first' },
  passkey_known: { status: 409, title: 'This passkey is known already' },
  totp_is_on: { status: 409, title: 'An authenticator app is set up already' },
  sold_out: { status: 409, title: 'No tickets available' },
  already_booked: { status: 409, title: 'Already booked' },
  already_waiting: { status: 409, title: 'Already on the waitlist' },
  already_cancelled: { status: 409, title: 'Already cancelled' },
  transfer_pending: { status: 409, title: 'Somebody else is asked already: take it back first' },
  transfer_not_allowed: { status: 409, title: 'Tickets of this event cannot be passed on' },
  slug_taken: { status: 409, title: 'Another organiser has this address already' },
  already_member: { status: 409, title: 'Already a member' },
  last_owner: { status: 409, title: 'The last owner cannot go' },
  event_not_published: { status: 409, title: 'The event is not published yet' },
  already_published: { status: 409, title: 'Already published' },
  capacity_below_sold: { status: 409, title: 'More seats than that are sold' },
  event_has_bookings: { status: 409, title: 'Somebody has booked this event' },
  not_a_draft: { status: 409, title: 'Only a draft can be deleted' },
  already_confirmed: { status: 409, title: 'Already confirmed' },
  guest_limit_reached: {
    status: 409,
    title: 'Too many guests have still to confirm: try again in a few minutes, or sign in',
  },
  category_in_use: {
    status: 409,
    title: 'Events that are still to come are of this category or level',
  },
  bookings_affected: { status: 409, title: 'People have booked what would be moved or cancelled' },
  series_ended: { status: 409, title: 'The series has ended' },
  event_cancelled: { status: 409, title: 'The event was cancelled' },
  request_timeout: { status: 408, title: 'The request did not arrive in time' },
  hold_expired: { status: 410, title: 'The time to confirm is over, and no seat is left' },
  offer_expired: { status: 410, title: 'The offer has run out' },
  transfer_ended: { status: 410, title: 'This ticket is not passed on to you any more' },
  stale_revision: { status: 412, title: 'Somebody else has changed this meanwhile' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  uri_too_long: { status: 414, title: 'The address is too long' },
  unsupported_media_type: { status: 415, title: 'Not in a format that is taken here' },
  event_started: { status: 422, title: 'The event has started' },
  event_in_the_past: { status: 422, title: 'This would begin in the past' },
  unknown_category: {
    status: 422,
    title: 'The organiser has no such category, or it has no such level',
  },
  sale_not_open: { status: 422, title: 'The sale has not begun yet' },
  sale_closed: { status: 422, title: 'The sale has ended' },
  waitlist_closed: { status: 422, title: 'Nobody can join the waitlist now' },
  transfer_closed: { status: 422, title: 'It is too late to pass a ticket on' },
  cancellation_closed: { status: 422, title: 'It is too late to cancel' },
  too_many_seats: { status: 422, title: 'More seats than one person may have' },
  invalid_code: { status: 422, title: 'This code is wrong, or works no more' },
  invalid_token: { status: 422, title: 'This link was used already, or works no more' },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
  },
  revision_required: { status: 428, title: 'Say which revision you have seen (If-Match)' },
  too_many_requests: { status: 429, title: 'Too many attempts, try again later' },
  headers_too_large: { status: 431, title: 'The headers of the request are too large' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  busy: { status: 503, title: 'Too busy right now, try again in a moment' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** With the codes that this version knows; see {@link problemDocumentSchema}. */
export const problemSchema = z.extend(problemDocumentSchema, { code: z.enum(problemCodes) });
export type Problem = z.infer<typeof problemSchema>;
