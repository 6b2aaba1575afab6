/** Who waits for a seat, what they are offered, and what the organiser sees of the line. */
import * as z from 'zod/mini';
import { bookingSchema, bookingWithEventSchema } from './bookings.js';
import { eventSchema, pageMetaSchema } from './events.js';
import { idSchema, instantSchema } from './ids.js';
import { wholeNumberInQuery, wordsInQuerySchema } from './text.js';

/** Seats. */
const quantitySchema = z.int().check(z.positive());

/** Nothing needs to be said, and so no body. */
export const joinWaitlistSchema = z.optional(
  z.strictObject({
    /** Seats; at most the event's `maxPerPerson`. Who could have fewer is offered these. */
    quantity: z._default(z.int().check(z.minimum(1), z.maximum(100)), 1),
  }),
);
export type JoinWaitlistInput = z.infer<typeof joinWaitlistSchema>;

/** That of the person who asks. */
export const waitSchema = z.object({
  id: idSchema,
  eventId: idSchema,
  quantity: quantitySchema,
  /** 1 is next. */
  position: quantitySchema,
  joinedAt: instantSchema,
});
export type Wait = z.infer<typeof waitSchema>;

/** One of both: a wait, or the booking that somebody got who found enough seats left. */
export const joinAnswerSchema = z.object({
  wait: z.nullable(waitSchema),
  booking: z.nullable(bookingSchema),
});
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;

/** An offer is a booking that is held: it ends at `expiresAt`. */
export const ownWaitlistSchema = z.object({
  waits: z.array(z.extend(waitSchema, { event: eventSchema })),
  offers: z.array(bookingWithEventSchema),
  /** Offers of the last days that ran out, of events that are still ahead: one can join again. */
  missed: z.array(bookingWithEventSchema),
});
export type OwnWaitlist = z.infer<typeof ownWaitlistSchema>;

/**
 * What became of a wait. `offered`: until the offer ends; `booked`, `declined`, `missed`: what came of it.
 * `closed`: the event was cancelled.
 */
export const waitStatuses = [
  ...(['waiting', 'offered', 'booked', 'declined', 'missed'] as const),
  ...(['left', 'removed', 'closed'] as const),
] as const;
export const waitStatusSchema = z.enum(waitStatuses);
export type WaitStatus = z.infer<typeof waitStatusSchema>;

export const waitlistEntrySchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  quantity: quantitySchema,
  status: waitStatusSchema,
  /** 1 is next; null for who does not wait any more. */
  position: z.nullable(quantitySchema),
  joinedAt: instantSchema,
  endedAt: z.nullable(instantSchema),
  /** Of an offer that still stands. */
  offerExpiresAt: z.nullable(instantSchema),
});
export type WaitlistEntry = z.infer<typeof waitlistEntrySchema>;

export const waitlistPageSchema = z.object({
  data: z.array(waitlistEntrySchema),
  meta: pageMetaSchema,
});
export type WaitlistPage = z.infer<typeof waitlistPageSchema>;

export const listWaitlistQuerySchema = z.strictObject({
  page: wholeNumberInQuery(1, 999_999, 1),
  limit: wholeNumberInQuery(1, 200, 50),
  /** Those who wait, in their order; or what became of the others, the newest first. */
  list: z._default(z.enum(['waiting', 'history']), 'waiting'),
  /** Part of a name or e-mail. */
  search: wordsInQuerySchema,
});
export type ListWaitlistQuery = z.infer<typeof listWaitlistQuerySchema>;

/** `/events/:id/waitlist/:entryId`. */
export const waitlistParamsSchema = z.strictObject({ id: idSchema, entryId: idSchema });
export type WaitlistParams = z.infer<typeof waitlistParamsSchema>;

/** With `overCapacity` the event gets as many seats more, where it has too few. */
export const offerSeatSchema = z.optional(
  z.strictObject({ overCapacity: z._default(z.boolean(), false) }),
);
export type OfferSeatInput = z.infer<typeof offerSeatSchema>;
