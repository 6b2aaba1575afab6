/** When people waited, by the commits of the database. */
import type { WaitChange, WaitStatus } from '../line.js';

export interface Wait {
  id: string;
  userId: string;
  eventId: string;
  /** Its transaction may have ended it as well. */
  joinedAt: number;
  /** Infinity while they wait. */
  endedAt: number;
  /** How it ended. */
  end: WaitStatus;
  bookingId: string | null;
}

export function tellWaits(changes: readonly WaitChange[]): Map<string, Wait> {
  const waits = new Map<string, Wait>();
  for (const { entryId: id, userId, eventId, became: end, bookingId, committedAt } of changes) {
    const wait = waits.get(id) ?? { id, userId, eventId, joinedAt: committedAt };
    const endedAt = end === 'waiting' ? Infinity : committedAt;
    waits.set(id, { ...wait, endedAt, end, bookingId });
  }
  return waits;
}
