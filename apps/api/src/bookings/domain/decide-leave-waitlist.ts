import type { Outcome } from './outcome.js';
import { waitlistLeft } from './facts.js';
import type { Inventory } from './inventory.js';
import type { WaitlistEntry } from './waitlist-line.js';
import type { LeaveWaitlistCommand } from './waitlist-command.js';

/** Whoever waits not has left already. */
export function decideLeaveWaitlist(
  { userId }: LeaveWaitlistCommand,
  inventory: Inventory,
): Outcome {
  const entry = inventory.line.findWaiting(userId);
  if (entry) endWaiting(entry, 'left', inventory);
  return { kind: 'left' };
}

/** Without a seat. */
export function endWaiting(
  entry: WaitlistEntry,
  status: 'left' | 'removed' | 'closed',
  inventory: Inventory,
): void {
  inventory.line.end(entry, { status, bookingId: null, endedAt: inventory.now });
  inventory.tell(waitlistLeft(entry, status));
}
