/**
 * Where the tickets are kept. In the local storage because it answers at once: what a log-out takes
 * away cannot come back by a write that was still under way, as it could in a database.
 */
import { parseKept, takeAway, updateKept, type KeptTickets, type Known } from './kept-tickets';

const key = 'lastseat.tickets';
const listeners = new Set<() => void>();

/** Null as well where the browser keeps nothing. */
export function readText(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @returns what ends it */
export function listenToKept(listener: () => void): () => void {
  listeners.add(listener);
  // What other tabs write.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function keepWhatIsKnown(known: Known): KeptTickets | null {
  return change((kept) => updateKept(kept, known, new Date()));
}

export function forgetTicket(bookingId: string): void {
  change((kept) => kept && takeAway(kept, new Set([bookingId])));
}

function change(decide: (kept: KeptTickets | null) => KeptTickets | null): KeptTickets | null {
  const text = readText();
  const kept = decide(parseKept(text));
  const newText = kept && JSON.stringify(kept);
  if (newText === text) return kept;
  try {
    // First, so that nothing old stays where there is no room for the new.
    localStorage.removeItem(key);
    if (newText !== null) localStorage.setItem(key, newText);
  } catch {
    return null; // A full or forbidden storage: the tickets need the network then, as ever.
  }
  listeners.forEach((listener) => {
    listener();
  });
  return kept;
}
