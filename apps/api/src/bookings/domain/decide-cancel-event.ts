import type { CancelEventCommand } from './booking-command.js';
import { refuse, type Outcome } from './outcome.js';
import type { Inventory } from './inventory.js';

/**
 * Nothing is sold or confirmed from here on, and nothing of it can be taken back. Its bookings, and what is
 * held, are cancelled later, and so is its line.
 */
export function decideCancelEvent(command: CancelEventCommand, inventory: Inventory): Outcome {
  const { editable: event, confirmedTickets, hasStarted, now } = inventory;
  if (event.status === 'draft') return refuse('event_not_published');
  if (event.status === 'cancelled') return refuse('already_cancelled');
  if (hasStarted) return refuse('event_started');

  const { reason } = command;
  const isEmpty = confirmedTickets + event.heldTickets + inventory.line.length === 0;
  inventory.edit({
    status: 'cancelled',
    cancelledAt: now,
    cancelReason: reason,
    bookingsCancelledAt: isEmpty ? now : null,
  });
  inventory.tell({ type: 'event.cancelled', reason });
  const changes = {
    status: { before: 'scheduled', after: 'cancelled' },
    cancelReason: { before: null, after: reason },
  };
  inventory.log(command, { action: 'event.cancelled', changes });
  return { kind: 'edited' };
}
