import { keptKey } from './kept-key';

/**
 * Where the tickets are kept. In the local storage because it answers at once: what a log-out takes
 * away cannot come back by a write that was still under way, as it could in a database.
 */
const listeners = new Set<() => void>();

/** Null as well where the browser keeps nothing. */
export function readText(): string | null {
  try {
    return localStorage.getItem(keptKey);
  } catch {
    return null;
  }
}

/** Null takes all away. False where the storage is full or forbidden: the tickets need the network then. */
export function writeText(text: string | null): boolean {
  try {
    // First, so that nothing old stays where there is no room for the new.
    localStorage.removeItem(keptKey);
    if (text !== null) localStorage.setItem(keptKey, text);
    return true;
  } catch {
    return false;
  } finally {
    listeners.forEach((listener) => {
      listener();
    });
  }
}

/** @returns what ends it */
export function listenToText(listener: () => void): () => void {
  listeners.add(listener);
  // What other tabs write.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
