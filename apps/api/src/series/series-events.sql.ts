/** The events of series: made, moved in the series, read. One named function for each statement. */
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import type { Day } from './domain/days.js';
import type { SeriesEvent } from './domain/plan-edit.js';
import type { CopiedFields, EventTimes } from './domain/template.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface NewEvent extends CopiedFields, EventTimes {
  id: string;
  seriesDate: Day;
  /** Null: an extra date. */
  seriesSlot: number | null;
  isSeriesChanged: boolean;
}

/**
 * What is there already stays as it is. Each new event, and that it is published, are one statement.
 * @returns the ids of those that were made
 */
export async function insertEvents(
  tx: Transaction,
  { id: seriesId, organiserId }: { id: string; organiserId: string },
  events: readonly NewEvent[],
): Promise<string[]> {
  if (events.length === 0) return [];
  const facts = JSON.stringify([{ type: 'event.published' }]);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH made AS (
      INSERT INTO "Event"
        (id, "organiserId", "seriesId", "seriesDate", "seriesSlot", "isSeriesChanged", title, description,
         category, level, host, "startsAt", "endsAt", "timeZone", venue, address, "totalTickets",
         "remainingTickets", "priceCents", currency, "maxPerPerson", "saleOpensAt", "saleClosesAt",
         "cancelUntil", "allowsTransfer", "transferUntil", "asksNames", "guestPolicy", "waitlistMode", "offerMinutes",
         "waitlistClosesAt", status, version)
      SELECT id, ${organiserId}::uuid, ${seriesId}::uuid, "seriesDate", "seriesSlot", "isSeriesChanged",
             title, description, category, level, host, "startsAt", "endsAt", "timeZone", venue, address,
             "totalTickets", "totalTickets", "priceCents", currency, "maxPerPerson", "saleOpensAt",
             "saleClosesAt", "cancelUntil", "allowsTransfer", "transferUntil", "asksNames", "guestPolicy", "waitlistMode",
             "offerMinutes", "waitlistClosesAt",
             'scheduled', 1
      FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS new(
        id uuid, "seriesDate" date, "seriesSlot" smallint, "isSeriesChanged" boolean, title text,
        description text, category text, level text, host text, "startsAt" timestamptz,
        "endsAt" timestamptz, "timeZone" text, venue text, address text, "totalTickets" int,
        "priceCents" int, currency text, "maxPerPerson" int, "saleOpensAt" timestamptz,
        "saleClosesAt" timestamptz, "cancelUntil" timestamptz, "allowsTransfer" boolean,
        "transferUntil" timestamptz, "asksNames" boolean, "guestPolicy" "GuestPolicy",
        "waitlistMode" "WaitlistMode", "offerMinutes" int, "waitlistClosesAt" timestamptz)
      ON CONFLICT ("seriesId", "seriesDate", "seriesSlot") DO NOTHING
      RETURNING id, version
    ), told AS (
      INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
      SELECT 'event', id, version, ${facts}::json FROM made
    )
    SELECT id FROM made`;
  return rows.map(({ id }) => id);
}

/** All of the series from that day on, whatever became of them. */
export function readSeriesEvents(
  tx: Database,
  seriesId: string,
  from: Day,
): Promise<SeriesEvent[]> {
  return tx.$queryRaw<SeriesEvent[]>`
    SELECT id, title, "startsAt", "seriesDate"::text AS date, "seriesSlot"::int AS slot, status,
           "isSeriesChanged" AS "isChangedByHand",
           "totalTickets" - "remainingTickets" - "heldTickets" AS "confirmedTickets", "heldTickets"
    FROM "Event" WHERE "seriesId" = ${seriesId}::uuid AND "seriesDate" >= ${from}::date
    ORDER BY "startsAt", id`;
}

/** What begins within these days, on its own clock, and is not cancelled; of all series of the organiser. */
export function readEventsOfDays(
  tx: Database,
  organiserId: string,
  { from, until, now }: { from: Day; until: Day; now: Date },
): Promise<(SeriesEvent & { seriesId: string })[]> {
  return tx.$queryRaw<(SeriesEvent & { seriesId: string })[]>`
    SELECT id, "seriesId", title, "startsAt", "seriesDate"::text AS date, "seriesSlot"::int AS slot,
           status, "isSeriesChanged" AS "isChangedByHand",
           "totalTickets" - "remainingTickets" - "heldTickets" AS "confirmedTickets", "heldTickets"
    FROM "Event"
    WHERE "organiserId" = ${organiserId}::uuid AND "seriesId" IS NOT NULL AND status <> 'cancelled'
      AND "startsAt" > ${now}::timestamptz
      AND "startsAt" >= ${from}::date - interval '1 day' AND "startsAt" < ${until}::date + interval '2 days'
      AND ("startsAt" AT TIME ZONE "timeZone")::date BETWEEN ${from}::date AND ${until}::date
    ORDER BY "startsAt", id`;
}

export async function findSeriesEvent(
  tx: Database,
  seriesId: string,
  eventId: string,
): Promise<{ date: Day } | undefined> {
  const [row] = await tx.$queryRaw<{ date: Day }[]>`
    SELECT "seriesDate"::text AS date FROM "Event"
    WHERE id = ${eventId}::uuid AND "seriesId" = ${seriesId}::uuid`;
  return row;
}

/**
 * The day by which the series knows them, and nothing that anybody sees. The rows are locked in the order in
 * which the core locks them, so that the two do not wait for each other in a circle.
 */
export async function moveDates(
  tx: Transaction,
  moved: readonly { id: string; date: Day }[],
): Promise<void> {
  if (moved.length === 0) return;
  const ids = arrayLiteral(moved.map(({ id }) => id));
  await tx.$queryRaw`
    SELECT FROM "Event" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    UPDATE "Event" AS event SET "seriesDate" = moved.date
    FROM unnest(${ids}::uuid[], ${arrayLiteral(moved.map(({ date }) => date))}::date[]) AS moved(id, date)
    WHERE event.id = moved.id`;
}

/** Who has a place at one of them. */
export async function countPeople(
  database: Database,
  eventIds: readonly string[],
): Promise<number> {
  if (eventIds.length === 0) return 0;
  const [row] = await database.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT "userId")::int AS people FROM "Booking"
    WHERE "eventId" = ANY(${arrayLiteral([...eventIds])}::uuid[]) AND status IN ('held', 'confirmed')`;
  return row?.people ?? 0;
}
