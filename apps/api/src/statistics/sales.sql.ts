/** The raw SQL of the statistics, one named function for each statement. */
import type { OrganiserEventStatus, SalesHour, SalesUnit } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** What "now" is about. */
export const RATE_MINUTES = 10;

export interface SalesRow {
  organiserId: string;
  category: string;
  status: OrganiserEventStatus;
  startsAt: Date;
  timeZone: string;
  totalTickets: number;
  remainingTickets: number;
  heldTickets: number;
  version: number;
  cancelledTickets: number;
  admittedTickets: number;
  soldLately: number;
  cancelledLately: number;
  unit: SalesUnit;
  /** `at` in milliseconds since 1970. */
  steps: { at: number; sold: number; cancelled: number }[];
  hours: SalesHour[];
}

/**
 * An event's bookings, read once. By two indexes, one of the confirmed and one of the cancelled: asked for
 * together they would be looked for in the whole table. A hold that nobody confirmed was never sold.
 */
const bookingsOf = (eventId: Prisma.Sql) => {
  const selectWith = (status: Prisma.Sql) => Prisma.sql`
    SELECT id, quantity, "createdAt", "cancelledAt", "cancelledBy" FROM "Booking"
    WHERE "eventId" = ${eventId} AND status = ${status} AND "cancelledBy" IS DISTINCT FROM 'expiry'`;
  return Prisma.sql`
    ${selectWith(Prisma.sql`'confirmed'`)} UNION ALL ${selectWith(Prisma.sql`'cancelled'`)}`;
};

/**
 * The finest steps of which there are not more than some hundred. Weeks have no bound: one that sells for
 * ten years has five hundred.
 */
const unitOfSale = Prisma.sql`
  SELECT CASE
    WHEN max(greatest("createdAt", "cancelledAt")) - min("createdAt") <= interval '3 hours' THEN 'minute'
    WHEN max(greatest("createdAt", "cancelledAt")) - min("createdAt") <= interval '8 days' THEN 'hour'
    WHEN max(greatest("createdAt", "cancelledAt")) - min("createdAt") <= interval '200 days' THEN 'day'
    ELSE 'week' END AS unit
  FROM booking`;

/** Tickets that somebody is in with: an entry that no undo of the same ticket names. */
const countAdmitted = (eventId: string) => Prisma.sql`
  SELECT count(DISTINCT (entry."bookingId", entry.number))::int FROM "CheckIn" AS entry
  LEFT JOIN "CheckIn" AS undo
    ON undo."eventId" = entry."eventId" AND undo.kind = 'undo' AND undo.undoes = entry.nonce
    AND undo."bookingId" = entry."bookingId" AND undo.number = entry.number
  WHERE entry."eventId" = ${eventId}::uuid AND entry.kind = 'entry' AND undo.nonce IS NULL`;

/** Of bookings that somebody else had before: they were sold before. */
const takenOf = (eventId: Prisma.Sql) => Prisma.sql`
  SELECT "newBookingId" AS id FROM "Transfer"
  WHERE "eventId" = ${eventId} AND "newBookingId" IS NOT NULL`;

/** What is passed on is sold once, and not cancelled by it. */
const changes = Prisma.sql`
  SELECT "createdAt" AS at, quantity AS sold, 0 AS cancelled FROM booking
  WHERE id NOT IN (SELECT id FROM taken)
  UNION ALL
  SELECT "cancelledAt", 0, quantity FROM booking
  WHERE "cancelledAt" IS NOT NULL AND "cancelledBy" IS DISTINCT FROM 'transfer'`;

/** All in one statement, so that its numbers are of one instant and agree with each other. */
export async function readSales(
  database: Database,
  eventId: string,
  now: Date,
): Promise<SalesRow | undefined> {
  const since = new Date(now.getTime() - RATE_MINUTES * 60_000);
  const [row] = await database.$queryRaw<SalesRow[]>`
    WITH event AS MATERIALIZED (
      SELECT "organiserId", category, status, "startsAt", "timeZone", "totalTickets",
             "remainingTickets", "heldTickets", version
      FROM "Event" WHERE id = ${eventId}::uuid
    ), booking AS MATERIALIZED (
      ${bookingsOf(Prisma.sql`${eventId}::uuid`)}
    ), taken AS MATERIALIZED (
      ${takenOf(Prisma.sql`${eventId}::uuid`)}
    ), scale AS (
      ${unitOfSale}
    ), change AS (
      ${changes}
    ), step AS (
      SELECT (extract(epoch FROM date_trunc(unit, at, "timeZone")) * 1000)::bigint AS at,
             sum(sold) AS sold, sum(cancelled) AS cancelled
      FROM change, scale, event GROUP BY 1
    ), sale_hour AS (
      SELECT extract(isodow FROM "createdAt" AT TIME ZONE "timeZone") AS weekday,
             extract(hour FROM "createdAt" AT TIME ZONE "timeZone") AS hour, sum(quantity) AS sold
      FROM booking, event WHERE id NOT IN (SELECT id FROM taken) GROUP BY 1, 2
    )
    SELECT event.*, scale.unit,
      (${countAdmitted(eventId)}) AS "admittedTickets",
      (SELECT coalesce(sum(cancelled), 0)::int FROM change) AS "cancelledTickets",
      (SELECT coalesce(sum(sold), 0)::int FROM change
       WHERE at > ${since}::timestamptz) AS "soldLately",
      (SELECT coalesce(sum(cancelled), 0)::int FROM change
       WHERE at > ${since}::timestamptz) AS "cancelledLately",
      (SELECT coalesce(json_agg(step ORDER BY at), '[]') FROM step) AS steps,
      (SELECT coalesce(json_agg(sale_hour ORDER BY weekday, hour), '[]') FROM sale_hour) AS hours
    FROM event, scale`;
  return row;
}

export interface SimilarWanted {
  eventId: string;
  organiserId: string;
  category: string;
  startsAt: Date;
  /** From the instant that is compared to the start, in milliseconds; 0 once it has begun. */
  leadMs: number;
}

export interface SimilarRow {
  id: string;
  title: string;
  startsAt: Date;
  totalTickets: number;
  confirmedTickets: number;
}

/** More say no more. */
const MAX_SIMILAR = 5;

/** The last ones before, each with the seats that were taken as long before its start. */
export function listSimilar(database: Database, wanted: SimilarWanted): Promise<SimilarRow[]> {
  const { eventId, organiserId, category, startsAt, leadMs } = wanted;
  return database.$queryRaw<SimilarRow[]>`
    SELECT event.id, event.title, event."startsAt", event."totalTickets", (
      SELECT coalesce(sum(booking.quantity), 0)::int
      FROM (${bookingsOf(Prisma.sql`event.id`)}) AS booking
      WHERE booking."createdAt" <= event.at
        AND (booking."cancelledAt" IS NULL OR booking."cancelledAt" > event.at)
    ) AS "confirmedTickets"
    FROM (
      SELECT id, title, "startsAt", "totalTickets",
             "startsAt" - ${leadMs} * interval '1 millisecond' AS at
      FROM "Event"
      WHERE "organiserId" = ${organiserId}::uuid AND "startsAt" < ${startsAt}::timestamptz
        AND category = ${category} AND status = 'scheduled' AND id <> ${eventId}::uuid
      ORDER BY "startsAt" DESC, id DESC LIMIT ${MAX_SIMILAR}
    ) AS event
    ORDER BY event."startsAt" DESC, event.id DESC`;
}
