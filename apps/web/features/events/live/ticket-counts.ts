import type { TicketUpdate } from '@lastseat/contracts';

/** What a page knows of one event's seats. Of two counts the higher version is the newer. */
export type TicketCount = Pick<TicketUpdate, 'remainingTickets' | 'version'>;

export type TicketCounts = Readonly<Record<string, TicketCount>>;

/**
 * Messages come from a socket, a snapshot, a poll and the page itself, in any order: only a higher
 * version replaces a count, so no page ever goes back to an older one. The same object when nothing
 * was newer.
 */
export function mergeCounts(counts: TicketCounts, updates: readonly TicketUpdate[]): TicketCounts {
  let merged: Record<string, TicketCount> | undefined;
  for (const { eventId, remainingTickets, version } of updates) {
    const known = (merged ?? counts)[eventId];
    if (known && version <= known.version) continue;
    merged ??= { ...counts };
    merged[eventId] = { remainingTickets, version };
  }
  return merged ?? counts;
}

export function newerCount(first: TicketCount, second: TicketCount | undefined): TicketCount {
  return second && second.version > first.version ? second : first;
}
