/**
 * What was earned, summed up by the database: of one event, or of all of an organiser's. Each statement begins with
 * the events, and finds what belongs to them by an index that begins with the event.
 */
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export type RevenueOf = { eventId: string } | { organiserId: string };

const ofEvents = (of: RevenueOf): Prisma.Sql =>
  'eventId' in of
    ? Prisma.sql`event.id = ${of.eventId}::uuid`
    : Prisma.sql`event."organiserId" = ${of.organiserId}::uuid`;

/** On whose calendar a day is: the event's own; of an organiser that of its books, if it keeps some. */
const zoneOf = (of: RevenueOf): Prisma.Sql =>
  'eventId' in of
    ? Prisma.sql`event."timeZone"`
    : Prisma.sql`coalesce(
        (SELECT "timeZone" FROM "InvoicingProfile" WHERE "organiserId" = ${of.organiserId}::uuid),
        event."timeZone")`;

/** Money that is sent back, or will be. */
const isBack = Prisma.sql`refund.state <> 'refused'`;

/** Sums are of type numeric or bigint there: cents fit into a number of JavaScript. */
const cents = (sum: Prisma.Sql) => Prisma.sql`coalesce(${sum}, 0)::float8`;

export interface DayRow {
  currency: string;
  day: string;
  grossCents: number;
  refundedCents: number;
}

/** Of payments for seats, by the day on which they came; what goes back counts on the day on which it was decided. */
export function readDays(database: Database, of: RevenueOf): Promise<DayRow[]> {
  return database.$queryRaw<DayRow[]>`
    WITH money AS (
      SELECT payment.currency, payment."receivedAt" AT TIME ZONE ${zoneOf(of)} AS at,
             payment."amountCents" AS gross, 0 AS refunded
      FROM "Event" AS event
      JOIN "Payment" AS payment ON payment."eventId" = event.id AND payment.use = 'seats'
      WHERE ${ofEvents(of)}
      UNION ALL
      SELECT payment.currency, refund."createdAt" AT TIME ZONE ${zoneOf(of)}, 0, refund."amountCents"
      FROM "Event" AS event
      JOIN "Refund" AS refund ON refund."eventId" = event.id AND ${isBack}
      JOIN "Payment" AS payment
        ON payment."eventId" = refund."eventId" AND payment.id = refund."paymentId"
       AND payment.use = 'seats'
      WHERE ${ofEvents(of)}
    )
    SELECT currency, to_char(at, 'YYYY-MM-DD') AS day,
           ${cents(Prisma.sql`sum(gross)`)} AS "grossCents",
           ${cents(Prisma.sql`sum(refunded)`)} AS "refundedCents"
    FROM money GROUP BY currency, day ORDER BY day`;
}

export interface PartRow {
  currency: string;
  id: string | null;
  name: string;
  grossCents: number;
  refundedCents: number;
  keptCents: number;
  seats: number;
}

/**
 * By type of ticket, or by event. What was paid is divided among the lines of its order by their prices: by running
 * sums, so that each cent is in one of them, whatever tax or discount the total has.
 */
export function readParts(database: Database, of: RevenueOf): Promise<PartRow[]> {
  const part =
    'eventId' in of
      ? Prisma.sql`line."ticketTypeId" AS id, coalesce(type.name, event.title) AS name`
      : Prisma.sql`event.id, event.title AS name`;
  return database.$queryRaw<PartRow[]>`
    WITH priced AS (
      SELECT payment.currency, payment."amountCents"::numeric AS paid, ${part}, line.seats,
             line.quantity, line.returned,
             line.quantity * line."unitPriceCents" AS price,
             sum(line.quantity * line."unitPriceCents") OVER of_order AS whole,
             sum(line.quantity * line."unitPriceCents") OVER (of_order ORDER BY line.id) AS upto,
             (SELECT coalesce(sum(refund."amountCents"), 0) FROM "Refund" AS refund
              WHERE refund."eventId" = line."eventId" AND refund."orderId" = line."orderId"
                AND refund."lineId" = line.id AND ${isBack}) AS refunded
      FROM "Event" AS event
      JOIN "Payment" AS payment ON payment."eventId" = event.id AND payment.use = 'seats'
      JOIN "OrderLine" AS line
        ON line."eventId" = payment."eventId" AND line."orderId" = payment."orderId"
      LEFT JOIN "TicketType" AS type
        ON type."eventId" = line."eventId" AND type.id = line."ticketTypeId"
      WHERE ${ofEvents(of)}
      WINDOW of_order AS (PARTITION BY line."eventId", line."orderId")
    ), sold AS (
      SELECT *, coalesce(round(paid * upto / nullif(whole, 0))
                         - round(paid * (upto - price) / nullif(whole, 0)), 0) AS gross
      FROM priced
    ), left_over AS (
      SELECT *, CASE WHEN seats IN ('freeing', 'free') THEN gross
                     ELSE round(gross * returned / quantity) END - refunded AS kept
      FROM sold
    )
    SELECT currency, id, name,
           ${cents(Prisma.sql`sum(gross)`)} AS "grossCents",
           ${cents(Prisma.sql`sum(refunded)`)} AS "refundedCents",
           ${cents(Prisma.sql`sum(kept)`)} AS "keptCents",
           coalesce(sum(quantity - returned) FILTER (WHERE seats = 'confirmed'), 0)::int AS seats
    FROM left_over GROUP BY currency, id, name ORDER BY "grossCents" DESC, name, id`;
}

export interface PayoutRow {
  currency: string;
  provider: string;
  receivedCents: number;
  sentBackCents: number;
  onItsWayCents: number;
}

/** All money, also what got no seats: the provider has it until it has sent it back. */
export function readPayouts(database: Database, of: RevenueOf): Promise<PayoutRow[]> {
  const backWhile = (state: Prisma.Sql) => Prisma.sql`
    (SELECT coalesce(sum(refund."amountCents"), 0) FROM "Refund" AS refund
     WHERE refund."eventId" = payment."eventId" AND refund."paymentId" = payment.id
       AND refund.state = ${state})`;
  return database.$queryRaw<PayoutRow[]>`
    SELECT payment.currency, payment.provider,
           ${cents(Prisma.sql`sum(payment."amountCents")`)} AS "receivedCents",
           ${cents(Prisma.sql`sum(${backWhile(Prisma.sql`'done'`)})`)} AS "sentBackCents",
           ${cents(Prisma.sql`sum(${backWhile(Prisma.sql`'due'`)})`)} AS "onItsWayCents"
    FROM "Event" AS event JOIN "Payment" AS payment ON payment."eventId" = event.id
    WHERE ${ofEvents(of)}
    GROUP BY payment.currency, payment.provider HAVING sum(payment."amountCents") > 0
    ORDER BY payment.currency, payment.provider`;
}

/** @returns null: each event has its own */
export async function findZone(database: Database, of: RevenueOf): Promise<string | null> {
  const [row] =
    'eventId' in of
      ? await database.$queryRaw<{ timeZone: string }[]>`
          SELECT "timeZone" FROM "Event" WHERE id = ${of.eventId}::uuid`
      : await database.$queryRaw<{ timeZone: string }[]>`
          SELECT "timeZone" FROM "InvoicingProfile" WHERE "organiserId" = ${of.organiserId}::uuid`;
  return row?.timeZone ?? null;
}
