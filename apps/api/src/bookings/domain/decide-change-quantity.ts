import type { BookingRecord, ChangeQuantityCommand } from './booking-command.js';
import { countSeats } from './count-seats.js';
import { findTooLate } from './decide-cancel.js';
import { bookingChanged } from './facts.js';
import { findClosed } from './find-closed.js';
import { findType, isRefused, isTypeOnSale, seatsLeft } from './find-type-closed.js';
import type { Inventory } from './inventory.js';
import { findUnpaid } from './needs-payment.js';
import { refuse, type Outcome, type Refused } from './outcome.js';

/**
 * Commands that a row remembers. More of one booking are not under way at once; and whoever came so much later
 * gets what they asked for once more.
 */
const REMEMBERED = 16;

/**
 * More seats are of those that are left, which nobody who waits has a right to; what is given back goes through
 * `decideFreed` like everything that gets free. The last tickets of the booking are the ones that go.
 */
export function decideChangeQuantity(
  command: ChangeQuantityCommand,
  inventory: Inventory,
): Outcome {
  const booking = inventory.findBookingOf(command);
  if (!booking) return refuse('booking_not_found');
  const isOwnRetry = booking.quantityCommandIds?.includes(command.commandId) ?? false;
  if (isOwnRetry) return { kind: 'changed', booking };
  if (booking.status === 'cancelled') return refuse('already_cancelled');
  if (booking.status === 'held') return refuse('booking_not_confirmed');
  if (inventory.event.status === 'cancelled') return refuse('event_cancelled');

  const { quantity, changedBy } = command;
  if (changedBy === 'refund') {
    // Perhaps they gave as many back themselves meanwhile.
    return changeTo(Math.min(quantity, booking.quantity), booking, command, inventory);
  }
  const refused =
    quantity > booking.quantity
      ? findNoMore(booking, quantity, inventory)
      : quantity < booking.quantity
        ? findNoFewer(booking, quantity, inventory)
        : null;
  return refused ?? changeTo(quantity, booking, command, inventory);
}

/** Why there are no more seats for this person: as for whoever books. */
function findNoMore(
  booking: BookingRecord,
  quantity: number,
  inventory: Inventory,
): Refused | null {
  const closed = findClosed(inventory);
  if (closed !== null) return refuse(closed);
  const type = findType(booking, inventory);
  if (isRefused(type)) return type;
  if (type !== null && !isTypeOnSale(type, inventory.now)) return refuse('ticket_type_not_on_sale');
  const more = quantity - booking.quantity;
  const all = countSeats(inventory.listCurrent(booking.userId)) + more;
  const ofType = type?.maxPerPerson ?? Infinity;
  if (all > inventory.event.maxPerPerson || quantity > ofType) return refuse('too_many_seats');
  if (type !== null && quantity < type.minPerPerson) return refuse('too_few_seats');
  const unpaid = findUnpaid(inventory, booking.ticketTypeId);
  if (unpaid !== null) return unpaid;
  return more > seatsLeft(inventory, type) ? refuse('sold_out') : null;
}

/** Why nobody takes seats back: as for whoever cancels, and not fewer than one has to take. */
function findNoFewer(
  { id, ticketTypeId }: BookingRecord,
  quantity: number,
  inventory: Inventory,
): Refused | null {
  const tooLate = findTooLate(inventory);
  if (tooLate !== null) return refuse(tooLate);
  if (inventory.isAdmitted(id)) return refuse('already_admitted');
  const type = ticketTypeId ? inventory.ticketTypes.find(ticketTypeId) : undefined;
  return type && quantity < type.minPerPerson ? refuse('too_few_seats') : null;
}

/** Also to what it was: of two that are tried again together, the first must not undo the second. */
function changeTo(
  quantity: number,
  booking: BookingRecord,
  { commandId, changedBy }: ChangeQuantityCommand,
  inventory: Inventory,
): Outcome {
  const earlier = booking.quantityCommandIds ?? [];
  const quantityCommandIds = [...earlier.slice(1 - REMEMBERED), commandId];
  const changed: BookingRecord = { ...booking, quantity, quantityCommandIds };
  inventory.changeQuantity(booking, changed);
  if (quantity !== booking.quantity) {
    inventory.tell(bookingChanged(changed, booking.quantity, changedBy));
  }
  return { kind: 'changed', booking: changed };
}
