import { findTabStorage, type TabStorage } from '@/lib/session/tab-storage';

export const intentKey = 'lastseat.booking-intent';

/**
 * Removes it before giving it: an intent is carried out once, whatever becomes of it. Apart from what
 * reads it, which every page would load and next to none needs.
 */
export function takeIntentText(storage: TabStorage | null = findTabStorage()): string | null {
  const text = storage?.getItem(intentKey) ?? null;
  storage?.removeItem(intentKey);
  return text;
}
