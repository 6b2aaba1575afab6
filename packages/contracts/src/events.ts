import * as z from 'zod/mini';
import { eventStatusSchema } from './event-status.js';
import { idSchema, instantSchema } from './ids.js';
import { organiserNameSchema } from './organiser-name.js';
import { salesTaxSchema } from './sales-tax.js';
import { ticketTypeSchema } from './ticket-types.js';

/**
 * How somebody without an account comes to a place: not at all, held until the link of a mail confirms it,
 * or at once.
 */
export const guestPolicies = ['off', 'confirm', 'immediate'] as const;
export const guestPolicySchema = z.enum(guestPolicies);
export type GuestPolicy = z.infer<typeof guestPolicySchema>;

/** At the venue, as everybody sees to it; or here, and a seat is somebody's once it is paid. */
export const eventPayments = ['venue', 'online'] as const;
export const eventPaymentSchema = z.enum(eventPayments);
export type EventPayment = z.infer<typeof eventPaymentSchema>;

/**
 * How those are served who wait for a seat: not at all, by an offer that they take or let go, or by a booking
 * at once.
 */
export const waitlistModes = ['off', 'offer', 'autobook'] as const;
export const waitlistModeSchema = z.enum(waitlistModes);
export type WaitlistMode = z.infer<typeof waitlistModeSchema>;

/** An event as everyone sees it. `confirmed + held + remainingTickets = totalTickets`, always. */
export const eventSchema = z.object({
  id: idSchema,
  title: z.string(),
  description: z.string(),
  category: z.string(),
  /** Such as "beginners"; null where the category has none. */
  level: z.nullable(z.string()),
  /** Who leads it: a teacher, a guide, a speaker. */
  host: z.nullable(z.string()),
  organiser: organiserNameSchema,
  /** The weekly series that it is one of. */
  seriesId: z.nullable(idSchema),
  startsAt: instantSchema,
  /** Null: nobody said how long it takes. */
  endsAt: z.nullable(instantSchema),
  /** IANA, such as `Europe/Vienna`: the venue's clock is the one that people come by. */
  timeZone: z.string(),
  venue: z.string(),
  /** Where the venue is, as one line for a letter or a map. */
  address: z.nullable(z.string()),
  /** Of the picture that the organiser chose, another one for each; null: one is drawn. */
  coverImageId: z.nullable(idSchema),
  totalTickets: z.int().check(z.positive()),
  remainingTickets: z.int().check(z.nonnegative()),
  /** Grows with every change of `remainingTickets`: of two counts the higher version is the newer. */
  version: z.int().check(z.nonnegative()),
  /** In the currency's smallest unit; 0 is free. */
  priceCents: z.int().check(z.nonnegative()),
  /** ISO 4217, such as `EUR`. */
  currency: z.string().check(z.length(3)),
  /** The most seats that one person may have. */
  maxPerPerson: z.int().check(z.positive()),
  /** Null: the sale is open as soon as the event is there. */
  saleOpensAt: z.nullable(instantSchema),
  /** Null: the sale closes when the event starts. */
  saleClosesAt: z.nullable(instantSchema),
  /** Until when an attendee may cancel. Null: until the event starts. */
  cancelUntil: z.nullable(instantSchema),
  /** Whether an attendee may pass a ticket on. */
  allowsTransfer: z.boolean(),
  /** Until when. Null: until the event starts. */
  transferUntil: z.nullable(instantSchema),
  /** Whether each ticket is to have a name. */
  asksNames: z.boolean(),
  /** How it is paid; one that is free is paid in no way. */
  payment: eventPaymentSchema,
  guestPolicy: guestPolicySchema,
  waitlistMode: waitlistModeSchema,
  /** From then on nobody joins the waitlist. Null: until the sale closes. */
  waitlistClosesAt: z.nullable(instantSchema),
  /** How many are on the waitlist. */
  waitingCount: z.int().check(z.nonnegative()),
  status: eventStatusSchema,
  /** The organiser's words, where it was cancelled with some. */
  cancelReason: z.nullable(z.string()),
  /** Those that everybody sees, in their order; left out where the event is not sold by types. */
  ticketTypes: z.optional(z.array(ticketTypeSchema)),
  /** Left out, or true: a code opens others, or makes seats cheaper. */
  takesCode: z.optional(z.boolean()),
  /** Of what is paid online; left out where the organiser has said nothing of tax. */
  tax: z.optional(salesTaxSchema),
});
/** Named `EventDetails` because the browser has an `Event` of its own. */
export type EventDetails = z.infer<typeof eventSchema>;

export const pageMetaSchema = z.object({
  total: z.int().check(z.nonnegative()),
  page: z.int().check(z.positive()),
  limit: z.int().check(z.positive()),
  totalPages: z.int().check(z.nonnegative()),
});
export type PageMeta = z.infer<typeof pageMetaSchema>;

export const eventPageSchema = z.object({
  data: z.array(eventSchema),
  meta: z.extend(pageMetaSchema, {
    /** False: more than `total` were found, and the pages end with these. Only a search counts to a bound. */
    isTotalExact: z.boolean(),
  }),
});
export type EventPage = z.infer<typeof eventPageSchema>;

/** How many published events are still to start. */
const upcomingSchema = z.int().check(z.positive());

/** A category or a level with at least one event that is still to start. */
const countedNameSchema = z.object({ name: z.string(), upcoming: upcomingSchema });

export const categorySchema = z.extend(countedNameSchema, { levels: z.array(countedNameSchema) });
export type Category = z.infer<typeof categorySchema>;

/** One with at least one event that is still to start. */
export const countedOrganiserSchema = z.extend(organiserNameSchema, { upcoming: upcomingSchema });
export type CountedOrganiser = z.infer<typeof countedOrganiserSchema>;

/** What a list can be narrowed to; of each the ones with the most events come first. */
export const categoryListSchema = z.object({
  data: z.array(categorySchema),
  organisers: z.array(countedOrganiserSchema),
});
export type CategoryList = z.infer<typeof categoryListSchema>;
