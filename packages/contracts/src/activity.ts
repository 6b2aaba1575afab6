/** Who changed what, and when. */
import * as z from 'zod';
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
  'roster.added',
  'roster.cancelled',
  'roster.noted',
] as const;
export const activityActionSchema = z.enum(activityActions);
export type ActivityAction = z.infer<typeof activityActionSchema>;

/** A JSON value of a field before and after; null where there was none. */
export const fieldChangeSchema = z.object({ before: z.unknown(), after: z.unknown() });
export type FieldChange = z.infer<typeof fieldChangeSchema>;

export const activitySchema = z.object({
  id: idSchema,
  /** Null: about the organiser and none of its events. */
  event: z.object({ id: idSchema, title: z.string() }).nullable(),
  /** The person whom it is about: the member, the attendee. Null: about nobody, or about an address. */
  person: z.object({ id: idSchema, name: z.string() }).nullable(),
  action: activityActionSchema,
  /** Null: scheduled work. */
  actor: z.object({ id: idSchema, name: z.string() }).nullable(),
  changes: z.record(z.string(), fieldChangeSchema),
  createdAt: instantSchema,
});
export type Activity = z.infer<typeof activitySchema>;

/** The newest first; `before` is the id of the last of the page before. */
export const listActivityQuerySchema = z.strictObject({
  limit: wholeNumberInQuery(1, 100, 50),
  before: idSchema.optional(),
});
export type ListActivityQuery = z.infer<typeof listActivityQuerySchema>;

export const activityListSchema = z.object({ data: z.array(activitySchema) });
export type ActivityList = z.infer<typeof activityListSchema>;
