import type { BookCommand } from './booking-command.js';
import type { Outcome } from './outcome.js';
import { decideSeatRequest } from './decide-seat-request.js';
import { bookingConfirmed } from './facts.js';
import type { Inventory } from './inventory.js';
import { newBooking } from './new-booking.js';
import { findUnpaid } from './needs-payment.js';

export function decideBook(command: BookCommand, inventory: Inventory): Outcome {
  const decided = decideSeatRequest(command, inventory, () =>
    findUnpaid(inventory, command.ticketTypeId),
  );
  if (decided !== null) return decided;

  const booking = newBooking(command, inventory.now, null);
  inventory.add(booking);
  inventory.tell(bookingConfirmed(booking));
  return { kind: 'booked', booking };
}
