import {
  isRefusedOnceAdmitted,
  type BookingRecord,
  type CancelCommand,
} from './booking-command.js';
import { refuse, type Outcome, type Refusal } from './outcome.js';
import { bookingCancelled } from './facts.js';
import type { Inventory } from './inventory.js';

/** Of what is held as of what is confirmed. A stranger's booking is answered like one that does not exist. */
export function decideCancel(command: CancelCommand, inventory: Inventory): Outcome {
  const booking = inventory.findBookingOf(command);
  if (!booking) return refuse('booking_not_found');
  if (booking.status === 'cancelled') {
    const isOwnRetry = booking.cancelCommandId === command.commandId;
    return isOwnRetry ? { kind: 'cancelled', booking } : refuse('already_cancelled');
  }
  const isBound = command.cancelledBy === 'attendee' && booking.status === 'confirmed';
  const tooLate = isBound ? findTooLate(inventory) : null;
  if (tooLate !== null) return refuse(tooLate);
  // Or the seat of somebody who sits in it would be sold again. An organiser may know better.
  if (isRefusedOnceAdmitted(command) && inventory.isAdmitted(booking.id)) {
    return refuse('already_admitted');
  }

  const cancelled = cancelBooking(booking, command, inventory);
  logCancel(booking, command, inventory);
  return { kind: 'cancelled', booking: cancelled };
}

type Ending = Pick<CancelCommand, 'commandId' | 'cancelledBy' | 'reason'>;

/** What a booking becomes, whoever ends it and whatever it was. */
export function cancelBooking(
  booking: BookingRecord,
  ending: Ending,
  inventory: Inventory,
): BookingRecord {
  const cancelled = endBooking(booking, ending, inventory);
  inventory.tell(bookingCancelled(cancelled, ending));
  return cancelled;
}

/** The same, and nobody is told yet. */
export function endBooking(
  booking: BookingRecord,
  { commandId, cancelledBy, reason }: Ending,
  inventory: Inventory,
): BookingRecord {
  const cancelled: BookingRecord = {
    ...booking,
    status: 'cancelled',
    expiresAt: null,
    cancelledAt: inventory.now,
    cancelCommandId: commandId,
    cancelledBy,
    cancelReason: reason,
  };
  inventory.cancel(cancelled);
  return cancelled;
}

/** Organisers cancel by hand as late as they like. */
export function findTooLate({ event, hasStarted, now }: Inventory): Refusal | null {
  if (hasStarted) return 'event_started';
  return event.cancelUntil !== null && now >= event.cancelUntil ? 'cancellation_closed' : null;
}

function logCancel(
  { status }: BookingRecord,
  { commandId, by, bookingId, reason }: CancelCommand,
  inventory: Inventory,
) {
  if (by === null) return;
  const changes = {
    bookingId: { before: bookingId, after: bookingId },
    status: { before: status, after: 'cancelled' },
    ...(reason !== null && { cancelReason: { before: null, after: reason } }),
  };
  inventory.log({ commandId, by }, { action: 'roster.cancelled', changes });
}
