import { refuse, type AddToRosterCommand, type Outcome } from './booking-command.js';
import { bookingConfirmed } from './facts.js';
import type { Inventory } from './inventory.js';
import { newBooking } from './new-booking.js';

/** By hand, so without an attendee's limits: sale times, seats of one person, and the start. */
export function decideAddToRoster(command: AddToRosterCommand, inventory: Inventory): Outcome {
  const ownWork = inventory.findBooking(command.bookingId);
  if (ownWork) return { kind: 'booked', booking: ownWork };
  const { status, totalTickets, remainingTickets } = inventory.event;
  if (status === 'draft') return refuse('event_not_published');
  if (status === 'cancelled') return refuse('event_cancelled');
  if (inventory.findCurrent(command.userId)) return refuse('already_booked');
  const missing = Math.max(0, command.quantity - remainingTickets);
  if (missing > 0 && !command.overCapacity) return refuse('sold_out');

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
