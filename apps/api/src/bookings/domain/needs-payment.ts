import { refuse, type Refused } from './outcome.js';
import type { Inventory } from './inventory.js';

/**
 * Whether a seat is anybody's only once it is paid. A type has a price of its own. What organisers give by
 * hand is their own affair.
 */
export function needsPayment(
  { event, ticketTypes }: Pick<Inventory, 'event' | 'ticketTypes'>,
  ticketTypeId?: string | null,
): boolean {
  const type = ticketTypeId ? ticketTypes.find(ticketTypeId) : undefined;
  return event.payment === 'online' && (type ?? event).priceCents > 0;
}

/** Why nobody gets a seat for nothing; null where they may. */
export function findUnpaid(inventory: Inventory, ticketTypeId?: string | null): Refused | null {
  return needsPayment(inventory, ticketTypeId) ? refuse('payment_required') : null;
}
