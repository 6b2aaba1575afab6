import * as z from 'zod/mini';
import { eventSchema } from './events.js';
import { idSchema, instantSchema } from './ids.js';
import { wholeNumberInQuery } from './text.js';

/** `held`: the seats are nobody else's until `expiresAt`, and free again then unless it is confirmed. */
export const bookingStatusSchema = z.enum(['held', 'confirmed', 'cancelled']);
export type BookingStatus = z.infer<typeof bookingStatusSchema>;

/** `event`: all bookings of a cancelled event are cancelled. `expiry`: nobody confirmed it in time. */
export const cancelledBySchema = z.enum(['attendee', 'organiser', 'event', 'expiry']);
export type CancelledBy = z.infer<typeof cancelledBySchema>;

export const bookingSchema = z.object({
  id: idSchema,
  eventId: idSchema,
  status: bookingStatusSchema,
  /** Seats. */
  quantity: z.int().check(z.positive()),
  createdAt: instantSchema,
  /** When a hold ends; null for what is not held. */
  expiresAt: z.nullable(instantSchema),
  cancelledAt: z.nullable(instantSchema),
  /** Null before it is cancelled, and in bookings that were cancelled before others could. */
  cancelledBy: z.nullable(cancelledBySchema),
  /** The organiser's words, where it was cancelled with some. */
  cancelReason: z.nullable(z.string()),
});
export type Booking = z.infer<typeof bookingSchema>;

export const bookingWithEventSchema = z.extend(bookingSchema, { event: eventSchema });
export type BookingWithEvent = z.infer<typeof bookingWithEventSchema>;

export const bookSchema = z.strictObject({
  eventId: idSchema,
  /** Seats; at most the event's `maxPerPerson`. */
  quantity: z._default(z.int().check(z.minimum(1), z.maximum(100)), 1),
});
export type BookInput = z.infer<typeof bookSchema>;

/** The newest first; `before` is the id of the last booking of the page before. */
export const listBookingsQuerySchema = z.strictObject({
  limit: wholeNumberInQuery(1, 200, 100),
  before: z.optional(idSchema),
});
export type ListBookingsQuery = z.infer<typeof listBookingsQuerySchema>;

export const bookingListSchema = z.array(bookingWithEventSchema);

/**
 * The header by which a request can be sent again without booking twice: any text of the caller's,
 * unique per user (a UUID does well). See draft-ietf-httpapi-idempotency-key-header.
 */
export const idempotencyKeyHeader = 'idempotency-key';
export const idempotencyKeySchema = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{1,255}$/, 'Use 1 to 255 visible ASCII characters'));
