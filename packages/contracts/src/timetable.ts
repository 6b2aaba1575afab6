/** An organiser's week: for everybody, and for its members. */
import * as z from 'zod/mini';
import { organiserCategorySchema } from './categories.js';
import { daySchema } from './dates.js';
import { eventSchema } from './events.js';
import { organiserNameSchema } from './organiser-name.js';
import { organiserEventSchema } from './organiser-events.js';
import { wordsInQuerySchema } from './text.js';

export const timetableQuerySchema = z.strictObject({
  /** A day of the week that is asked for; by default today's. */
  from: z.optional(daySchema),
  /** The whole name, as the timetable has it; case does not matter. */
  category: wordsInQuerySchema,
  level: wordsInQuerySchema,
});
export type TimetableQuery = z.infer<typeof timetableQuerySchema>;

export const timetableFeedQuerySchema = z.pick(timetableQuerySchema, {
  category: true,
  level: true,
});
export type TimetableFeedQuery = z.infer<typeof timetableFeedQuerySchema>;

export const calendarQuerySchema = z.pick(timetableQuerySchema, { from: true });
export type CalendarQuery = z.infer<typeof calendarQuerySchema>;

const week = {
  /** The Monday and the Sunday. Each event is in the week of its own clock. */
  from: z.string(),
  to: z.string(),
  /** The clock that says what today is. */
  timeZone: z.string(),
  /** The Mondays of the weeks before and after; null where there is nothing further that way. */
  previous: z.nullable(z.string()),
  next: z.nullable(z.string()),
};

/** Published events and cancelled ones, by when they begin. */
export const timetableSchema = z.object({
  organiser: organiserNameSchema,
  ...week,
  /** What it can be narrowed to. */
  categories: z.array(organiserCategorySchema),
  data: z.array(eventSchema),
});
export type Timetable = z.infer<typeof timetableSchema>;

/** Drafts too. */
export const calendarSchema = z.object({ ...week, data: z.array(organiserEventSchema) });
export type Calendar = z.infer<typeof calendarSchema>;
