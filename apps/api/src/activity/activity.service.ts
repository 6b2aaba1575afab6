/** Who changed what, and when. Written in the transaction of the change; nothing here is ever changed. */
import { Injectable } from '@nestjs/common';
import type {
  Activity,
  ActivityAction,
  ActivityList,
  FieldChange,
  ListActivityQuery,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { Prisma } from '../../generated/prisma/client.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { Transaction } from '../common/database/prisma.service.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { listActivity, type ActivityRow } from './list-activity.sql.js';

export interface ActivityEntry {
  organiserId: string;
  /** Left out: about the organiser and none of its events. */
  eventId?: string;
  action: ActivityAction;
  /**
   * By field. Of people the id and no name, which is looked up when it is read and may change until then:
   * a user's as `person`, or that of the booking as `bookingId`.
   */
  changes?: Record<string, FieldChange>;
}

@Injectable()
export class ActivityService {
  constructor(private readonly database: ReadDatabase) {}

  /** To be called in the transaction of the change. */
  async record(
    tx: Transaction,
    actor: Pick<ActingUser, 'id' | 'requestId'>,
    { changes = {}, ...entry }: ActivityEntry,
  ): Promise<void> {
    await tx.activity.create({
      data: {
        ...entry,
        id: newId(),
        actorId: actor.id,
        requestId: actor.requestId,
        changes: changes as Prisma.InputJsonObject,
      },
    });
  }

  async listOfOrganiser(organiserId: string, query: ListActivityQuery): Promise<ActivityList> {
    return this.list(Prisma.sql`"organiserId" = ${organiserId}::uuid`, query);
  }

  async listOfEvent(eventId: string, query: ListActivityQuery): Promise<ActivityList> {
    return this.list(Prisma.sql`"eventId" = ${eventId}::uuid`, query);
  }

  /** Refunds that members have asked for, the oldest first: some of them, as an order has some lines. */
  async listOfOrder(eventId: string, orderId: string): Promise<Activity[]> {
    const { data } = await this.list(
      Prisma.sql`"eventId" = ${eventId}::uuid AND action = 'order.refunded'
                 AND changes -> 'orderId' ->> 'after' = ${orderId}`,
      { limit: 100 },
    );
    return data.toReversed();
  }

  private async list(where: Prisma.Sql, query: ListActivityQuery): Promise<ActivityList> {
    const rows = await this.database.read((database) => listActivity(database, where, query));
    const hasMore = rows.length > query.limit;
    return { data: rows.slice(0, query.limit).map(toActivity), meta: { hasMore } };
  }
}

/** What an entry says of a field; `before` and `after` are null where there was nothing. */
export const change = (before: unknown, after: unknown): FieldChange => ({ before, after });

function toActivity(row: ActivityRow): Activity {
  const { person: _id, ...changes } = row.changes;
  return {
    id: row.id,
    event: row.eventId === null ? null : toEvent(row.eventId, row),
    person: toPerson(row.personId, row.personName),
    action: row.action,
    actor: toPerson(row.actorId, row.actorName),
    changes,
    createdAt: row.createdAt.toISOString(),
  };
}

const toEvent = (id: string, { eventTitle, eventTimeZone, eventCurrency }: ActivityRow) => ({
  id,
  title: eventTitle ?? '',
  timeZone: eventTimeZone,
  currency: eventCurrency,
});

/** An account that is gone leaves its id only. */
const toPerson = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? '' };
