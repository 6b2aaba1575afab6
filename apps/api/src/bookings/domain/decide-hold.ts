import { refuse, type HoldCommand, type Outcome } from './booking-command.js';
import { decideSeatRequest } from './decide-seat-request.js';
import { bookingHeld } from './facts.js';
import type { Inventory } from './inventory.js';
import { newBooking } from './new-booking.js';

export function decideHold(command: HoldCommand, inventory: Inventory): Outcome {
  const { quantity, forMs, maxHeldShare } = command;
  const { totalTickets, heldTickets, lockedAt } = inventory.event;
  const decided = decideSeatRequest(command, inventory, () =>
    heldTickets + quantity > maxHeldOf(totalTickets, maxHeldShare)
      ? refuse('guest_limit_reached')
      : null,
  );
  if (decided !== null) return decided;

  const expiresAt = new Date(lockedAt.getTime() + forMs);
  const booking = newBooking(command, inventory.now, expiresAt);
  inventory.add(booking);
  inventory.expectExpiry(expiresAt);
  inventory.tell(bookingHeld(booking, expiresAt));
  return { kind: 'held', booking };
}

/** Seats. One at least, or a small event would have none for guests. */
function maxHeldOf(totalTickets: number, share: number): number {
  return Math.max(1, Math.floor(totalTickets * share));
}
