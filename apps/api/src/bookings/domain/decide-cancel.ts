import { refuse, type BookingRecord, type CancelCommand, type Outcome } from './booking-command.js';
import type { Inventory } from './inventory.js';

/** A stranger's booking is answered like one that does not exist. */
export function decideCancel(command: CancelCommand, inventory: Inventory): Outcome {
  const booking = inventory.findBooking(command.bookingId);
  if (booking?.userId !== command.userId || booking.eventId !== command.eventId) {
    return refuse('booking_not_found');
  }
  if (booking.status === 'cancelled') {
    const isOwnRetry = booking.cancelCommandId === command.commandId;
    return isOwnRetry ? { kind: 'cancelled', booking } : refuse('already_cancelled');
  }
  if (inventory.hasStarted) return refuse('event_started');

  const cancelled: BookingRecord = {
    ...booking,
    status: 'cancelled',
    cancelledAt: inventory.now,
    cancelCommandId: command.commandId,
    cancelledBy: 'attendee',
  };
  inventory.cancel(cancelled);
  return { kind: 'cancelled', booking: cancelled };
}
