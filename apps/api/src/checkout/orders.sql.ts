/** The raw SQL of orders, one named function for each statement, and how their rows become a record. */
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { OrderRecord, PaymentRecord, RefundRecord, SessionState } from './domain/order.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export type OrderRow = OrderRecord & {
  nextStepAt: Date | null;
  attempts: number;
  tokenHash: Uint8Array | null;
};

/** As PostgreSQL writes rows as JSON. */
type Json<Row> = {
  [Key in keyof Row]: Date extends Row[Key] ? Exclude<Row[Key], Date> | string : Row[Key];
};

/** `wanted`: an older version was about to have the page made, and had told nobody of it. */
type StoredSession = SessionState | 'wanted';

export const sessionOf = (stored: StoredSession): SessionState =>
  stored === 'wanted' ? 'none' : stored;

type StoredOrder = Omit<OrderRow, 'session' | 'payments' | 'refunds'> & {
  now: Date;
  session: StoredSession;
  payments: Json<PaymentRecord>[];
  refunds: Json<RefundRecord>[];
};

/** With all that is decided about, in one statement however many they are. */
const selectOrders = (where: Prisma.Sql) => Prisma.sql`
  SELECT placed.*, clock_timestamp() AS now, ${rowsOf(Prisma.sql`"OrderLine"`)} AS lines,
         ${rowsOf(Prisma.sql`"Payment"`)} AS payments, ${rowsOf(Prisma.sql`"Refund"`)} AS refunds
  FROM "Order" AS placed WHERE ${where}`;

const rowsOf = (table: Prisma.Sql) => Prisma.sql`(
    SELECT coalesce(json_agg(part ORDER BY part.id), '[]') FROM ${table} AS part
    WHERE part."eventId" = placed."eventId" AND part."orderId" = placed.id
  )`;

const isOneOf = (ids: readonly string[]) =>
  Prisma.sql`placed.id = ANY(${arrayLiteral(ids)}::uuid[])`;

function toRow({ now: _, session, payments, refunds, ...order }: StoredOrder): OrderRow {
  return {
    ...order,
    session: sessionOf(session),
    payments: payments.map((one) => ({ ...one, receivedAt: new Date(one.receivedAt) })),
    refunds: refunds.map((one) => ({
      ...one,
      createdAt: new Date(one.createdAt),
      endedAt: one.endedAt === null ? null : new Date(one.endedAt),
    })),
  };
}

/** An order as it was at that moment, by the database's clock. */
export interface SeenOrder {
  order: OrderRow;
  now: Date;
}

/**
 * After a lock it is a statement of its own: so it sees what was committed while that one waited, and its clock is
 * past the end of whoever had the lock before.
 */
export async function readOrders(database: Database, ids: readonly string[]): Promise<SeenOrder[]> {
  const rows = await database.$queryRaw<StoredOrder[]>`${selectOrders(isOneOf(ids))}`;
  return rows.map((row) => ({ order: toRow(row), now: row.now }));
}

export interface Person {
  eventId: string;
  userId: string;
}

/** Those that are not over, of persons with an account at an event: one each at the most. */
export async function findLiveOrders(
  database: Database,
  people: readonly Person[],
): Promise<OrderRow[]> {
  const live = Prisma.sql`placed.state IN ('open', 'paying') AND placed."tokenHash" IS NULL
    AND (placed."eventId", placed."userId") IN (SELECT * FROM unnest(
      ${arrayLiteral(people.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(people.map(({ userId }) => userId))}::uuid[]))`;
  return (await database.$queryRaw<StoredOrder[]>`${selectOrders(live)}`).map(toRow);
}

/**
 * Those whose time has come, and until the end of the lease nobody else's. A process that dies leaves them to
 * the others then.
 */
export async function claimDue(
  database: Database,
  limit: number,
  leaseMs: number,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    UPDATE "Order" AS claimed SET "nextStepAt" = now() + make_interval(secs => ${leaseMs / 1000})
    FROM (
      SELECT id FROM "Order" WHERE "nextStepAt" <= now()
      ORDER BY "nextStepAt" LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
    ) AS due
    WHERE claimed.id = due.id
    RETURNING claimed.id`;
  return rows.map(({ id }) => id);
}

/** A step failed: it is tried again, with growing pauses up to a minute. */
export async function putOff(
  database: Pick<PrismaService, '$executeRaw'>,
  id: string,
): Promise<void> {
  await database.$executeRaw`
    UPDATE "Order"
    SET attempts = attempts + 1,
        "nextStepAt" = now() + make_interval(secs => least(60, power(2, least(attempts, 6))))
    WHERE id = ${id}::uuid`;
}

/**
 * The order whose seats a booking has, also where its ticket was passed on since, and where its money came late and
 * the order has still to be told which booking it got.
 */
export async function findLineOfBooking(
  database: Database,
  eventId: string,
  bookingId: string,
): Promise<{ orderId: string; lineId: string } | null> {
  const [line] = await database.$queryRaw<{ orderId: string; lineId: string }[]>`
    WITH RECURSIVE was(id) AS (
      SELECT ${bookingId}::uuid
      UNION
      SELECT transfer."bookingId" FROM was
      JOIN "Transfer" AS transfer ON transfer."eventId" = ${eventId}::uuid
       AND transfer."newBookingId" = was.id
    )
    SELECT line."orderId", line.id AS "lineId" FROM was
    JOIN "OrderLine" AS line ON line."eventId" = ${eventId}::uuid AND line."bookingId" = was.id
    UNION ALL
    SELECT line."orderId", line.id FROM was
    JOIN "Booking" AS booking ON booking.id = was.id
    JOIN "Order" AS placed
      ON placed."eventId" = ${eventId}::uuid AND placed."userId" = booking."userId"
    JOIN "OrderLine" AS line ON line."eventId" = placed."eventId" AND line."orderId" = placed.id
     AND line."lateBookingId" = was.id
    LIMIT 1`;
  return line ?? null;
}

export interface SeatRow {
  id: string;
  userId: string;
  status: 'held' | 'confirmed' | 'cancelled';
}

/** What the bookings are by now, and whose: a ticket that was passed on has another holder. */
export function findSeatsOf(
  database: Database,
  eventId: string,
  bookingIds: readonly string[],
): Promise<SeatRow[]> {
  return database.$queryRaw<SeatRow[]>`
    WITH RECURSIVE became(id) AS (
      SELECT unnest(${arrayLiteral([...bookingIds])}::uuid[])
      UNION
      SELECT transfer."newBookingId" FROM became
      JOIN "Transfer" AS transfer ON transfer."eventId" = ${eventId}::uuid
       AND transfer."bookingId" = became.id AND transfer."newBookingId" IS NOT NULL
    )
    SELECT booking.id, booking."userId", booking.status::text AS status
    FROM became JOIN "Booking" AS booking ON booking.id = became.id`;
}
