/** How an event sells, and how all of an organiser's events do. */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';
import { organiserEventStatusSchema } from './organiser-events.js';

const seatsSchema = z.int().check(z.nonnegative());

/** As long as the sale has taken, so long are the steps: there are never more than some hundred. */
export const salesUnits = ['minute', 'hour', 'day', 'week'] as const;
export const salesUnitSchema = z.enum(salesUnits);
export type SalesUnit = z.infer<typeof salesUnitSchema>;

/** Seats of one step; a step in which nothing happened is left out. */
export const salesStepSchema = z.object({
  /** Its beginning, by the clock at the venue. */
  at: instantSchema,
  sold: seatsSchema,
  /** Given back, whenever they were sold. */
  cancelled: seatsSchema,
});
export type SalesStep = z.infer<typeof salesStepSchema>;

/** Seats that were sold in one hour of the week, by the clock at the venue, cancelled ones too. */
export const salesHourSchema = z.object({
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  weekday: z.int().check(z.minimum(1), z.maximum(7)),
  hour: z.int().check(z.minimum(0), z.maximum(23)),
  sold: seatsSchema,
});
export type SalesHour = z.infer<typeof salesHourSchema>;

/** Another event of the same organiser and category, when it was as far from its start as this one is. */
export const similarEventSchema = z.object({
  id: idSchema,
  title: z.string(),
  startsAt: instantSchema,
  totalTickets: z.int().check(z.positive()),
  /** Seats that were taken then. */
  confirmedTickets: seatsSchema,
});

/**
 * Of one event. `confirmedTickets` is what all steps sold together less what they cancelled, and the seats
 * that all hours sold are those that all steps did.
 */
export const eventStatisticsSchema = z.object({
  /** The instant that the numbers are of. */
  at: instantSchema,
  status: organiserEventStatusSchema,
  startsAt: instantSchema,
  /** IANA: whose clock the steps and hours go by. */
  timeZone: z.string(),
  totalTickets: z.int().check(z.positive()),
  remainingTickets: seatsSchema,
  confirmedTickets: seatsSchema,
  /** Seats whose people are in. */
  admittedTickets: seatsSchema,
  /** Seats of cancelled bookings. */
  cancelledTickets: seatsSchema,
  version: z.int().check(z.nonnegative()),
  /** People who have the event's page open. */
  watchers: z.int().check(z.nonnegative()),
  /** The last minutes. */
  rate: z.object({
    minutes: z.int().check(z.positive()),
    sold: seatsSchema,
    cancelled: seatsSchema,
  }),
  sales: z.object({ unit: salesUnitSchema, steps: z.array(salesStepSchema) }),
  hours: z.array(salesHourSchema),
  /** The newest first. */
  similar: z.array(similarEventSchema),
});
export type EventStatistics = z.infer<typeof eventStatisticsSchema>;

/** An event as the home has it. */
export const eventBriefSchema = z.object({
  id: idSchema,
  title: z.string(),
  startsAt: instantSchema,
  timeZone: z.string(),
  status: organiserEventStatusSchema,
  totalTickets: z.int().check(z.positive()),
  remainingTickets: seatsSchema,
  confirmedTickets: seatsSchema,
  version: z.int().check(z.nonnegative()),
});
export type EventBrief = z.infer<typeof eventBriefSchema>;

/**
 * Why an event asks for attention. `cancelling`: it was cancelled, and some of its bookings are still to
 * be. `draft_near`: it is soon, and not published. `nearly_sold_out`. `selling_slowly`: it is soon, and
 * most of it is free.
 */
export const attentionReasons = [
  'cancelling',
  'draft_near',
  'nearly_sold_out',
  'selling_slowly',
] as const;
export const attentionReasonSchema = z.enum(attentionReasons);
export type AttentionReason = z.infer<typeof attentionReasonSchema>;

/** Of an organiser, for the home of the console. */
export const organiserOverviewSchema = z.object({
  /** The next events that take place, the first one first. */
  nextUp: z.array(eventBriefSchema),
  /** The most urgent first; an event is in it once. */
  attention: z.array(z.object({ reason: attentionReasonSchema, event: eventBriefSchema })),
  /** Of all events that are still to start and are not cancelled. */
  upcoming: z.object({
    events: z.int().check(z.nonnegative()),
    totalTickets: seatsSchema,
    confirmedTickets: seatsSchema,
  }),
});
export type OrganiserOverview = z.infer<typeof organiserOverviewSchema>;
