/** Which events of an organiser a list has: one page of their ids, and how many there are. */
import type { ListOrganiserEventsQuery } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

export interface FoundEvents {
  total: number;
  ids: string[];
}

/** What is ahead first, the soonest at the top; then what is over, the latest at the top. */
export async function findOrganiserEvents(
  database: Pick<PrismaService, '$queryRaw'>,
  organiserId: string,
  query: ListOrganiserEventsQuery,
  now: Date,
): Promise<FoundEvents> {
  const { page, limit } = query;
  const isOver = Prisma.sql`"startsAt" <= ${now}::timestamptz`;
  const [row] = await database.$queryRaw<FoundEvents[]>`
    WITH found AS (
      SELECT id, "startsAt" FROM "Event" AS event
      WHERE "organiserId" = ${organiserId}::uuid ${Prisma.join(listConditions(query, isOver), ' ')}
    )
    SELECT (SELECT count(*)::int FROM found) AS total,
           ARRAY(SELECT id FROM found
                 ORDER BY ${isOver}, greatest("startsAt", ${now}) - least("startsAt", ${now}), id
                 LIMIT ${limit} OFFSET ${(page - 1) * limit}) AS ids`;
  return row ?? { total: 0, ids: [] };
}

function listConditions(
  { search, status, period }: ListOrganiserEventsQuery,
  isOver: Prisma.Sql,
): Prisma.Sql[] {
  const words = search.split(/\s+/u).filter((word) => word !== '');
  return [
    Prisma.empty,
    ...words.map(
      (word) => Prisma.sql`AND concat_ws(' ', title, category, venue) ILIKE ${toPattern(word)}`,
    ),
    ...(status === 'all' ? [] : [Prisma.sql`AND status = ${status}::"EventStatus"`]),
    ...(period === 'past' ? [Prisma.sql`AND ${isOver}`] : []),
    ...(period === 'upcoming' ? [Prisma.sql`AND NOT ${isOver}`] : []),
  ];
}

/** A part of the text. What LIKE has a meaning for means itself. */
const toPattern = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
