/** The raw SQL of the watcher counts, one named function for each statement. */
import { arrayLiteral } from '../common/database/array-literal.js';
import type { WatcherCount } from '@lastseat/contracts';
import type { PrismaService } from '../common/database/prisma.service.js';

/**
 * Without a sign of life for so long a process does not count any more, by the clock of the database,
 * which all processes share.
 */
const SILENCE_SECONDS = 60;

/**
 * Writes the counts of one process and reads the sums of the others, in one round trip. A count of zero
 * takes the row away. What is written is not read: both halves see the table as it was before, and the
 * sums leave the own rows out.
 *
 * Each process writes its own rows only, so none waits for another's. Only events that exist are
 * written: anyone may watch any id, and the table must not grow by what strangers make up.
 */
export function exchangeCounts(
  prisma: Pick<PrismaService, '$queryRaw'>,
  process: string,
  own: WatcherCount[],
  wanted: string[],
): Promise<WatcherCount[]> {
  const eventIds = arrayLiteral(own.map(({ eventId }) => eventId));
  const counts = arrayLiteral(own.map(({ count }) => String(count)));
  return prisma.$queryRaw<WatcherCount[]>`
    WITH own AS (
      SELECT * FROM unnest(${eventIds}::uuid[], ${counts}::int[]) AS own ("eventId", count)
    ), written AS (
      INSERT INTO "WatcherCount" ("eventId", process, count, "seenAt")
      SELECT id, ${process}::uuid, own.count, now()
      FROM own JOIN "Event" ON id = own."eventId" WHERE own.count > 0
      ON CONFLICT ("eventId", process)
      DO UPDATE SET count = excluded.count, "seenAt" = excluded."seenAt"
    ), removed AS (
      DELETE FROM "WatcherCount" AS kept USING own
      WHERE kept."eventId" = own."eventId" AND process = ${process}::uuid AND own.count = 0
    )
    SELECT "eventId", sum(count)::int AS count FROM "WatcherCount"
    WHERE "eventId" = ANY(${arrayLiteral(wanted)}::uuid[]) AND process <> ${process}::uuid
      AND "seenAt" > now() - ${SILENCE_SECONDS} * interval '1 second'
    GROUP BY "eventId"`;
}

/** In all processes, as they have shown it within the last second. */
export async function countWatchers(
  prisma: Pick<PrismaService, '$queryRaw'>,
  eventId: string,
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(count), 0)::int AS count FROM "WatcherCount"
    WHERE "eventId" = ${eventId}::uuid
      AND "seenAt" > now() - ${SILENCE_SECONDS} * interval '1 second'`;
  return row?.count ?? 0;
}

/**
 * The rows of processes that ended without taking them away. One that is being written just now, by a
 * process that was only frozen, is left to it.
 */
export async function removeSilentCounts(
  prisma: Pick<PrismaService, '$executeRaw'>,
): Promise<void> {
  await prisma.$executeRaw`
    DELETE FROM "WatcherCount" WHERE ("eventId", process) IN (
      SELECT "eventId", process FROM "WatcherCount"
      WHERE "seenAt" < now() - ${SILENCE_SECONDS} * interval '1 second'
      FOR UPDATE SKIP LOCKED
    )`;
}
