/** The line as its organiser sees it. */
import type { ListWaitlistQuery } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface LineRow {
  id: string;
  name: string;
  email: string;
  quantity: number;
  status: 'waiting' | 'served' | 'left' | 'removed' | 'closed';
  position: number | null;
  joinedAt: Date;
  endedAt: Date | null;
  bookingStatus: 'held' | 'confirmed' | 'cancelled' | null;
  cancelledBy: string | null;
  expiresAt: Date | null;
}

/** Everybody's place is counted before a search leaves some out. @returns one page, and how many there are */
export async function readLinePage(
  database: Database,
  eventId: string,
  { page, limit, list, search }: ListWaitlistQuery,
): Promise<{ rows: LineRow[]; total: number }> {
  const isWaiting = list === 'waiting';
  const order = isWaiting ? Prisma.sql`position` : Prisma.sql`"endedAt" DESC, id DESC`;
  const rows = await database.$queryRaw<(LineRow & { total: number })[]>`
    WITH line AS (
      SELECT *, CASE WHEN status = 'waiting' THEN
                  row_number() OVER (ORDER BY priority DESC, position)::int END AS place
      FROM "WaitlistEntry"
      WHERE "eventId" = ${eventId}::uuid
        AND status ${isWaiting ? Prisma.sql`= 'waiting'` : Prisma.sql`<> 'waiting'`}
    )
    SELECT line.id, person.name, person.email, line.quantity, line.status, line.place AS position,
           line."joinedAt", line."endedAt", booking.status AS "bookingStatus",
           booking."cancelledBy", booking."expiresAt", count(*) OVER ()::int AS total
    FROM line
    JOIN "User" AS person ON person.id = line."userId"
    LEFT JOIN "Booking" AS booking ON booking.id = line."bookingId"
    WHERE ${matches(search)}
    ORDER BY ${order} LIMIT ${limit} OFFSET ${(page - 1) * limit}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/** What is typed is text and no pattern: `strpos` knows no wildcards. */
function matches(search: string): Prisma.Sql {
  if (search === '') return Prisma.sql`true`;
  return Prisma.sql`
    (strpos(lower(unaccent(person.name)), lower(unaccent(${search}))) > 0
     OR strpos(person.email, lower(${search})) > 0)`;
}
