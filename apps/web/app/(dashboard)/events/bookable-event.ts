import type { EventDetails, TicketType } from '@lastseat/contracts';
import { findSaleState, findTakesWaiters } from '@/lib/format/sale-state';

/** What of an event goes to the browser for its button: the long text would go there twice. */
export function bookableEvent(event: EventDetails, now: Date) {
  const { id, title, status, category, startsAt, endsAt, timeZone, priceCents, currency } = event;
  const { remainingTickets, totalTickets, version, maxPerPerson, guestPolicy } = event;
  const { waitingCount, waitlistMode, payment } = event;
  const takesWaiters = findTakesWaiters(event, now);
  const sale = findSaleState(event, now);
  const about = { category, startsAt, endsAt, timeZone, priceCents, currency, payment };
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
    ...(event.ticketTypes && { ticketTypes: event.ticketTypes.map((type) => onSale(type, now)) }),
    ...(event.takesCode && { takesCode: true }),
    ...(event.tax && { tax: event.tax }),
  };
}

/** A type, and whether it is sold by the server's clock. */
function onSale(type: TicketType, now: Date) {
  const { saleStartsAt: saleOpensAt, saleEndsAt: saleClosesAt } = type;
  return { ...type, sale: findSaleState({ saleOpensAt, saleClosesAt }, now) };
}

export type BookableEvent = ReturnType<typeof bookableEvent>;
