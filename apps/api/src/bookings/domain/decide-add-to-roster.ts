import type { AddToRosterCommand } from './booking-command.js';
import { refuse, type Outcome } from './outcome.js';
import { bookingConfirmed } from './facts.js';
import { findType, isRefused, seatsLeft } from './find-type-closed.js';
import type { Inventory } from './inventory.js';
import { newBooking } from './new-booking.js';
import { seatsLeftOf, type TicketTypeState } from './ticket-types.js';

/** By hand, so without an attendee's limits: sale times, seats of one person, and the start. */
export function decideAddToRoster(command: AddToRosterCommand, inventory: Inventory): Outcome {
  const ownWork = inventory.findBooking(command.bookingId);
  if (ownWork) return { kind: 'booked', booking: ownWork };
  const { status, totalTickets, remainingTickets } = inventory.event;
  if (status === 'draft') return refuse('event_not_published');
  if (status === 'cancelled') return refuse('event_cancelled');
  const type = findType(command, inventory);
  if (isRefused(type)) return type;
  if (inventory.findCurrent(command.userId, command.ticketTypeId)) return refuse('already_booked');
  const missing = Math.max(0, command.quantity - remainingTickets);
  const isFull = command.quantity > seatsLeft(inventory, type);
  if (isFull && !command.overCapacity) return refuse('sold_out');

  if (isFull && type !== null) raiseType(type, command.quantity, inventory);
  const raised = totalTickets + missing;
  if (missing > 0) {
    inventory.edit({ totalTickets: raised });
    // Made for this person, so nobody else has a right to them.
    inventory.putOnSale(missing);
  }
  const booking = newBooking(command, inventory.now, null);
  inventory.add(booking);
  inventory.tell(bookingConfirmed(booking));
  inventory.log(command, {
    action: 'roster.added',
    changes: {
      bookingId: { before: null, after: booking.id },
      quantity: { before: null, after: booking.quantity },
      ...(missing > 0 && { totalTickets: { before: totalTickets, after: raised } }),
    },
  });
  return { kind: 'booked', booking };
}

/** As many more of the type as are missing. */
function raiseType(type: TicketTypeState, quantity: number, { ticketTypes }: Inventory): void {
  const missing = quantity - seatsLeftOf(type);
  if (type.capacity === null || missing <= 0) return;
  ticketTypes.edit(type.id, { capacity: type.capacity + missing });
}
