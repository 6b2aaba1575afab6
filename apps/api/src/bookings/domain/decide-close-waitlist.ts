import type { Outcome } from './outcome.js';
import { endWaiting } from './decide-leave-waitlist.js';
import type { Inventory } from './inventory.js';
import type { CloseWaitlistCommand } from './waitlist-command.js';

/** Of a cancelled event nobody gets a seat any more. As many as were read: the next command has the others. */
export function decideCloseWaitlist(_command: CloseWaitlistCommand, inventory: Inventory): Outcome {
  const { line, event } = inventory;
  if (event.status !== 'cancelled') return { kind: 'left' };
  for (const entry of line.known) endWaiting(entry, 'closed', inventory);
  return { kind: 'left' };
}
