import type { ActivityAction, FieldChange, ListActivityQuery } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

export interface ActivityRow {
  id: string;
  eventId: string | null;
  /** These three as they are now; null when the event is gone. */
  eventTitle: string | null;
  eventTimeZone: string | null;
  eventCurrency: string | null;
  personId: string | null;
  personName: string | null;
  actorId: string | null;
  actorName: string | null;
  action: ActivityAction;
  changes: Record<string, FieldChange>;
  createdAt: Date;
}

/** Of a field of the changes whose value is an id. */
const idIn = (field: 'bookingId' | 'person') => Prisma.sql`coalesce(
  activity.changes -> ${field} ->> 'after', activity.changes -> ${field} ->> 'before')::uuid`;

/**
 * The newest first, by an index on the id beside what `where` names, and one more than the limit: that says
 * whether there are older ones. Each name is a look of its own, for the rows of the page alone.
 */
export function listActivity(
  database: Pick<PrismaService, '$queryRaw'>,
  where: Prisma.Sql,
  { limit, before }: ListActivityQuery,
): Promise<ActivityRow[]> {
  const olderThan = before === undefined ? Prisma.empty : Prisma.sql`AND id < ${before}::uuid`;
  return database.$queryRaw<ActivityRow[]>`
    SELECT activity.id, activity."eventId", activity.action, activity."actorId",
           event.title AS "eventTitle", event."timeZone" AS "eventTimeZone",
           event.currency AS "eventCurrency",
           (SELECT name FROM "User" WHERE id = activity."actorId") AS "actorName",
           person.id AS "personId", person.name AS "personName",
           activity.changes, activity."createdAt"
    FROM (
      SELECT * FROM "Activity" WHERE ${where} ${olderThan} ORDER BY id DESC LIMIT ${limit + 1}
    ) AS activity
    LEFT JOIN "Event" AS event ON event.id = activity."eventId"
    LEFT JOIN LATERAL (
      SELECT id, name FROM "User" WHERE id = coalesce(
        ${idIn('person')}, (SELECT "userId" FROM "Booking" WHERE id = ${idIn('bookingId')}))
      LIMIT 1
    ) AS person ON true
    ORDER BY activity.id DESC`;
}
