import * as z from 'zod/mini';
import { emailSchema } from './credentials.js';
import { eventSchema } from './events.js';
import { idSchema, instantSchema, linkTokenSchema } from './ids.js';
import { personNameSchema, wholeNumberInQuery } from './text.js';
import { transferSchema } from './transfer.js';

/** `held`: the seats are nobody else's until `expiresAt`, and free again then unless it is confirmed. */
export const bookingStatusSchema = z.enum(['held', 'confirmed', 'cancelled']);
export type BookingStatus = z.infer<typeof bookingStatusSchema>;

/**
 * `event`: all bookings of a cancelled event are cancelled. `expiry`: nobody confirmed it in time. `transfer`: it
 * was passed on, and another booking has its seats.
 */
export const cancelledBySchema = z.enum(['attendee', 'organiser', 'event', 'expiry', 'transfer']);
export type CancelledBy = z.infer<typeof cancelledBySchema>;

/** `refund`: an organiser sends the money of seats back, and nobody sits in these. */
export const quantityChangedBySchema = z.enum(['attendee', 'refund']);
export type QuantityChangedBy = z.infer<typeof quantityChangedBySchema>;

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
  /** Left out where the event is not sold by types. */
  ticketTypeId: z.optional(idSchema),
});
export type Booking = z.infer<typeof bookingSchema>;

export const bookingWithEventSchema = z.extend(bookingSchema, { event: eventSchema });
export type BookingWithEvent = z.infer<typeof bookingWithEventSchema>;

/** What its seats are of. */
export const bookedTypeSchema = z.object({
  name: z.string(),
  /** Of a seat, in the smallest unit of the event's currency. */
  priceCents: z.int().check(z.nonnegative()),
});
export type BookedType = z.infer<typeof bookedTypeSchema>;

/** As whoever has it sees it. */
export const ownBookingSchema = z.extend(bookingWithEventSchema, {
  /** The last time that it was to be passed on; null: never. */
  transfer: z.nullable(transferSchema),
  /** Left out where the event is not sold by types. */
  ticketType: z.optional(bookedTypeSchema),
});
export type OwnBooking = z.infer<typeof ownBookingSchema>;

/** Who comes without an account. */
export const guestSchema = z.strictObject({
  email: emailSchema,
  name: z.optional(personNameSchema),
});
export type Guest = z.infer<typeof guestSchema>;

export const bookSchema = z.strictObject({
  eventId: idSchema,
  /** Seats; at most the event's `maxPerPerson`. */
  quantity: z._default(z.int().check(z.minimum(1), z.maximum(100)), 1),
  /** Of which type, where the event is sold by types. */
  ticketTypeId: z.optional(idSchema),
  /** Of whoever asks without a token. */
  guest: z.optional(guestSchema),
});
export type BookInput = z.infer<typeof bookSchema>;

/** Of a booking that is there. With no seat at all it is cancelled, by DELETE. */
export const changeBookingSchema = z.strictObject({
  /** Seats that it has then; at most the event's `maxPerPerson`. */
  quantity: z.int().check(z.minimum(1, 'Cancel the booking to give all back'), z.maximum(100)),
});
export type ChangeBookingInput = z.infer<typeof changeBookingSchema>;

/**
 * What a guest is told: the same whether the address has an account, and whether it had a place already.
 * `held`: the link of the mail confirms it. Everything else is in that mail.
 */
export const guestBookingSchema = z.object({
  eventId: idSchema,
  status: z.enum(['held', 'confirmed']),
  /** Seats. */
  quantity: z.int().check(z.positive()),
});
export type GuestBooking = z.infer<typeof guestBookingSchema>;

/** To an account its booking, to a guest what everybody may know. */
export const bookAnswerSchema = z.union([bookingSchema, guestBookingSchema]);

/** From the request to the end of the hold, in minutes. */
export const guestConfirmMinutes = 30;

/** The newest first; `before` is the id of the last booking of the page before. */
export const listBookingsQuerySchema = z.strictObject({
  limit: wholeNumberInQuery(1, 200, 100),
  before: z.optional(idSchema),
});
export type ListBookingsQuery = z.infer<typeof listBookingsQuerySchema>;

export const bookingListSchema = z.array(ownBookingSchema);

/**
 * The header by which a request can be sent again without booking twice: any text of the caller's,
 * unique per user (a UUID does well). See draft-ietf-httpapi-idempotency-key-header.
 */
export const idempotencyKeyHeader = 'idempotency-key';
export const idempotencyKeySchema = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{1,255}$/, 'Use 1 to 255 visible ASCII characters'));

/** `/manage/:token`: a guest's place, for whoever has the link of the mail. */
export const manageParamsSchema = z.strictObject({ token: linkTokenSchema });
export type ManageParams = z.infer<typeof manageParamsSchema>;

/** Of which type, where the link opens bookings of several. Without it: the newest. */
export const manageQuerySchema = z.strictObject({ ticketTypeId: z.optional(idSchema) });
export type ManageQuery = z.infer<typeof manageQuerySchema>;

/** What the same link opens beside a booking. */
export const managedSiblingSchema = z.object({
  ticketTypeId: idSchema,
  ticketType: bookedTypeSchema,
  /** Seats. */
  quantity: z.int().check(z.positive()),
});

/** The place as it is now: the newest booking that this person has of the event, or of one type of it. */
export const managedBookingSchema = z.extend(ownBookingSchema, {
  /** What is held or confirmed of other types. */
  others: z.array(managedSiblingSchema),
  /** As the guest wrote it. */
  guestName: z.string(),
});
export type ManagedBooking = z.infer<typeof managedBookingSchema>;
