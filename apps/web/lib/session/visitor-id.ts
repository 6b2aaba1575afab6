import { idSchema } from '@lastseat/contracts';

const storageKey = 'lastseat.visitor';

type VisitorStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * A random word that the windows of one browser have in common, so that "watching now" counts them once.
 * It says nothing about the person, and the API keeps it no longer than the page is open.
 * @returns null where the browser keeps nothing
 */
export function findVisitorId(storage = findStorage()): string | null {
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

/** Reading the property throws where the browser's settings forbid storage. */
function findStorage(): VisitorStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
