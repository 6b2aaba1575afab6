import { idSchema } from '@lastseat/contracts';
import { findBrowserStorage, type BrowserStorage } from './browser-storage';

const storageKey = 'lastseat.visitor';

/**
 * A random word that the windows of one browser have in common, so that "watching now" counts them once.
 * It says nothing about the person, and the API keeps it no longer than the page is open.
 * @returns null where the browser keeps nothing
 */
export function findVisitorId(
  storage: BrowserStorage | null = findBrowserStorage(),
): string | null {
  try {
    const kept = idSchema.safeParse(storage?.getItem(storageKey));
    if (kept.success) return kept.data;
    if (storage === null) return null;
    const made = crypto.randomUUID();
    storage.setItem(storageKey, made);
    return made;
  } catch {
    return null;
  }
}
