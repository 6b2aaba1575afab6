/** Incidents with money, over all events of an organiser. */
import type { ListIncidentsQuery } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface IncidentRow {
  id: string;
  eventId: string;
  eventTitle: string;
  orderId: string;
  kind: string;
  createdAt: Date;
  personId: string;
  personName: string | null;
  seenAt: Date | null;
  seenByName: string | null;
}

/** The newest first, and one more than the limit: that says whether there are older ones. */
export function listIncidents(
  database: Database,
  organiserId: string,
  { list, before, limit }: ListIncidentsQuery,
): Promise<IncidentRow[]> {
  const conditions = [Prisma.sql`event."organiserId" = ${organiserId}::uuid`];
  if (list === 'unseen') conditions.push(Prisma.sql`seen."seenAt" IS NULL`);
  if (before !== undefined) conditions.push(Prisma.sql`incident.id < ${before}::uuid`);
  return database.$queryRaw<IncidentRow[]>`
    SELECT incident.id, event.id AS "eventId", event.title AS "eventTitle", incident."orderId",
           incident.kind, incident."createdAt", "Order"."userId" AS "personId",
           (SELECT name FROM "User" WHERE id = "Order"."userId") AS "personName", seen."seenAt",
           (SELECT name FROM "User" WHERE id = seen."userId") AS "seenByName"
    FROM "Event" AS event
    JOIN "PaymentIncident" AS incident ON incident."eventId" = event.id
    JOIN "Order" ON "Order"."eventId" = incident."eventId" AND "Order".id = incident."orderId"
    LEFT JOIN "IncidentSeen" AS seen
      ON seen."eventId" = incident."eventId" AND seen."incidentId" = incident.id
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY incident.id DESC LIMIT ${limit + 1}`;
}

export async function countUnseen(database: Database, organiserId: string): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Event" AS event
    JOIN "PaymentIncident" AS incident ON incident."eventId" = event.id
    WHERE event."organiserId" = ${organiserId}::uuid
      AND NOT EXISTS (
        SELECT FROM "IncidentSeen" AS seen
        WHERE seen."eventId" = incident."eventId" AND seen."incidentId" = incident.id
      )`;
  return row?.count ?? 0;
}

/** The first one stays. @returns whether there is such an incident of the event */
export async function noteSeen(
  database: Database,
  { eventId, incidentId, userId }: { eventId: string; incidentId: string; userId: string },
): Promise<boolean> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    WITH incident AS (
      SELECT id FROM "PaymentIncident"
      WHERE "eventId" = ${eventId}::uuid AND id = ${incidentId}::uuid
    ), noted AS (
      INSERT INTO "IncidentSeen" ("eventId", "incidentId", "userId")
      SELECT ${eventId}::uuid, id, ${userId}::uuid FROM incident
      ON CONFLICT DO NOTHING
    )
    SELECT id FROM incident`;
  return rows.length > 0;
}
