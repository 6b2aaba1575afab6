import { idempotencyKeySchema, idSchema, instantSchema } from '@lastseat/contracts';
import * as z from 'zod/mini';
import { findTabStorage, parseJson, type TabStorage } from '@/lib/session/tab-storage';
import { intentKey } from './intent-storage';

/** What the sign-in page shows of the event, so that people see what they are signing in for. */
const bookedEventSchema = z.object({
  category: z.string(),
  startsAt: instantSchema,
  endsAt: z.nullable(instantSchema),
  timeZone: z.string(),
});
export type BookedEvent = z.infer<typeof bookedEventSchema>;

/** A booking, or a place on the waitlist, that somebody wants and has to sign in for. */
const bookingIntentSchema = z.object({
  wish: z.enum(['book', 'wait']),
  eventId: idSchema,
  eventTitle: z.string(),
  quantity: z.int().check(z.positive()),
  ticketTypeId: z.optional(idSchema),
  /** Not known of a booking that a reload has interrupted. */
  event: z.optional(bookedEventSchema),
  /** Sent again after the detour: the booking may have been made before the session ended. */
  idempotencyKey: idempotencyKeySchema,
  expiresAt: z.number(),
});
export type BookingIntent = z.infer<typeof bookingIntentSchema>;

/** Long enough to register; past it people have forgotten what they pressed. */
const lifetimeMs = 30 * 60_000;

/**
 * Kept in the tab's own storage, never in an address: a link must not be able to book. Written only
 * by a press on "Book now" or "Join the waitlist", and taken out by the first page after it, signed in or not.
 */
export function saveIntent(
  intent: Omit<BookingIntent, 'expiresAt'>,
  storage: TabStorage | null = findTabStorage(),
  now = Date.now(),
): void {
  storage?.setItem(intentKey, JSON.stringify({ ...intent, expiresAt: now + lifetimeMs }));
}

/** Null when the text is no intent, or one that is too old. */
export function readIntent(text: string | null, now = Date.now()): BookingIntent | null {
  const intent = bookingIntentSchema.safeParse(parseJson(text));
  return intent.success && now < intent.data.expiresAt ? intent.data : null;
}

/** Leaves it where it is: for the pages on the way, which say what is being booked. */
export function findIntent(
  storage: TabStorage | null = findTabStorage(),
  now = Date.now(),
): BookingIntent | null {
  return readIntent(storage?.getItem(intentKey) ?? null, now);
}
