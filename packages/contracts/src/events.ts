import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';

export const eventStatusSchema = z.enum(['scheduled', 'cancelled']);
export type EventStatus = z.infer<typeof eventStatusSchema>;

const positive = z.int().check(z.positive());
const notNegative = z.int().check(z.nonnegative());

/** An event as everyone sees it. `confirmed bookings + remainingTickets = totalTickets`, always. */
export const eventSchema = z.object({
  id: idSchema,
  title: z.string(),
  description: z.string(),
  category: z.string(),
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
  totalTickets: positive,
  remainingTickets: notNegative,
  /** Grows with every change of `remainingTickets`: of two counts the higher version is the newer. */
  version: notNegative,
  /** In the currency's smallest unit; 0 is free. */
  priceCents: notNegative,
  /** ISO 4217, such as `EUR`. */
  currency: z.string().check(z.length(3)),
  status: eventStatusSchema,
});
/** Named `EventDetails` because the browser has an `Event` of its own. */
export type EventDetails = z.infer<typeof eventSchema>;

export const pageMetaSchema = z.object({
  total: notNegative,
  /** False: more than `total` were found, and the pages end with these. Only a search counts to a bound. */
  isTotalExact: z.boolean(),
  page: positive,
  limit: positive,
  totalPages: notNegative,
});
export type PageMeta = z.infer<typeof pageMetaSchema>;

export const eventPageSchema = z.object({ data: z.array(eventSchema), meta: pageMetaSchema });
export type EventPage = z.infer<typeof eventPageSchema>;

/** A category with at least one event that is still to start, and how many there are. */
export const categorySchema = z.object({ name: z.string(), upcoming: positive });
export const categoryListSchema = z.object({ data: z.array(categorySchema) });
export type Category = z.infer<typeof categorySchema>;
export type CategoryList = z.infer<typeof categoryListSchema>;
