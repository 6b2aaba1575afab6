/** What the list of events can be asked for. */
import * as z from 'zod/mini';
import { daySchema } from './dates.js';
import { optionalNumberInQuery, wholeNumberInQuery, wordsInQuerySchema } from './text.js';

export const eventSortKeys = ['date', 'price', 'title', 'relevance'] as const;
export const eventPeriods = ['all', 'upcoming', 'past'] as const;
export const eventDays = ['today', 'weekend', 'month'] as const;

const MAX_PRICE_CENTS = 999_999_999;

export const listEventsQuerySchema = z.strictObject({
  page: wholeNumberInQuery(1, 999_999, 1),
  limit: wholeNumberInQuery(1, 50, 10),
  /**
   * Words in any order, of the title, description, category, venue, address, weekday and month; `free` is
   * one too. Case and accents do not matter, and a word that is nowhere is taken for one spelt similarly.
   */
  search: wordsInQuerySchema,
  /** Words of the venue or its address. */
  place: wordsInQuerySchema,
  /** The whole name, as `GET /api/categories` has it. Case does not matter, as for the level. */
  category: wordsInQuerySchema,
  /** As the organiser wrote it. */
  level: wordsInQuerySchema,
  /** The slug of one organiser. */
  organiser: wordsInQuerySchema,
  /** The first and the last day, on the clock of each venue: `2027-03-15`. */
  from: z.optional(daySchema),
  to: z.optional(daySchema),
  /** Today, the coming Saturday and Sunday, or the rest of this month; on the clock of each venue. */
  when: z.optional(z.enum(eventDays)),
  /** In the smallest unit of the event's own currency; at most 0 is free. */
  minPriceCents: optionalNumberInQuery(0, MAX_PRICE_CENTS),
  maxPriceCents: optionalNumberInQuery(0, MAX_PRICE_CENTS),
  /** Only those of which a seat is left. */
  available: z._default(z.enum(['true', 'false']), 'false'),
  /** What fits the search best comes first, unless an order is chosen; without a search the soonest. */
  sortBy: z.optional(z.enum(eventSortKeys)),
  /** Of the date, the price or the title. By relevance the best is always first. */
  sortOrder: z._default(z.enum(['asc', 'desc']), 'asc'),
  /** Events that are still to start, those that have started, or both. */
  period: z._default(z.enum(eventPeriods), 'all'),
});
export type ListEventsQuery = z.infer<typeof listEventsQuerySchema>;
