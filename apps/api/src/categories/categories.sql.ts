/** The lists of categories, one named function for each statement. */
import type { OrganiserCategory } from '@lastseat/contracts';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** What an event or a series is of. */
export interface Kind {
  category: string;
  level: string | null;
}

/**
 * What is on the list, in its order. Where nobody has drawn one up, what others can see of events: a word
 * that only a draft has is not everybody's to know.
 */
export function listCategories(
  database: Database,
  organiserId: string,
): Promise<OrganiserCategory[]> {
  return database.$queryRaw<OrganiserCategory[]>`
    SELECT category.name,
           ARRAY(SELECT level.name FROM "Level" AS level
                 WHERE level."organiserId" = category."organiserId"
                   AND level.category = category.name AND level.position IS NOT NULL
                   AND (organiser."definesCategories" OR EXISTS (
                     SELECT FROM "Event" AS event
                     WHERE event."organiserId" = level."organiserId"
                       AND event.category = level.category AND event.level = level.name
                       AND event.status <> 'draft'))
                 ORDER BY level.position, level.name) AS levels
    FROM "Category" AS category JOIN "Organiser" AS organiser ON organiser.id = "organiserId"
    WHERE category."organiserId" = ${organiserId}::uuid AND category.position IS NOT NULL
      AND (organiser."definesCategories" OR EXISTS (
        SELECT FROM "Event" AS event
        WHERE event."organiserId" = category."organiserId" AND event.category = category.name
          AND event.status <> 'draft'))
    ORDER BY category.position, category.name`;
}

/** Whether an event or a series may be of it. Whatever it is, where the organiser has drawn up no list. */
export async function isKnownKind(
  database: Database,
  organiserId: string,
  { category, level }: Kind,
): Promise<boolean> {
  const [row] = await database.$queryRaw<{ isKnown: boolean }[]>`
    SELECT NOT "definesCategories" OR EXISTS (
      SELECT FROM "Category"
      WHERE "organiserId" = organiser.id AND name = ${category} AND position IS NOT NULL
    ) AND (${level}::text IS NULL OR EXISTS (
      SELECT FROM "Level"
      WHERE "organiserId" = organiser.id AND category = ${category} AND name = ${level}
        AND position IS NOT NULL
    )) AS "isKnown"
    FROM "Organiser" AS organiser WHERE id = ${organiserId}::uuid`;
  return row?.isKnown ?? true;
}

/** Of the event as it is. */
export async function findKind(database: Database, eventId: string): Promise<Kind | undefined> {
  const [row] = await database.$queryRaw<Kind[]>`
    SELECT category, level FROM "Event" WHERE id = ${eventId}::uuid`;
  return row;
}

/** Of what is still to come and is not cancelled: events, and series that go on. */
export function listKindsInUse(tx: Transaction, organiserId: string, now: Date): Promise<Kind[]> {
  return tx.$queryRaw<Kind[]>`
    SELECT category, level FROM "Event"
    WHERE "organiserId" = ${organiserId}::uuid AND "startsAt" > ${now}::timestamptz
      AND status <> 'cancelled'
    UNION
    SELECT category, level FROM "Series"
    WHERE "organiserId" = ${organiserId}::uuid
      AND (until IS NULL OR until >= ${now}::timestamptz::date - 1)`;
}

/**
 * The list is exactly this one from now on. What is on it no more and nothing has is removed; what old
 * events have stays, without a place.
 */
export async function writeCategories(
  tx: Transaction,
  organiserId: string,
  categories: readonly OrganiserCategory[],
): Promise<void> {
  const levels = categories.flatMap(({ name: category, levels: names }) =>
    names.map((name, position) => ({ category, name, position })),
  );
  const listed = categories.map(({ name }, position) => ({ name, position }));
  await tx.$executeRaw`
    UPDATE "Organiser" SET "definesCategories" = true WHERE id = ${organiserId}::uuid`;
  await tx.$executeRaw`
    UPDATE "Category" SET position = NULL WHERE "organiserId" = ${organiserId}::uuid`;
  await tx.$executeRaw`
    UPDATE "Level" SET position = NULL WHERE "organiserId" = ${organiserId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "Category" ("organiserId", name, position)
    SELECT ${organiserId}::uuid, name, position
    FROM jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) AS new(name text, position int)
    ON CONFLICT ("organiserId", name) DO UPDATE SET position = EXCLUDED.position`;
  await tx.$executeRaw`
    INSERT INTO "Level" ("organiserId", category, name, position)
    SELECT ${organiserId}::uuid, category, name, position
    FROM jsonb_to_recordset(${JSON.stringify(levels)}::jsonb)
      AS new(category text, name text, position int)
    ON CONFLICT ("organiserId", category, name) DO UPDATE SET position = EXCLUDED.position`;
  await removeUnused(tx, organiserId);
}

async function removeUnused(tx: Transaction, organiserId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Level" AS level
    WHERE "organiserId" = ${organiserId}::uuid AND position IS NULL
      AND NOT EXISTS (SELECT FROM "Event" AS event
        WHERE event."organiserId" = level."organiserId" AND event.category = level.category
          AND event.level = level.name)
      AND NOT EXISTS (SELECT FROM "Series" AS series
        WHERE series."organiserId" = level."organiserId" AND series.category = level.category
          AND series.level = level.name)`;
  await tx.$executeRaw`
    DELETE FROM "Category" AS category
    WHERE "organiserId" = ${organiserId}::uuid AND position IS NULL
      AND NOT EXISTS (SELECT FROM "Event" AS event
        WHERE event."organiserId" = category."organiserId" AND event.category = category.name)
      AND NOT EXISTS (SELECT FROM "Series" AS series
        WHERE series."organiserId" = category."organiserId" AND series.category = category.name)`;
}
