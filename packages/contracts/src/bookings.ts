import * as z from 'zod';
import { eventSchema } from './events.js';
import { idSchema, instantSchema } from './ids.js';
import { wholeNumberInQuery } from './text.js';

export const bookingStatusSchema = z.enum(['confirmed', 'cancelled']);
export type BookingStatus = z.infer<typeof bookingStatusSchema>;

/** `event`: all bookings of a cancelled event are cancelled. */
export const cancelledBySchema = z.enum(['attendee', 'organiser', 'event']);
export type CancelledBy = z.infer<typeof cancelledBySchema>;

export const bookingSchema = z.object({
  id: idSchema,
  eventId: idSchema,
  status: bookingStatusSchema,
  /** Seats. */
  quantity: z.int().positive(),
  createdAt: instantSchema,
  cancelledAt: instantSchema.nullable(),
  /** Null while it is confirmed, and in bookings that were cancelled before others could. */
  cancelledBy: cancelledBySchema.nullable(),
  /** The organiser's words, where it was cancelled with some. */
  cancelReason: z.string().nullable(),
});
export type Booking = z.infer<typeof bookingSchema>;

export const bookingWithEventSchema = bookingSchema.extend({ event: eventSchema });
export type BookingWithEvent = z.infer<typeof bookingWithEventSchema>;

export const bookSchema = z.strictObject({
  eventId: idSchema,
  /** Seats; at most the event's `maxPerPerson`. */
  quantity: z.int().min(1).max(100).default(1),
});
export type BookInput = z.infer<typeof bookSchema>;

/** The newest first; `before` is the id of the last booking of the page before. */
export const listBookingsQuerySchema = z.strictObject({
  limit: wholeNumberInQuery(1, 200, 100),
  before: idSchema.optional(),
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
  .regex(/^[\x21-\x7e]{1,255}$/, 'Use 1 to 255 visible ASCII characters');
