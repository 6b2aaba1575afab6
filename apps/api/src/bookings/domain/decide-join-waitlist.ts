import { refuse, type Outcome } from './outcome.js';
import { bookingConfirmed, waitlistJoined } from './facts.js';
import { findClosed } from './find-closed.js';
import { isWaitlistClosed } from './find-waitlist-closed.js';
import type { Inventory } from './inventory.js';
import { findUnpaid } from './needs-payment.js';
import { newBooking } from './new-booking.js';
import type { JoinWaitlistCommand } from './waitlist-command.js';

/** Whoever finds enough seats left has them: while somebody is served by the line, none is left. */
export function decideJoinWaitlist(command: JoinWaitlistCommand, inventory: Inventory): Outcome {
  const { userId, eventId, quantity, entryId, bookingId } = command;
  const ownWork = findOwnWork(command, inventory);
  if (ownWork) return ownWork;
  const closed = findClosed(inventory);
  if (closed !== null) return refuse(closed);
  // Sold by types it has no line, and a seat without a type neither.
  if (inventory.event.hasTicketTypes) return refuse('waitlist_closed');
  if (inventory.findCurrent(userId)) return refuse('already_booked');
  if (quantity > inventory.event.maxPerPerson) return refuse('too_many_seats');
  if (quantity <= inventory.event.remainingTickets) {
    const unpaid = findUnpaid(inventory);
    if (unpaid !== null) return unpaid;
    const booking = newBooking(command, inventory.now, null);
    inventory.add(booking);
    inventory.tell(bookingConfirmed(booking));
    return { kind: 'booked', booking };
  }
  if (inventory.line.findWaiting(userId)) return refuse('already_waiting');
  if (isWaitlistClosed(inventory)) return refuse('waitlist_closed');

  const entry = inventory.line.join({
    ...{ id: entryId, eventId, userId, quantity, status: 'waiting' },
    ...{ bookingId: null, nextBookingId: bookingId, joinedAt: inventory.now, endedAt: null },
  });
  inventory.tell(waitlistJoined(entry));
  return { kind: 'waiting', entry };
}

/** A retry after a COMMIT of unknown fate. */
function findOwnWork(
  { entryId, bookingId }: JoinWaitlistCommand,
  inventory: Inventory,
): Outcome | undefined {
  const booking = inventory.findBooking(bookingId);
  if (booking) return { kind: booking.status === 'held' ? 'held' : 'booked', booking };
  const entry = inventory.line.find(entryId);
  return entry && { kind: 'waiting', entry };
}
