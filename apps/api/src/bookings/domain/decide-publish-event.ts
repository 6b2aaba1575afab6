import type { PublishEventCommand } from './booking-command.js';
import { refuse, type Outcome } from './outcome.js';
import type { Inventory } from './inventory.js';

/** From here on everybody sees it, and it is sold. */
export function decidePublishEvent(command: PublishEventCommand, inventory: Inventory): Outcome {
  const { editable: event, hasStarted } = inventory;
  if (event.status === 'scheduled') return refuse('already_published');
  if (event.status === 'cancelled') return refuse('event_cancelled');
  const { expectedRevision } = command;
  if (expectedRevision !== null && event.revision !== expectedRevision) {
    return refuse('stale_revision');
  }
  if (hasStarted) return refuse('event_in_the_past');

  inventory.edit({ status: 'scheduled' });
  inventory.tell({ type: 'event.published' });
  const changes = { status: { before: 'draft', after: 'scheduled' } };
  inventory.log(command, { action: 'event.published', changes });
  return { kind: 'edited' };
}
