import { refuse, type Refused } from './booking-command.js';
import type { EventState } from './event-state.js';
import type { Inventory } from './inventory.js';

/** Whether a seat of it is anybody's only once it is paid. What organisers give by hand is their own affair. */
export function needsPayment({
  payment,
  priceCents,
}: Pick<EventState, 'payment' | 'priceCents'>): boolean {
  return payment === 'online' && priceCents > 0;
}

/** Why nobody gets a seat for nothing; null where they may. */
export function findUnpaid({ event }: Inventory): Refused | null {
  return needsPayment(event) ? refuse('payment_required') : null;
}
