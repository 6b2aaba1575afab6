/** When somebody was in with a ticket, by the commits of the database. */
import type { DoorChange } from '../tickets.js';

export interface Entry {
  nonce: string;
  eventId: string;
  bookingId: string;
  number: number;
  void: DoorChange['void'];
  enteredAt: number;
  /** Infinity while it counts. An undo may have come before it: then it never did. */
  undoneAt: number;
}

export function tellEntries(changes: readonly DoorChange[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const undone = new Map<string, number>();
  for (const { kind, nonce, undoes, committedAt, eventId, ...change } of changes) {
    const { bookingId, number } = change;
    if (kind === 'undo') {
      const key = keyOf({ bookingId, number, nonce: undoes });
      undone.set(key, Math.min(committedAt, undone.get(key) ?? Infinity));
    } else if (!entries.has(nonce)) {
      const base = { nonce, eventId, bookingId, number, void: change.void };
      entries.set(nonce, { ...base, enteredAt: committedAt, undoneAt: Infinity });
    }
  }
  for (const entry of entries.values()) entry.undoneAt = undone.get(keyOf(entry)) ?? Infinity;
  return entries;
}

/** An undo counts for an entry with the same ticket alone. */
const keyOf = ({
  bookingId,
  number,
  nonce,
}: Pick<Entry, 'bookingId' | 'number'> & { nonce: string | null }) =>
  `${bookingId} ${number} ${nonce}`;

/** Strictly: of two commits under one lock one is the earlier. */
export const isInAt = ({ enteredAt, undoneAt }: Entry, at: number) =>
  enteredAt < at && undoneAt > at;
