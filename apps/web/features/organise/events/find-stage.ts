import type { OrganiserEvent } from '@lastseat/contracts';

/** Where an event stands, in one word. */
export type Stage = 'draft' | 'published' | 'sold' | 'over' | 'cancelled';

type StagedEvent = Pick<OrganiserEvent, 'status' | 'startsAt' | 'remainingTickets'>;

export function findStage(event: StagedEvent, now: Date): Stage {
  if (event.status === 'cancelled') return 'cancelled';
  if (event.status === 'draft') return 'draft';
  if (Date.parse(event.startsAt) <= now.getTime()) return 'over';
  return event.remainingTickets === 0 ? 'sold' : 'published';
}
