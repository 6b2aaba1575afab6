import {
  refuse,
  type BookingRecord,
  type CancelCommand,
  type Outcome,
  type Refusal,
} from './booking-command.js';
import { bookingCancelled } from './facts.js';
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
  const tooLate = command.cancelledBy === 'attendee' ? findTooLate(inventory) : null;
  if (tooLate !== null) return refuse(tooLate);

  const cancelled: BookingRecord = {
    ...booking,
    status: 'cancelled',
    cancelledAt: inventory.now,
    cancelCommandId: command.commandId,
    cancelledBy: command.cancelledBy,
    cancelReason: command.reason,
  };
  inventory.cancel(cancelled);
  inventory.tell(bookingCancelled(cancelled, command));
  logCancel(command, inventory);
  return { kind: 'cancelled', booking: cancelled };
}

/** Organisers cancel by hand as late as they like. */
function findTooLate({ event, hasStarted, now }: Inventory): Refusal | null {
  if (hasStarted) return 'event_started';
  return event.cancelUntil !== null && now >= event.cancelUntil ? 'cancellation_closed' : null;
}

function logCancel({ commandId, by, bookingId, reason }: CancelCommand, inventory: Inventory) {
  if (by === null) return;
  const changes = {
    bookingId: { before: bookingId, after: bookingId },
    status: { before: 'confirmed', after: 'cancelled' },
    ...(reason !== null && { cancelReason: { before: null, after: reason } }),
  };
  inventory.log({ commandId, by }, { action: 'roster.cancelled', changes });
}
