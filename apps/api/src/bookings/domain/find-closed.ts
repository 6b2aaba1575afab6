import type { Refusal } from './outcome.js';
import type { Inventory } from './inventory.js';

/** Why nobody can get a seat now. To strangers a draft is not there. */
export function findClosed({ event, hasStarted, now }: Inventory): Refusal | null {
  if (event.status === 'draft') return 'event_not_found';
  if (event.status === 'cancelled') return 'event_cancelled';
  if (hasStarted) return 'event_started';
  if (event.saleOpensAt !== null && now < event.saleOpensAt) return 'sale_not_open';
  return event.saleClosesAt !== null && now >= event.saleClosesAt ? 'sale_closed' : null;
}
