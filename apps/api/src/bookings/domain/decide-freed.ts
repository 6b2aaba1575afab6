import type { Inventory } from './inventory.js';

/**
 * Who gets the seats that nobody has any more: one rule, whichever command let them go. Everybody can
 * have them, so they go on sale in the transaction that frees them.
 */
export function decideFreed(inventory: Inventory): void {
  inventory.putOnSale(inventory.freedTickets);
}
