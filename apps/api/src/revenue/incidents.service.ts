/** Where a person should look: what went wrong with money, and whether a member has seen it. */
import { Injectable } from '@nestjs/common';
import {
  paymentIncidentKindSchema,
  type Incident,
  type IncidentList,
  type ListIncidentsQuery,
} from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService } from '../common/database/prisma.service.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { countUnseen, listIncidents, noteSeen, type IncidentRow } from './incidents.sql.js';

@Injectable()
export class IncidentsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
  ) {}

  /** @throws ProblemError `organiser_not_found`, `forbidden`, `second_factor_required`, `busy` */
  async list(
    user: SignedInUser,
    organiserId: string,
    query: ListIncidentsQuery,
  ): Promise<IncidentList> {
    await this.memberships.require(user, { organiserId }, 'orders.read');
    return this.database.read(async (database) => {
      const rows = await listIncidents(database, organiserId, query);
      const unseen = await countUnseen(database, organiserId);
      const hasMore = rows.length > query.limit;
      return { data: rows.slice(0, query.limit).map(toIncident), meta: { hasMore, unseen } };
    });
  }

  /** Once more changes nothing. @throws ProblemError `event_not_found`, `incident_not_found`, `forbidden` */
  async see(user: SignedInUser, eventId: string, incidentId: string): Promise<void> {
    await this.memberships.require(user, { eventId }, 'orders.read');
    const isThere = await noteSeen(this.prisma, { eventId, incidentId, userId: user.id });
    if (!isThere) throw new ProblemError('incident_not_found');
  }
}

function toIncident(row: IncidentRow): Incident {
  const { id, orderId, eventId, eventTitle, personId, personName, seenAt, seenByName } = row;
  return {
    ...{ id, orderId, kind: paymentIncidentKindSchema.parse(row.kind) },
    createdAt: row.createdAt.toISOString(),
    event: { id: eventId, title: eventTitle },
    person: { id: personId, name: personName ?? '' },
    seen: seenAt && { byName: seenByName ?? '', at: seenAt.toISOString() },
  };
}
