/** What the events that are still to start can be narrowed to, and how many each leaves. */
import type { Category, CountedOrganiser } from '@lastseat/contracts';
import type { PrismaService } from '../../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** More than anybody chooses from. */
const MAX_CATEGORIES = 100;
const MAX_LEVELS = 20;
const MAX_ORGANISERS = 100;

/** The largest first. */
export async function countByCategory(database: Database, now: Date): Promise<Category[]> {
  const categories = await database.$queryRaw<Category[]>`
    SELECT name, sum(upcoming)::int AS upcoming,
           coalesce(
             jsonb_agg(jsonb_build_object('name', level, 'upcoming', upcoming)
                       ORDER BY upcoming DESC, level) FILTER (WHERE level IS NOT NULL),
             '[]') AS levels
    FROM (
      SELECT category AS name, level, count(*)::int AS upcoming FROM "Event"
      WHERE "startsAt" > ${now}::timestamptz AND status <> 'draft'
      GROUP BY category, level
    ) AS counted
    GROUP BY name ORDER BY sum(upcoming) DESC, name LIMIT ${MAX_CATEGORIES}`;
  return categories.map((category) => ({
    ...category,
    levels: category.levels.slice(0, MAX_LEVELS),
  }));
}

/** The busiest first. */
export function countByOrganiser(database: Database, now: Date): Promise<CountedOrganiser[]> {
  return database.$queryRaw<CountedOrganiser[]>`
    SELECT slug, name, upcoming FROM (
      SELECT "organiserId", count(*)::int AS upcoming FROM "Event"
      WHERE "startsAt" > ${now}::timestamptz AND status <> 'draft'
      GROUP BY "organiserId" ORDER BY upcoming DESC, "organiserId" LIMIT ${MAX_ORGANISERS}
    ) AS counted
    JOIN "Organiser" ON id = "organiserId" ORDER BY upcoming DESC, name, slug`;
}
