import type { EventDetails } from '@lastseat/contracts';

/** What of an event goes to the browser for its button: the long text would go there twice. */
export function bookableEvent(event: EventDetails) {
  const { id, title, status, category, startsAt, endsAt, timeZone, priceCents } = event;
  const { remainingTickets, totalTickets, version } = event;
  const about = { category, startsAt, endsAt, timeZone, priceCents };
  return { id, title, status, ...about, remainingTickets, totalTickets, version };
}

export type BookableEvent = ReturnType<typeof bookableEvent>;
