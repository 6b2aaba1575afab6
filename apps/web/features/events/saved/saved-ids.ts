/**
 * Which events a person keeps in mind, in this browser. Not in the account yet: so they are there without
 * one, and nobody else learns of them.
 */
import { idSchema } from '@lastseat/contracts';
import type { BrowserStorage } from '@/lib/session/browser-storage';

/** Past these the oldest is forgotten. */
export const MAX_SAVED = 60;

const key = 'lastseat.saved-events';

/** The newest first. What somebody else wrote there is no id, and is left out. */
export function readSavedIds(storage: BrowserStorage | null): string[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    if (!Array.isArray(stored)) return [];
    const ids = stored.flatMap((id) => idSchema.safeParse(id).data ?? []);
    return [...new Set(ids)].slice(0, MAX_SAVED);
  } catch {
    return [];
  }
}

export function writeSavedIds(storage: BrowserStorage | null, ids: readonly string[]): void {
  try {
    storage?.setItem(key, JSON.stringify(ids));
  } catch {
    // Storage may be full or forbidden: then they are kept for as long as the page is.
  }
}

export function toggleId(ids: readonly string[], id: string): string[] {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return [id, ...ids].slice(0, MAX_SAVED);
}
