import type { EventDetails, TicketUpdate } from '@lastseat/contracts';

/** What a page knows of one event's seats, and whether it takes place. Of two counts the higher version is the newer. */
export type TicketCount = Omit<TicketUpdate, 'eventId'>;

/** An event with the count that the server has rendered. */
export type CountedEvent = Pick<EventDetails, 'id'> & TicketCount;

export type EventOnScreen = CountedEvent & Pick<EventDetails, 'title'>;

export type TicketCounts = Readonly<Record<string, TicketCount>>;

/**
 * Messages come from a socket, a snapshot, a poll and the page itself, in any order: only a higher
 * version replaces a count, so no page ever goes back to an older one. The same object when nothing
 * was newer.
 */
export function mergeCounts(counts: TicketCounts, updates: readonly TicketUpdate[]): TicketCounts {
  let merged: Record<string, TicketCount> | undefined;
  for (const { eventId, ...count } of updates) {
    const known = (merged ?? counts)[eventId];
    if (known && count.version <= known.version) continue;
    merged ??= { ...counts };
    merged[eventId] = count;
  }
  return merged ?? counts;
}

export function newerCount(first: TicketCount, second: TicketCount | undefined): TicketCount {
  return second && second.version > first.version ? second : first;
}

/** What a page tells the store of an event that it shows. */
export function toEventOnScreen(event: EventDetails): EventOnScreen {
  return { title: event.title, ...toCountedEvent(event) };
}

export function toCountedEvent(event: CountedEvent): CountedEvent {
  const { id, remainingTickets, totalTickets, waitingCount, status, version } = event;
  const types = event.ticketTypes && { ticketTypes: event.ticketTypes };
  return { id, remainingTickets, totalTickets, waitingCount, status, version, ...types };
}
