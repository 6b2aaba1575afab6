import type { PrismaService } from '../common/database/prisma.service.js';

/** As many as one look takes up; the next look finds the others. */
const EVENTS_AT_ONCE = 100;

/** Those whose holds ran out first come first, by an index that has no event without a hold in it. */
export async function listEventsWithDueHolds(
  database: Pick<PrismaService, '$queryRaw'>,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Event" WHERE "nextHoldExpiryAt" <= now()
    ORDER BY "nextHoldExpiryAt" LIMIT ${EVENTS_AT_ONCE}`;
  return rows.map(({ id }) => id);
}
