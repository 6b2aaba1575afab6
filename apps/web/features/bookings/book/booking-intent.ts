import { idempotencyKeySchema, idSchema } from '@lastseat/contracts';
import { z } from 'zod';
import { findTabStorage, readJson, type TabStorage } from './tab-storage';

/** A booking that somebody began and has to sign in for. */
const bookingIntentSchema = z.object({
  eventId: idSchema,
  eventTitle: z.string(),
  /** Sent again after the detour: the booking may have been made before the session ended. */
  idempotencyKey: idempotencyKeySchema,
  expiresAt: z.number(),
});
export type BookingIntent = z.infer<typeof bookingIntentSchema>;

const storageKey = 'lastseat.booking-intent';
/** Long enough to register; past it people have forgotten what they pressed. */
const lifetimeMs = 30 * 60_000;

/**
 * Kept in the tab's own storage, never in an address: a link must not be able to book. Written only
 * by a press on "Book now", and taken out by the first page after it, signed in or not.
 */
export function saveIntent(
  intent: Omit<BookingIntent, 'expiresAt'>,
  storage: TabStorage | null = findTabStorage(),
  now = Date.now(),
): void {
  storage?.setItem(storageKey, JSON.stringify({ ...intent, expiresAt: now + lifetimeMs }));
}

/** Removes it before giving it: an intent is carried out once, whatever becomes of it. */
export function takeIntent(
  storage: TabStorage | null = findTabStorage(),
  now = Date.now(),
): BookingIntent | null {
  const kept = readJson(storage, storageKey);
  storage?.removeItem(storageKey);
  const intent = bookingIntentSchema.safeParse(kept);
  return intent.success && now < intent.data.expiresAt ? intent.data : null;
}
