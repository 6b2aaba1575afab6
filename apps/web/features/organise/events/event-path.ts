import { can, type MemberRole, type OrganiserEvent } from '@lastseat/contracts';
import { consolePaths } from '@/lib/http/console-paths';

type LinkedEvent = Pick<OrganiserEvent, 'id' | 'status'>;

/**
 * Where an event's title leads: to its numbers; a draft, which has none yet, to its form; who may see
 * neither, to the people.
 */
export function eventPath(slug: string, role: MemberRole, { id, status }: LinkedEvent): string {
  if (status === 'draft' && can(role, 'events.change')) return consolePaths.editEvent(slug, id);
  const path = can(role, 'statistics.read') ? consolePaths.event : consolePaths.roster;
  return path(slug, id);
}
