/** What an organiser does to the line by hand. */
import { refuse, type Outcome } from './outcome.js';
import { serve } from './decide-freed.js';
import { endWaiting } from './decide-leave-waitlist.js';
import { waitlistPromoted } from './facts.js';
import type { Inventory } from './inventory.js';
import type {
  OfferToWaitingCommand,
  PromoteWaitingCommand,
  RemoveWaitingCommand,
} from './waitlist-command.js';
import type { WaitlistEntry } from './waitlist-line.js';

type Command = PromoteWaitingCommand | RemoveWaitingCommand | OfferToWaitingCommand;

export function decidePromoteWaiting(
  command: PromoteWaitingCommand,
  inventory: Inventory,
): Outcome {
  const entry = findWaiting(command, inventory);
  if (!entry) return refuse('waitlist_entry_not_found');
  inventory.line.promote(entry);
  inventory.tell(waitlistPromoted(entry));
  inventory.log(command, { action: 'waitlist.promoted', changes: changesOf(entry) });
  return { kind: 'edited' };
}

export function decideRemoveWaiting(command: RemoveWaitingCommand, inventory: Inventory): Outcome {
  const entry = findWaiting(command, inventory);
  if (!entry) return refuse('waitlist_entry_not_found');
  endWaiting(entry, 'removed', inventory);
  inventory.log(command, { action: 'waitlist.removed', changes: changesOf(entry) });
  return { kind: 'edited' };
}

/** A seat for this one now, whoever stands before: one that is left, or one more than the event had. */
export function decideOfferToWaiting(
  command: OfferToWaitingCommand,
  inventory: Inventory,
): Outcome {
  const entry = findWaiting(command, inventory);
  if (!entry) return refuse('waitlist_entry_not_found');
  const { status, totalTickets, remainingTickets } = inventory.event;
  if (status === 'cancelled') return refuse('event_cancelled');
  if (inventory.hasStarted) return refuse('event_started');
  const missing = Math.max(0, entry.quantity - remainingTickets);
  if (missing > 0 && !command.overCapacity) return refuse('sold_out');

  const raised = totalTickets + missing;
  if (missing > 0) {
    inventory.edit({ totalTickets: raised });
    inventory.putOnSale(missing);
  }
  serve(entry, inventory);
  inventory.log(command, {
    action: 'waitlist.offered',
    changes: {
      ...changesOf(entry),
      ...(missing > 0 && { totalTickets: { before: totalTickets, after: raised } }),
    },
  });
  return { kind: 'edited' };
}

function findWaiting({ entryId }: Command, { line }: Inventory): WaitlistEntry | undefined {
  const entry = line.find(entryId);
  return entry?.status === 'waiting' ? entry : undefined;
}

/** Whom it was about: the log has no names. */
const changesOf = ({ id, userId }: WaitlistEntry) => ({
  entryId: { before: id, after: id },
  userId: { before: userId, after: userId },
});
