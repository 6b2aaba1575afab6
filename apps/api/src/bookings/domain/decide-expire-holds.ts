import type { ExpireHoldsCommand } from './booking-command.js';
import type { Outcome } from './outcome.js';
import { decideFreed } from './decide-freed.js';
import type { DueHolds } from './due-holds.js';
import { holdExpired } from './facts.js';
import type { Inventory } from './inventory.js';

/** Before the first command of a batch, whoever sent it: each finds the seats free that nobody confirmed. */
export function expireDueHolds({ bookings, nextExpiryAt }: DueHolds, inventory: Inventory): void {
  const { lockedAt } = inventory.event;
  inventory.setNextExpiry(nextExpiryAt);
  for (const booking of bookings) {
    const expired = {
      ...booking,
      ...({ status: 'cancelled', expiresAt: null, cancelledBy: 'expiry' } as const),
      cancelledAt: lockedAt,
    };
    inventory.cancel(expired);
    inventory.tell(holdExpired(expired));
  }
  decideFreed(inventory);
}

/** What it asks for is done already: see {@link expireDueHolds}. */
export function decideExpireHolds(_command: ExpireHoldsCommand, _inventory: Inventory): Outcome {
  return { kind: 'expired' };
}
