import type { ReleaseHoldCommand } from './booking-command.js';
import { refuse, type Outcome } from './outcome.js';
import { cancelBooking, endBooking } from './decide-cancel.js';
import { holdExpired } from './facts.js';
import type { Inventory } from './inventory.js';
import { needsPayment } from './needs-payment.js';

/** As late as they like: what is held was never promised to stay. */
export function decideReleaseHold(command: ReleaseHoldCommand, inventory: Inventory): Outcome {
  const booking = inventory.findBookingOf(command);
  if (!booking) return refuse('booking_not_found');
  if (booking.status === 'confirmed') return refuse('already_confirmed');
  const { commandId, endedBy: cancelledBy } = command;
  if (booking.status === 'cancelled') {
    const isOwnRetry = booking.cancelCommandId === commandId;
    return isOwnRetry ? { kind: 'cancelled', booking } : refuse('already_cancelled');
  }
  const ended = { commandId, cancelledBy, reason: null };
  if (!needsPayment(inventory, booking.ticketTypeId)) {
    return { kind: 'cancelled', booking: cancelBooking(booking, ended, inventory) };
  }
  // Of what was never paid nobody had a ticket: no mail says that it is cancelled.
  const freed = endBooking(booking, ended, inventory);
  inventory.tell(holdExpired(freed));
  return { kind: 'cancelled', booking: freed };
}
