import type { BookingRecord, ConfirmHoldCommand } from './booking-command.js';
import { refuse, type Outcome } from './outcome.js';
import { bookingConfirmed } from './facts.js';
import { findClosed } from './find-closed.js';
import { findType, isRefused, seatsLeft } from './find-type-closed.js';
import type { Inventory } from './inventory.js';
import { findUnpaid } from './needs-payment.js';
import { newBooking } from './new-booking.js';
import { usePromoCodeAgain } from './use-promo-code.js';

/** What is held stays promised until it ends, also when the sale has closed meanwhile. */
export function decideConfirmHold(command: ConfirmHoldCommand, inventory: Inventory): Outcome {
  const booking = inventory.findBookingOf(command);
  if (!booking) return refuse('booking_not_found');
  if (booking.status === 'confirmed') return { kind: 'booked', booking };
  const unpaid = command.isPaid ? null : findUnpaid(inventory, booking.ticketTypeId);
  if (unpaid !== null) return unpaid;
  if (booking.status === 'cancelled') return bookLate(booking, command, inventory);
  if (inventory.event.status === 'cancelled') return refuse('event_cancelled');

  const confirmed: BookingRecord = { ...booking, status: 'confirmed', expiresAt: null };
  inventory.confirm(confirmed);
  inventory.tell(bookingConfirmed(confirmed));
  return { kind: 'booked', booking: confirmed };
}

/** Whoever comes after the hold has ended is one of those who want what is left. */
function bookLate(
  late: BookingRecord,
  { lateBookingId }: ConfirmHoldCommand,
  inventory: Inventory,
): Outcome {
  const ownWork = inventory.findBooking(lateBookingId);
  if (ownWork) return { kind: 'booked', booking: ownWork };
  if (late.cancelledBy !== 'expiry') return refuse('already_cancelled');
  const closed = findClosed(inventory);
  if (closed !== null) return refuse(closed);
  const { userId, eventId, quantity, ticketTypeId } = late;
  if (inventory.findCurrent(userId, ticketTypeId)) return refuse('already_booked');
  const type = findType(late, inventory);
  if (isRefused(type) || quantity > seatsLeft(inventory, type)) return refuse('hold_expired');

  const wanted = { bookingId: lateBookingId, userId, eventId, quantity, ticketTypeId };
  const booking = newBooking(wanted, inventory.now, null);
  inventory.add(booking);
  usePromoCodeAgain(late, booking, inventory);
  inventory.tell(bookingConfirmed(booking));
  return { kind: 'booked', booking };
}
