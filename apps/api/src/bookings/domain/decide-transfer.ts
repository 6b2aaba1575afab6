import type { BookingRecord, TransferCommand } from './booking-command.js';
import { refuse, type Outcome, type Refusal } from './outcome.js';
import { bookingTransferred } from './facts.js';
import type { Inventory } from './inventory.js';
import { endWaiting } from './decide-leave-waitlist.js';
import { newBooking } from './new-booking.js';

/**
 * One booking ends and another one begins in the same instant, with the same seats. Nothing is freed, so
 * nobody in line is asked, and nothing of what is left of the event moves.
 */
export function decideTransfer(command: TransferCommand, inventory: Inventory): Outcome {
  const ownWork = inventory.findBooking(command.newBookingId);
  if (ownWork) return { kind: 'transferred', booking: ownWork };
  const transfer = inventory.findTransfer(command.transferId);
  const booking = inventory.findBookingOf(command);
  if (!booking || transfer?.bookingId !== booking.id) return refuse('transfer_not_found');
  if (transfer.status !== 'pending' || booking.status !== 'confirmed') {
    return refuse('transfer_ended');
  }
  const closed = findTransferClosed(booking, inventory);
  if (closed !== null) return refuse(closed);
  if (inventory.findCurrent(command.newUserId, booking.ticketTypeId))
    return refuse('already_booked');
  return { kind: 'transferred', booking: passOn(booking, command, inventory) };
}

/** Why this ticket can be passed on no more, whoever would take it. */
function findTransferClosed({ id }: BookingRecord, inventory: Inventory): Refusal | null {
  const { event, hasStarted, now } = inventory;
  if (event.status === 'cancelled') return 'event_cancelled';
  if (hasStarted) return 'event_started';
  const { allowsTransfer, transferUntil } = inventory.transferSettings;
  if (!allowsTransfer) return 'transfer_not_allowed';
  if (transferUntil !== null && now >= transferUntil) return 'transfer_closed';
  // Or two people would come in with one seat.
  return inventory.isAdmitted(id) ? 'already_admitted' : null;
}

function passOn(
  booking: BookingRecord,
  { transferId, newUserId, newBookingId }: TransferCommand,
  inventory: Inventory,
): BookingRecord {
  const { eventId, quantity, ticketTypeId } = booking;
  const passedOn: BookingRecord = {
    ...booking,
    status: 'cancelled',
    cancelledAt: inventory.now,
    // Names the row that says to whom.
    cancelCommandId: transferId,
    cancelledBy: 'transfer',
  };
  const wanted = { bookingId: newBookingId, userId: newUserId, eventId, quantity, ticketTypeId };
  const taken = newBooking(wanted, inventory.now, null);
  // Whoever has a ticket waits for none. Theirs is the one wait that ends, and that is told.
  const wait = inventory.line.findWaiting(newUserId);
  if (wait) endWaiting(wait, 'left', inventory);
  inventory.passOn(passedOn, taken, {
    ...{ id: transferId, eventId, newBookingId, endedAt: inventory.now },
    facts: bookingTransferred(passedOn, taken),
  });
  return taken;
}
