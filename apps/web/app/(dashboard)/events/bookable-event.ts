import type { EventDetails } from '@lastseat/contracts';
import { findSaleState, findTakesWaiters } from '@/lib/format/sale-state';

/** What of an event goes to the browser for its button: the long text would go there twice. */
export function bookableEvent(event: EventDetails, now: Date) {
  const { id, title, status, category, startsAt, endsAt, timeZone, priceCents } = event;
  const { remainingTickets, totalTickets, version, maxPerPerson, guestPolicy } = event;
  const { waitingCount, waitlistMode, payment } = event;
  const takesWaiters = findTakesWaiters(event, now);
  const sale = findSaleState(event, now);
  const about = { category, startsAt, endsAt, timeZone, priceCents, payment };
  return {
    id,
    title,
    status,
    ...about,
    sale,
    maxPerPerson,
    guestPolicy,
    remainingTickets,
    totalTickets,
    waitingCount,
    waitlistMode,
    takesWaiters,
    version,
  };
}

export type BookableEvent = ReturnType<typeof bookableEvent>;
