/** Events as the members of their organiser see them, drafts and all. */
import { Inject, Injectable } from '@nestjs/common';
import type {
  ListOrganiserEventsQuery,
  OrganiserEvent,
  OrganiserEventPage,
} from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { selectEvents } from '../events/events.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { findOrganiserEvents } from './list-organiser-events.sql.js';
import { toOrganiserEvent } from './to-organiser-event.js';

@Injectable()
export class OrganiserEventsService {
  constructor(
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `organiser_not_found`, `forbidden` */
  async list(
    user: SignedInUser,
    organiserId: string,
    query: ListOrganiserEventsQuery,
  ): Promise<OrganiserEventPage> {
    await this.memberships.require(user, { organiserId }, 'events.read');
    const { page, limit } = query;
    return this.database.read(async (database) => {
      const { total, ids } = await findOrganiserEvents(database, organiserId, query, this.clock());
      const events = await selectEvents(database, Prisma.sql`event.id = ANY(${ids}::uuid[])`);
      const byId = new Map(events.map((event) => [event.id, toOrganiserEvent(event)]));
      return {
        // One that was deleted a moment ago is not there any more.
        data: ids.flatMap((id) => byId.get(id) ?? []),
        meta: { total, page, limit, totalPages: Math.ceil(total / limit) },
      };
    });
  }

  /** @throws ProblemError `event_not_found`, `forbidden` */
  async getSettings(user: SignedInUser, eventId: string): Promise<OrganiserEvent> {
    await this.memberships.require(user, { eventId }, 'events.read');
    return this.read(eventId);
  }

  /**
   * As it is by now, for one whose right was asked for already.
   * @throws ProblemError `event_not_found` when it was deleted meanwhile
   */
  async read(eventId: string): Promise<OrganiserEvent> {
    const [event] = await this.database.read((database) =>
      selectEvents(database, Prisma.sql`event.id = ${eventId}::uuid`),
    );
    if (!event) throw new ProblemError('event_not_found');
    return toOrganiserEvent(event);
  }
}

// The face of this module for those who show events to members.
export { toOrganiserEvent } from './to-organiser-event.js';
