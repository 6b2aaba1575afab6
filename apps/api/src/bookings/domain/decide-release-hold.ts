import { refuse, type Outcome, type ReleaseHoldCommand } from './booking-command.js';
import { cancelBooking } from './decide-cancel.js';
import type { Inventory } from './inventory.js';

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
  return { kind: 'cancelled', booking: cancelBooking(booking, ended, inventory) };
}
