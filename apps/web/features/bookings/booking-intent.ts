import { idempotencyKeySchema, idSchema } from '@lastseat/contracts';
import { z } from 'zod';

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

type IntentStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Kept in the tab's own storage, never in an address: a link must not be able to book. Written only
 * by a press on "Book now", and taken out by the first page after it, signed in or not.
 */
export function saveIntent(
  intent: Omit<BookingIntent, 'expiresAt'>,
  storage: IntentStorage | null = tabStorage(),
  now = Date.now(),
): void {
  storage?.setItem(storageKey, JSON.stringify({ ...intent, expiresAt: now + lifetimeMs }));
}

/** Removes it before giving it: an intent is carried out once, whatever becomes of it. */
export function takeIntent(
  storage: IntentStorage | null = tabStorage(),
  now = Date.now(),
): BookingIntent | null {
  const text = storage?.getItem(storageKey);
  if (!text) return null;
  storage?.removeItem(storageKey);
  const intent = bookingIntentSchema.safeParse(parseJson(text));
  return intent.success && now < intent.data.expiresAt ? intent.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null where the browser's settings forbid storage: reading the property throws there. */
function tabStorage(): IntentStorage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
