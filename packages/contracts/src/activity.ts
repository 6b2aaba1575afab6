/** Who changed what, and when. */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';
import { wholeNumberInQuery } from './text.js';

export const activityActions = [
  'organiser.created',
  'organiser.edited',
  'member.invited',
  'member.joined',
  'member.changed',
  'member.removed',
  'invitation.withdrawn',
  'event.created',
  'event.edited',
  'event.published',
  'event.cancelled',
  'event.deleted',
  'event.cover_changed',
  'series.created',
  'series.edited',
  'series.ended',
  'holiday.added',
  'holiday.removed',
  'categories.defined',
  'ticket_type.added',
  'ticket_type.edited',
  'ticket_type.removed',
  'promo_code.added',
  'promo_code.edited',
  'promo_code.removed',
  'roster.added',
  'roster.cancelled',
  'roster.noted',
  'waitlist.promoted',
  'waitlist.removed',
  'waitlist.offered',
  'door.device_signed_out',
  'invoicing.edited',
  'invoice.issued',
  'invoice.paid',
  'invoice.credited',
  'order.refunded',
] as const;
export const activityActionSchema = z.enum(activityActions);
export type ActivityAction = z.infer<typeof activityActionSchema>;

/** A JSON value of a field before and after; null where there was none. */
export const fieldChangeSchema = z.object({ before: z.unknown(), after: z.unknown() });
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** As it is now: its times are told by its clock, and its prices in its currency. */
const activityEventSchema = z.object({
  id: idSchema,
  /** Empty when the event is gone; what it was called then is among the changes. */
  title: z.string(),
  timeZone: z.nullable(z.string()),
  currency: z.nullable(z.string()),
});

export const activitySchema = z.object({
  id: idSchema,
  /** Null: about the organiser and none of its events. */
  event: z.nullable(activityEventSchema),
  /** The person whom it is about: the member, the attendee. Null: about nobody, or about an address. */
  person: z.nullable(z.object({ id: idSchema, name: z.string() })),
  action: activityActionSchema,
  /** Null: scheduled work. */
  actor: z.nullable(z.object({ id: idSchema, name: z.string() })),
  changes: z.record(z.string(), fieldChangeSchema),
  createdAt: instantSchema,
});
export type Activity = z.infer<typeof activitySchema>;

/** The newest first; `before` is the id of the last of the page before. */
export const listActivityQuerySchema = z.strictObject({
  limit: wholeNumberInQuery(1, 100, 50),
  before: z.optional(idSchema),
});
export type ListActivityQuery = z.infer<typeof listActivityQuerySchema>;

export const activityListSchema = z.object({
  data: z.array(activitySchema),
  /** Whether there is anything older than the last of them. */
  meta: z.object({ hasMore: z.boolean() }),
});
export type ActivityList = z.infer<typeof activityListSchema>;
