import { bookingConfirmed, waitlistOffered } from './facts.js';
import { isServing } from './find-waitlist-closed.js';
import type { Inventory } from './inventory.js';
import { needsPayment } from './needs-payment.js';
import { newBooking } from './new-booking.js';
import type { WaitlistEntry } from './waitlist-line.js';

/**
 * Who gets the seats that nobody has any more: one rule, whichever command let them go. The next in line
 * does, in the transaction that frees them, so nobody overtakes those who wait; everybody else can have
 * what no one waits for.
 */
export function decideFreed(inventory: Inventory): void {
  inventory.putOnSale(inventory.freedTickets);
  const { line } = inventory;
  if (line.length === 0 || inventory.event.remainingTickets === 0 || !isServing(inventory)) return;
  while (inventory.event.remainingTickets > 0 && line.first) serve(line.first, inventory);
}

/**
 * With what there is, at most what they asked for: who wants two and could have one is asked, and holds up
 * nobody. Where it is all that they asked for, it may be booked without asking.
 */
export function serve(entry: WaitlistEntry, inventory: Inventory): void {
  const { remainingTickets, startsAt, lockedAt } = inventory.event;
  const quantity = Math.min(entry.quantity, remainingTickets);
  const { waitlistMode, offerMinutes } = inventory.waitlist;
  const { eventId, userId, nextBookingId: bookingId } = entry;
  const wanted = { eventId, userId, bookingId, quantity };
  // What has to be paid is offered: nobody owes for a seat that they got in their sleep.
  const mayBook = waitlistMode === 'autobook' && !needsPayment(inventory);
  if (mayBook && quantity === entry.quantity) {
    const booking = newBooking(wanted, inventory.now, null);
    inventory.add(booking);
    inventory.servedBookings.push(booking);
    inventory.tell(bookingConfirmed(booking));
    return;
  }
  const until = lockedAt.getTime() + offerMinutes * 60_000;
  const expiresAt = new Date(Math.min(until, startsAt.getTime()));
  const booking = newBooking(wanted, inventory.now, expiresAt);
  inventory.add(booking);
  inventory.servedBookings.push(booking);
  inventory.expectExpiry(expiresAt);
  inventory.tell(waitlistOffered(booking, expiresAt));
}
