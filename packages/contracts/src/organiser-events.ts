/** Events as their organiser sees and edits them. */
import * as z from 'zod/mini';
import { categoryNameSchema, levelNameSchema } from './categories.js';
import {
  eventPaymentSchema,
  eventSchema,
  guestPolicySchema,
  pageMetaSchema,
  waitlistModeSchema,
} from './events.js';
import { idSchema, instantSchema } from './ids.js';
import { eventPeriods } from './list-events.js';
import type { FieldError } from './problem-document.js';
import { lineSchema, longTextSchema, wholeNumberInQuery, wordsInQuerySchema } from './text.js';
import { timeZoneSchema } from './time-zones.js';

/** The most seats of one event. */
export const maxTickets = 1_000_000;

/** A draft is seen by the organiser's members only. */
export const organiserEventStatusSchema = z.enum(['draft', 'scheduled', 'cancelled']);
export type OrganiserEventStatus = z.infer<typeof organiserEventStatusSchema>;

/** `confirmedTickets + heldTickets + remainingTickets = totalTickets`, always. */
export const organiserEventSchema = z.extend(eventSchema, {
  organiserId: idSchema,
  status: organiserEventStatusSchema,
  /** Grows with every edit. An edit names the one that it has seen, in `If-Match`. */
  revision: z.int().check(z.nonnegative()),
  /** Seats of confirmed bookings. */
  confirmedTickets: z.int().check(z.nonnegative()),
  /** Seats of bookings that have still to be confirmed. */
  heldTickets: z.int().check(z.nonnegative()),
  /** Which of its series it is: the day and the number of the slot; no number for an extra date. */
  seriesDate: z.nullable(z.string()),
  seriesSlot: z.nullable(z.int()),
  /** Somebody changed it by hand: an edit of the series leaves it alone. */
  isSeriesChanged: z.boolean(),
  /** Nobody is served from the waitlist meanwhile. */
  isWaitlistPaused: z.boolean(),
  /** How long an offer of the waitlist stands. */
  offerMinutes: z.int(),
  createdAt: instantSchema,
  /** Of a cancelled event: when the last of its bookings was cancelled; null while that is under way. */
  bookingsCancelledAt: z.nullable(instantSchema),
});
export type OrganiserEvent = z.infer<typeof organiserEventSchema>;

export const organiserEventPageSchema = z.object({
  data: z.array(organiserEventSchema),
  meta: pageMetaSchema,
});
export type OrganiserEventPage = z.infer<typeof organiserEventPageSchema>;

export const listOrganiserEventsQuerySchema = z.strictObject({
  page: wholeNumberInQuery(1, 999_999, 1),
  limit: wholeNumberInQuery(1, 100, 20),
  search: wordsInQuerySchema,
  status: z._default(z.enum(['all', 'draft', 'scheduled', 'cancelled']), 'all'),
  period: z._default(z.enum(eventPeriods), 'all'),
});
export type ListOrganiserEventsQuery = z.infer<typeof listOrganiserEventsQuerySchema>;

export const eventFields = {
  title: lineSchema(3, 200),
  description: longTextSchema(5_000),
  category: categoryNameSchema,
  level: z.nullable(levelNameSchema),
  host: z.nullable(lineSchema(2, 200)),
  startsAt: instantSchema,
  endsAt: z.nullable(instantSchema),
  timeZone: timeZoneSchema,
  venue: lineSchema(2, 200),
  address: z.nullable(lineSchema(2, 300)),
  totalTickets: z.int().check(z.minimum(1, 'Use at least 1 seat'), z.maximum(maxTickets)),
  /** In the currency's smallest unit; 0 is free. */
  priceCents: z.int().check(z.minimum(0), z.maximum(99_999_999)),
  /** ISO 4217. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'Use three capital letters, such as EUR')),
  maxPerPerson: z.int().check(z.minimum(1), z.maximum(100)),
  /** Null: as soon as the event is published. */
  saleOpensAt: z.nullable(instantSchema),
  /** Null: when the event starts. */
  saleClosesAt: z.nullable(instantSchema),
  /** Until when an attendee may cancel. Null: until the event starts. */
  cancelUntil: z.nullable(instantSchema),
  /** Whether an attendee may pass a ticket on. */
  allowsTransfer: z.boolean(),
  /** Until when. Null: until the event starts. */
  transferUntil: z.nullable(instantSchema),
  /** Whether each ticket is to have a name: of what is paid online before it is paid. */
  asksNames: z.boolean(),
  payment: eventPaymentSchema,
  guestPolicy: guestPolicySchema,
  waitlistMode: waitlistModeSchema,
  /** Nobody is served meanwhile: what is freed goes on sale to everybody. */
  isWaitlistPaused: z.boolean(),
  /** A week at most. */
  offerMinutes: z.int().check(z.minimum(1), z.maximum(10_080)),
  /** From then on nobody joins the waitlist and nobody is served. Null: until the sale closes. */
  waitlistClosesAt: z.nullable(instantSchema),
};

/**
 * What does not fit together of an event's times: by the field that would have to change.
 * Where only some are changed, ask with those that stay.
 */
export function findTimeErrors(times: {
  startsAt: Date;
  endsAt: Date | null;
  saleOpensAt: Date | null;
  saleClosesAt: Date | null;
  cancelUntil: Date | null;
  transferUntil: Date | null;
  waitlistClosesAt: Date | null;
}): FieldError[] {
  const { startsAt, endsAt, saleOpensAt, saleClosesAt } = times;
  const { cancelUntil, transferUntil, waitlistClosesAt } = times;
  const errors: FieldError[] = [];
  if (endsAt !== null && endsAt <= startsAt) {
    errors.push({ path: ['endsAt'], message: 'Must be after the start' });
  }
  if (saleOpensAt !== null && saleOpensAt >= startsAt) {
    errors.push({ path: ['saleOpensAt'], message: 'Must be before the start' });
  }
  if (saleClosesAt !== null && saleOpensAt !== null && saleClosesAt <= saleOpensAt) {
    errors.push({ path: ['saleClosesAt'], message: 'Must be after the sale opens' });
  }
  const ends = { saleClosesAt, cancelUntil, transferUntil, waitlistClosesAt };
  for (const [field, time] of Object.entries(ends)) {
    if (time !== null && time > startsAt) {
      errors.push({ path: [field], message: 'Must not be after the start' });
    }
  }
  return errors;
}

/** Always a draft at first. */
export const createEventSchema = z.strictObject({
  ...eventFields,
  description: z._default(eventFields.description, ''),
  level: z._default(eventFields.level, null),
  host: z._default(eventFields.host, null),
  endsAt: z._default(eventFields.endsAt, null),
  address: z._default(eventFields.address, null),
  priceCents: z._default(eventFields.priceCents, 0),
  currency: z._default(eventFields.currency, 'EUR'),
  maxPerPerson: z._default(eventFields.maxPerPerson, 1),
  saleOpensAt: z._default(eventFields.saleOpensAt, null),
  saleClosesAt: z._default(eventFields.saleClosesAt, null),
  cancelUntil: z._default(eventFields.cancelUntil, null),
  allowsTransfer: z._default(eventFields.allowsTransfer, true),
  transferUntil: z._default(eventFields.transferUntil, null),
  asksNames: z._default(eventFields.asksNames, false),
  payment: z._default(eventFields.payment, 'venue'),
  guestPolicy: z._default(eventFields.guestPolicy, 'confirm'),
  waitlistMode: z._default(eventFields.waitlistMode, 'offer'),
  isWaitlistPaused: z._default(eventFields.isWaitlistPaused, false),
  offerMinutes: z._default(eventFields.offerMinutes, 120),
  waitlistClosesAt: z._default(eventFields.waitlistClosesAt, null),
});
export type CreateEventInput = z.infer<typeof createEventSchema>;

/** What is left out stays as it is. */
export const changeEventSchema = z.partial(z.strictObject(eventFields));
export type ChangeEventInput = z.infer<typeof changeEventSchema>;

export const cancelEventSchema = z.strictObject({ reason: longTextSchema(1_000) });
export type CancelEventInput = z.infer<typeof cancelEventSchema>;

/** The revision that an edit has seen: `If-Match: "7"`. */
export const ifMatchHeader = 'if-match';
export const ifMatchSchema = z
  .string()
  .check(z.regex(/^"(?:0|[1-9]\d{0,8})"$/, 'Use "7" for revision 7'));
