import type { HoldCommand } from './booking-command.js';
import { refuse, type Outcome } from './outcome.js';
import { decideSeatRequest } from './decide-seat-request.js';
import { bookingHeld, heldForPayment } from './facts.js';
import type { Inventory } from './inventory.js';
import { findUnpaid } from './needs-payment.js';
import { newBooking } from './new-booking.js';
import { findCodeRefusal, usePromoCode } from './use-promo-code.js';

export function decideHold(command: HoldCommand, inventory: Inventory): Outcome {
  const { quantity, forMs, maxHeldShare, isForPayment } = command;
  const { totalTickets, heldTickets, lockedAt } = inventory.event;
  const decided = decideSeatRequest(command, inventory, () => {
    const unpaid = isForPayment ? null : findUnpaid(inventory, command.ticketTypeId);
    if (unpaid !== null) return unpaid;
    const refused = findCodeRefusal(command, inventory);
    if (refused !== null) return refused;
    const isTooMuch = heldTickets + quantity > maxHeldOf(totalTickets, maxHeldShare);
    return isTooMuch ? refuse('guest_limit_reached') : null;
  });
  if (decided !== null) return decided;

  const expiresAt = new Date(lockedAt.getTime() + forMs);
  const booking = newBooking(command, inventory.now, expiresAt);
  inventory.add(booking);
  usePromoCode(command, booking, inventory);
  inventory.expectExpiry(expiresAt);
  inventory.tell((isForPayment ? heldForPayment : bookingHeld)(booking, expiresAt));
  return { kind: 'held', booking };
}

/** Seats. One at least, or a small event would have none for guests. */
function maxHeldOf(totalTickets: number, share: number): number {
  return Math.max(1, Math.floor(totalTickets * share));
}
