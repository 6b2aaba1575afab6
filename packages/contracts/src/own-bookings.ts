/** A socket that belongs to somebody. Apart from the counts: most pages belong to nobody, and load less. */
import * as z from 'zod/mini';
import { bookingSchema, type Booking } from './bookings.js';
import type { Problem } from './problem.js';

/**
 * The access token of the HTTP API, sent after every connect and whenever there is a new one: the
 * socket belongs to the person until the token runs out. Null: nobody is signed in any more.
 */
export const signInSchema = z.strictObject({
  accessToken: z.nullable(z.string().check(z.maxLength(4_096))),
});
export type SignInInput = z.infer<typeof signInSchema>;

/** Whose bookings are told from now on, or the problem with the request. */
export type SignInAnswer = { userId: string | null } | Omit<Problem, 'requestId'>;

/** A booking of one's own that was made or cancelled, here or on another device. */
export const bookingUpdateSchema = bookingSchema;
export type BookingUpdate = Booking;
