import { z } from 'zod';
import { idSchema, instantSchema } from './ids.js';
import { wholeNumberInQuery, withoutNul, withoutNulPattern } from './text.js';

export const eventStatusSchema = z.enum(['scheduled', 'cancelled']);
export type EventStatus = z.infer<typeof eventStatusSchema>;

/** An event as everyone sees it. `confirmed bookings + remainingTickets = totalTickets`, always. */
export const eventSchema = z.object({
  id: idSchema,
  title: z.string(),
  description: z.string(),
  category: z.string(),
  startsAt: instantSchema,
  /** Null: nobody said how long it takes. */
  endsAt: instantSchema.nullable(),
  /** IANA, such as `Europe/Vienna`: the venue's clock is the one that people come by. */
  timeZone: z.string(),
  venue: z.string(),
  /** Where the venue is, as one line for a letter or a map. */
  address: z.string().nullable(),
  /** Of the picture that the organiser chose, another one for each; null: one is drawn. */
  coverImageId: idSchema.nullable(),
  totalTickets: z.int().positive(),
  remainingTickets: z.int().nonnegative(),
  /** Grows with every change of `remainingTickets`: of two counts the higher version is the newer. */
  version: z.int().nonnegative(),
  /** In the currency's smallest unit; 0 is free. */
  priceCents: z.int().nonnegative(),
  /** ISO 4217, such as `EUR`. */
  currency: z.string().length(3),
  status: eventStatusSchema,
});
/** Named `EventDetails` because the browser has an `Event` of its own. */
export type EventDetails = z.infer<typeof eventSchema>;

export const eventSortKeys = ['date', 'price', 'title'] as const;
export const eventPeriods = ['all', 'upcoming', 'past'] as const;

export const listEventsQuerySchema = z.strictObject({
  page: wholeNumberInQuery(1, 999_999, 1),
  limit: wholeNumberInQuery(1, 50, 10),
  /** Part of the title, description, category or venue, whatever its case. */
  search: z
    .string()
    .max(100, 'Use at most 100 characters')
    .refine(withoutNul, 'Remove the NUL character')
    // A letter with its accent is one character or two, by the keyboard that it came from.
    .normalize('NFC')
    .trim()
    .meta(withoutNulPattern)
    .default(''),
  sortBy: z.enum(eventSortKeys).default('date'),
  sortOrder: z.enum(['asc', 'desc']).default('asc'),
  /** Events that are still to start, those that have started, or both. */
  period: z.enum(eventPeriods).default('all'),
});
export type ListEventsQuery = z.infer<typeof listEventsQuerySchema>;

export const pageMetaSchema = z.object({
  total: z.int().nonnegative(),
  page: z.int().positive(),
  limit: z.int().positive(),
  totalPages: z.int().nonnegative(),
});
export type PageMeta = z.infer<typeof pageMetaSchema>;

export const eventPageSchema = z.object({ data: z.array(eventSchema), meta: pageMetaSchema });
export type EventPage = z.infer<typeof eventPageSchema>;
