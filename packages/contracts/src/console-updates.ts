/** What an event's organiser hears live. Apart from the counts: those who only look load none of it. */
import * as z from 'zod';
import { bookingStatusSchema } from './bookings.js';
import { idSchema, instantSchema } from './ids.js';
import { organiserEventStatusSchema } from './organiser-events.js';
import type { Problem } from './problem.js';

/**
 * Of a socket that has signed in. Replaces what it watched before; null: nothing. It holds until the token
 * runs out, unless a newer one of the same person has come by then.
 */
export const watchConsoleSchema = z.strictObject({ eventId: idSchema.nullable() });
export type WatchConsoleInput = z.infer<typeof watchConsoleSchema>;

/** A booking that was made or cancelled. */
export const rosterNewsSchema = z.object({
  bookingId: idSchema,
  name: z.string(),
  status: bookingStatusSchema,
  /** Seats. */
  quantity: z.int().positive(),
  /** When it was made, or cancelled. */
  at: instantSchema,
});
export type RosterNews = z.infer<typeof rosterNewsSchema>;

/** The most news of one message; whoever hears of so many reads the roster anew. */
export const maxRosterNews = 20;

/** At most twice a second: the newest count, and what happened since the message before. */
export const consoleUpdateSchema = z.object({
  eventId: idSchema,
  status: organiserEventStatusSchema,
  confirmedTickets: z.int().nonnegative(),
  remainingTickets: z.int().nonnegative(),
  totalTickets: z.int().positive(),
  /** Of two updates the higher version is the newer. */
  version: z.int().nonnegative(),
  /** The newest last. */
  latest: z.array(rosterNewsSchema).max(maxRosterNews),
});
export type ConsoleUpdate = z.infer<typeof consoleUpdateSchema>;

/** The counts of this moment, without news; null where nothing is watched. */
export type WatchConsoleAnswer = { counts: ConsoleUpdate | null } | Omit<Problem, 'requestId'>;
