/** Which events are in a week, and where there are others; one named function for each statement. */
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** What a timetable has of an organiser. */
export interface Wanted {
  organiserId: string;
  /** Empty: all. */
  category: string;
  level: string;
  /** Those that nobody but the members sees. */
  hasDrafts: boolean;
}

/** More than a week of anybody has: museums let people in every quarter of an hour. */
const MOST_OF_A_WEEK = 1_000;
const MOST_OF_A_FEED = 2_000;

const DAY_MS = 24 * 60 * 60 * 1_000;

const conditions = ({ organiserId, category, level, hasDrafts }: Wanted) =>
  Prisma.join(
    [
      Prisma.sql`"organiserId" = ${organiserId}::uuid`,
      ...(category === '' ? [] : [Prisma.sql`lower(category) = lower(${category})`]),
      ...(level === '' ? [] : [Prisma.sql`lower(level) = lower(${level})`]),
      ...(hasDrafts ? [] : [Prisma.sql`status <> 'draft'`]),
    ],
    ' AND ',
  );

/** On the clock at the venue. */
const localDay = Prisma.sql`("startsAt" AT TIME ZONE "timeZone")::date`;

/** Clocks on earth are at most fourteen hours from UTC; for the index, before the exact look. */
const dayBefore = (day: string) => new Date(Date.parse(day) - DAY_MS);
const dayAfter = (day: string) => new Date(Date.parse(day) + 2 * DAY_MS);

/** @returns the ids, by when they begin */
export async function listWeek(
  database: Database,
  wanted: Wanted,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Event"
    WHERE ${conditions(wanted)}
      AND "startsAt" > ${dayBefore(from)}::timestamptz AND "startsAt" < ${dayAfter(to)}::timestamptz
      AND ${localDay} BETWEEN ${from}::date AND ${to}::date
    ORDER BY "startsAt", id LIMIT ${MOST_OF_A_WEEK}`;
  return rows.map(({ id }) => id);
}

/** Whether anything lies before the week, and after it. */
export async function lookAround(
  database: Database,
  wanted: Wanted,
  { from, to }: { from: string; to: string },
): Promise<{ hasEarlier: boolean; hasLater: boolean }> {
  const [row] = await database.$queryRaw<{ hasEarlier: boolean; hasLater: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "Event" WHERE ${conditions(wanted)}
        AND "startsAt" < ${dayAfter(from)}::timestamptz AND ${localDay} < ${from}::date
    ) AS "hasEarlier", EXISTS (
      SELECT FROM "Event" WHERE ${conditions(wanted)}
        AND "startsAt" > ${dayBefore(to)}::timestamptz AND ${localDay} > ${to}::date
    ) AS "hasLater"`;
  return row ?? { hasEarlier: false, hasLater: false };
}

/** The clock of what comes next, or was last: an organiser is where its events are. */
export async function findTimeZone(
  database: Database,
  wanted: Wanted,
  now: Date,
): Promise<string | null> {
  const [row] = await database.$queryRaw<{ timeZone: string | null }[]>`
    SELECT coalesce(
      (SELECT "timeZone" FROM "Event"
       WHERE ${conditions(wanted)} AND "startsAt" > ${now}::timestamptz ORDER BY "startsAt" LIMIT 1),
      (SELECT "timeZone" FROM "Event"
       WHERE ${conditions(wanted)} AND "startsAt" <= ${now}::timestamptz
       ORDER BY "startsAt" DESC LIMIT 1)
    ) AS "timeZone"`;
  return row?.timeZone ?? null;
}

/** @returns the ids, by when they begin */
export async function listFeed(database: Database, wanted: Wanted, since: Date): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Event" WHERE ${conditions(wanted)} AND "startsAt" > ${since}::timestamptz
    ORDER BY "startsAt", id LIMIT ${MOST_OF_A_FEED}`;
  return rows.map(({ id }) => id);
}
