import type { Category } from '@lastseat/contracts';
import type { PrismaService } from '../../common/database/prisma.service.js';

/** More than anybody chooses from. */
const MAX_CATEGORIES = 100;

/** Those of the events that are still to start, the largest first. */
export function listCategories(
  database: Pick<PrismaService, '$queryRaw'>,
  now: Date,
): Promise<Category[]> {
  return database.$queryRaw<Category[]>`
    SELECT category AS name, count(*)::int AS upcoming FROM "Event"
    WHERE "startsAt" > ${now}::timestamptz AND status <> 'draft'
    GROUP BY category ORDER BY upcoming DESC, name LIMIT ${MAX_CATEGORIES}`;
}
