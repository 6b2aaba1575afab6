import { refuse, type Refused } from './outcome.js';
import type { Inventory } from './inventory.js';
import { seatsLeftOf, type TicketTypeState } from './ticket-types.js';

/** What a command wants of an event, by one of its types or of one that has none. */
interface Wanted {
  ticketTypeId?: string | null;
}

/**
 * The type that the command names. Of an event with types one has to be named; another one's is not there.
 * @returns null: the event has none
 */
export function findType(
  { ticketTypeId = null }: Wanted,
  { event, ticketTypes }: Inventory,
): TicketTypeState | null | Refused {
  if (ticketTypeId === null) return event.hasTicketTypes ? refuse('ticket_type_required') : null;
  return ticketTypes.find(ticketTypeId) ?? refuse('ticket_type_not_found');
}

export const isRefused = (found: TicketTypeState | null | Refused): found is Refused =>
  found !== null && 'kind' in found;

/** Whether it is sold at this moment, as far as it is the type's own affair. */
export function isTypeOnSale({ saleStartsAt, saleEndsAt }: TicketTypeState, now: Date): boolean {
  return (
    (saleStartsAt === null || now >= saleStartsAt) && (saleEndsAt === null || now < saleEndsAt)
  );
}

/** Seats that are left, of the event and of the type. */
export function seatsLeft({ event }: Inventory, type: TicketTypeState | null): number {
  return type === null
    ? event.remainingTickets
    : Math.min(event.remainingTickets, seatsLeftOf(type));
}
