/** Who comes to an event, as its organiser sees it. */
import * as z from 'zod/mini';
import { bookingStatusSchema, cancelledBySchema } from './bookings.js';
import { emailSchema } from './credentials.js';
import { pageMetaSchema } from './events.js';
import { idSchema, instantSchema } from './ids.js';
import {
  longTextSchema,
  personNameSchema,
  wholeNumberInQuery,
  wordsInQuerySchema,
} from './text.js';
import { transferSchema } from './transfer.js';

export const rosterEntrySchema = z.object({
  bookingId: idSchema,
  name: z.string(),
  email: z.string(),
  status: bookingStatusSchema,
  /** Seats. */
  quantity: z.int().check(z.positive()),
  createdAt: instantSchema,
  cancelledAt: z.nullable(instantSchema),
  cancelledBy: z.nullable(cancelledBySchema),
  cancelReason: z.nullable(z.string()),
  /** Seats whose people are in, and when the first of them came. */
  admittedTickets: z.int().check(z.nonnegative()),
  admittedAt: z.nullable(instantSchema),
  /** What members note for each other. */
  note: z.nullable(z.string()),
  /** Who comes with each seat; null: nobody has said. Left out where no seat has a name. */
  names: z.optional(z.array(z.nullable(z.string()))),
  /** The last time that it was to be passed on; null: never. */
  transfer: z.nullable(transferSchema),
  /** Whose ticket it was, where it was passed on to this person. */
  transferredFrom: z.nullable(z.object({ bookingId: idSchema, name: z.string() })),
});
export type RosterEntry = z.infer<typeof rosterEntrySchema>;

export const rosterStatuses = ['all', 'confirmed', 'cancelled'] as const;
export const rosterSortKeys = ['booked', 'name', 'email'] as const;

export const rosterPageSchema = z.object({
  data: z.array(rosterEntrySchema),
  meta: pageMetaSchema,
  /** Bookings by status, whatever is searched for. */
  counts: z.object({
    confirmed: z.int().check(z.nonnegative()),
    cancelled: z.int().check(z.nonnegative()),
  }),
});
export type RosterPage = z.infer<typeof rosterPageSchema>;

export const listRosterQuerySchema = z.strictObject({
  page: wholeNumberInQuery(1, 999_999, 1),
  /** A door list is read to its end: so many at once are few questions. */
  limit: wholeNumberInQuery(1, 500, 50),
  status: z._default(z.enum(rosterStatuses), 'all'),
  /** Part of a name or e-mail, or the beginning of a booking's reference. */
  search: wordsInQuerySchema,
  sortBy: z._default(z.enum(rosterSortKeys), 'booked'),
  sortOrder: z._default(z.enum(['asc', 'desc']), 'desc'),
});
export type ListRosterQuery = z.infer<typeof listRosterQuerySchema>;

/** Of the file: everybody, or those of one status. */
export const exportRosterQuerySchema = z.pick(listRosterQuerySchema, { status: true });
export type ExportRosterQuery = z.infer<typeof exportRosterQuerySchema>;

/** By hand. With `overCapacity` the event gets as many seats more, where it has too few. */
export const addToRosterSchema = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  quantity: z._default(z.int().check(z.minimum(1), z.maximum(100)), 1),
  overCapacity: z._default(z.boolean(), false),
  /** Of which type, where the event is sold by types. */
  ticketTypeId: z.optional(idSchema),
});
export type AddToRosterInput = z.infer<typeof addToRosterSchema>;

/** A cancellation needs no words, and so no body. */
export const cancelRosterEntrySchema = z.optional(
  z.strictObject({ reason: z.optional(longTextSchema(1_000)) }),
);
export type CancelRosterEntryInput = z.infer<typeof cancelRosterEntrySchema>;

/** Empty: the note goes. */
export const rosterNoteSchema = z.strictObject({ text: longTextSchema(1_000) });
export type RosterNoteInput = z.infer<typeof rosterNoteSchema>;

/** `/events/:id/roster/:bookingId`. */
export const rosterParamsSchema = z.strictObject({ id: idSchema, bookingId: idSchema });
export type RosterParams = z.infer<typeof rosterParamsSchema>;
