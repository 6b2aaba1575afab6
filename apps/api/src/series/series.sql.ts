/** Series as they are kept, one named function for each statement. Days go as text: a Date has an hour. */
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import type { Day, Days } from './domain/days.js';
import type { Slot } from './domain/occurrences.js';
import type { Template } from './domain/template.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface SeriesRow extends Template {
  id: string;
  organiserId: string;
  revision: number;
  intervalWeeks: number;
  from: Day;
  until: Day | null;
  /** See the migration: the rule speaks of this day and later ones. */
  ruleFrom: Day;
  endedAt: Date | null;
  createdAt: Date;
  /** Those that are held, by weekday and time. */
  slots: Slot[];
}

const columns = Prisma.sql`
  series.id, series."organiserId", revision, title, description, category, level, host, venue, address,
  "totalTickets", "priceCents", currency, "maxPerPerson", "guestPolicy", "timeZone", "durationMinutes",
  "saleOpensMinutesBefore", "saleClosesMinutesBefore", "cancelUntilMinutesBefore", "allowsTransfer",
  "transferUntilMinutesBefore", "asksNames", "waitlistMode", "offerMinutes", "waitlistClosesMinutesBefore", "intervalWeeks", "from"::text, until::text, "ruleFrom"::text, "endedAt", series."createdAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('slot', slot, 'weekday', weekday, 'startTime', "startTime")
                             ORDER BY weekday, "startTime", slot), '[]')
   FROM "SeriesSlot" WHERE "seriesId" = series.id AND "removedAt" IS NULL) AS slots`;

/** Of one organiser: those that go on first, by their titles. */
export function listSeries(database: Database, organiserId: string): Promise<SeriesRow[]> {
  return database.$queryRaw<SeriesRow[]>`
    SELECT ${columns} FROM "Series" AS series WHERE "organiserId" = ${organiserId}::uuid
    ORDER BY "endedAt" IS NOT NULL, title, id`;
}

export async function findSeries(
  database: Database,
  seriesId: string,
): Promise<SeriesRow | undefined> {
  const [row] = await database.$queryRaw<SeriesRow[]>`
    SELECT ${columns} FROM "Series" AS series WHERE id = ${seriesId}::uuid`;
  return row;
}

/** Those of which events may still be made. */
export async function listSeriesToMake(database: Database, now: Date): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Series"
    WHERE until IS NULL OR until >= ${now}::timestamptz::date - 1 ORDER BY id`;
  return rows.map(({ id }) => id);
}

/**
 * Of an organiser: from here to COMMIT its holidays and its list of categories stay as they are. Many may
 * have it at once. It is taken before everything else, so that nobody waits in a circle.
 */
export async function lockSurroundings(tx: Transaction, organiserId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM "Organiser" WHERE id = ${organiserId}::uuid FOR SHARE`;
}

/** From here to COMMIT the series stays as it is, and with it {@link lockSurroundings}. */
export async function lockSeries(
  tx: Transaction,
  seriesId: string,
): Promise<SeriesRow | undefined> {
  // It never goes to another organiser.
  const before = await findSeries(tx, seriesId);
  if (!before) return undefined;
  await lockSurroundings(tx, before.organiserId);
  await tx.$queryRaw`SELECT FROM "Series" WHERE id = ${seriesId}::uuid FOR NO KEY UPDATE`;
  // A statement of its own: it sees what was committed while the others waited.
  return findSeries(tx, seriesId);
}

export interface MakingState {
  weeksAhead: number;
  holidays: Days[];
}

/** After {@link lockSeries}. */
export async function readMakingState(
  tx: Database,
  organiserId: string,
  today: Day,
): Promise<MakingState> {
  const [row] = await tx.$queryRaw<MakingState[]>`
    SELECT "weeksAhead",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('from', "from"::text, 'until', until::text)), '[]')
            FROM "Holiday" WHERE "organiserId" = organiser.id AND until >= ${today}::date) AS holidays
    FROM "Organiser" AS organiser WHERE id = ${organiserId}::uuid`;
  return row ?? { weeksAhead: 0, holidays: [] };
}

export type NewSeries = Omit<SeriesRow, 'revision' | 'endedAt' | 'createdAt'>;

export async function insertSeries(
  tx: Transaction,
  { slots, ...series }: NewSeries,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Series"
      (id, "organiserId", title, description, category, level, host, venue, address, "totalTickets",
       "priceCents", currency, "maxPerPerson", "guestPolicy", "timeZone", "durationMinutes",
       "saleOpensMinutesBefore", "saleClosesMinutesBefore", "cancelUntilMinutesBefore", "allowsTransfer",
       "transferUntilMinutesBefore", "asksNames", "waitlistMode", "offerMinutes", "waitlistClosesMinutesBefore", "intervalWeeks", "from", until, "ruleFrom")
    SELECT id, "organiserId", title, description, category, level, host, venue, address, "totalTickets",
           "priceCents", currency, "maxPerPerson", "guestPolicy", "timeZone", "durationMinutes",
           "saleOpensMinutesBefore", "saleClosesMinutesBefore", "cancelUntilMinutesBefore", "allowsTransfer",
           "transferUntilMinutesBefore", "asksNames", "waitlistMode", "offerMinutes", "waitlistClosesMinutesBefore", "intervalWeeks", "from", until, "ruleFrom"
    FROM jsonb_populate_record(NULL::"Series", ${JSON.stringify(series)}::jsonb)`;
  await writeSlots(tx, series.id, slots);
}

/** The rule and the template as they are from now on: the next revision. */
export async function updateSeries(
  tx: Transaction,
  { slots, ...series }: SeriesRow,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Series" AS series
    SET revision = edited.revision, title = edited.title, description = edited.description,
        category = edited.category, level = edited.level, host = edited.host, venue = edited.venue,
        address = edited.address, "totalTickets" = edited."totalTickets",
        "priceCents" = edited."priceCents", currency = edited.currency,
        "maxPerPerson" = edited."maxPerPerson", "guestPolicy" = edited."guestPolicy",
        "timeZone" = edited."timeZone", "durationMinutes" = edited."durationMinutes",
        "saleOpensMinutesBefore" = edited."saleOpensMinutesBefore",
        "saleClosesMinutesBefore" = edited."saleClosesMinutesBefore",
        "cancelUntilMinutesBefore" = edited."cancelUntilMinutesBefore",
        "allowsTransfer" = edited."allowsTransfer",
        "transferUntilMinutesBefore" = edited."transferUntilMinutesBefore",
        "asksNames" = edited."asksNames",
        "waitlistMode" = edited."waitlistMode", "offerMinutes" = edited."offerMinutes",
        "waitlistClosesMinutesBefore" = edited."waitlistClosesMinutesBefore",
        "intervalWeeks" = edited."intervalWeeks", until = edited.until, "ruleFrom" = edited."ruleFrom",
        "endedAt" = edited."endedAt"
    FROM jsonb_populate_record(NULL::"Series", ${JSON.stringify(series)}::jsonb) AS edited
    WHERE series.id = edited.id`;
  await writeSlots(tx, series.id, slots);
}

/** A slot that is not among them is held no more; its number stays its own. */
async function writeSlots(
  tx: Transaction,
  seriesId: string,
  slots: readonly Slot[],
): Promise<void> {
  const rows = JSON.stringify(slots);
  await tx.$executeRaw`
    UPDATE "SeriesSlot" SET "removedAt" = now()
    WHERE "seriesId" = ${seriesId}::uuid AND "removedAt" IS NULL
      AND slot NOT IN (SELECT slot FROM jsonb_to_recordset(${rows}::jsonb) AS kept(slot smallint))`;
  await tx.$executeRaw`
    INSERT INTO "SeriesSlot" ("seriesId", slot, weekday, "startTime")
    SELECT ${seriesId}::uuid, slot, weekday, "startTime"
    FROM jsonb_to_recordset(${rows}::jsonb) AS new(slot smallint, weekday smallint, "startTime" text)
    ON CONFLICT ("seriesId", slot) DO UPDATE
    SET weekday = EXCLUDED.weekday, "startTime" = EXCLUDED."startTime"`;
}

/** The highest number that a slot of the series ever had. */
export async function findLastSlot(tx: Transaction, seriesId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    SELECT coalesce(max(slot), 0)::int AS last FROM "SeriesSlot" WHERE "seriesId" = ${seriesId}::uuid`;
  return row?.last ?? 0;
}
