/** The raw SQL of orders, one named function for each statement, and how their rows become a record. */
import type { EventPayment, PaymentIncidentKind } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import type { OrderRecord } from './domain/order.js';

type Database = Pick<PrismaService, '$queryRaw' | 'order'>;

/** With everything that is decided about. */
const whole = {
  lines: { orderBy: { id: 'asc' } },
  payments: { orderBy: { id: 'asc' } },
  refunds: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.OrderInclude;

export type OrderRow = OrderRecord & {
  nextStepAt: Date | null;
  attempts: number;
  tokenHash: Uint8Array | null;
};

export function findOrder(database: Pick<Database, 'order'>, id: string): Promise<OrderRow | null> {
  return database.order.findUnique({ where: { id }, include: whole });
}

/** The one that is not over, of a person at an event. */
export function findLiveOrder(
  database: Pick<Database, 'order'>,
  { eventId, userId }: { eventId: string; userId: string },
): Promise<OrderRow | null> {
  return database.order.findFirst({
    where: { eventId, userId, tokenHash: null, state: { in: ['open', 'paying'] } },
    include: whole,
  });
}

/**
 * THE lock of an order: from here to COMMIT nobody else decides about it. A waiter reads the newest rows.
 * @returns null when there is none by that id
 */
export async function lockOrder(
  tx: Transaction,
  id: string,
): Promise<{ order: OrderRow; now: Date } | null> {
  const [locked] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT clock_timestamp() AS now FROM "Order" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (!locked) return null;
  // A statement of its own: it sees what was committed while the first one waited.
  return { order: (await findOrder(tx, id))!, now: locked.now };
}

/** @returns whether the message was not taken before */
export async function noteProviderEvent(
  tx: Transaction,
  { provider, id, type }: { provider: string; id: string; type: string },
): Promise<boolean> {
  const noted = await tx.$executeRaw`
    INSERT INTO "ProviderEvent" (provider, id, type) VALUES (${provider}, ${id}, ${type})
    ON CONFLICT DO NOTHING`;
  return noted === 1;
}

export type NewOrder = Pick<
  OrderRecord,
  ('id' | 'eventId' | 'userId' | 'organiserId' | 'totalCents' | 'currency' | 'provider') | 'lines'
> & {
  /** From now on, by the database's clock, in milliseconds. */
  forMs: number;
  /** It ends no later, whatever `forMs` says; null: it may. */
  until: Date | null;
  isExtended: boolean;
  tokenHash: Uint8Array | null;
};

/** @returns whether it was made: else the person has one at the event that is not over */
export async function insertOrder(tx: Transaction, order: NewOrder): Promise<boolean> {
  const { id, eventId, userId, organiserId, totalCents, currency, provider, tokenHash } = order;
  const end = Prisma.sql`least(now() + make_interval(secs => ${order.forMs / 1000}), ${order.until}::timestamptz)`;
  const made = await tx.$executeRaw`
    INSERT INTO "Order" ("eventId", id, "userId", "organiserId", "totalCents", currency, provider,
                         "expiresAt", "seenAt", "nextStepAt", "tokenHash", "createdAt", "isExtended")
    VALUES (${eventId}::uuid, ${id}::uuid, ${userId}::uuid, ${organiserId}::uuid, ${totalCents},
            ${currency}, ${provider}, ${end}, now(), now() + interval '1 minute', ${tokenHash}, now(),
            ${order.isExtended})
    ON CONFLICT ("eventId", "userId") WHERE state IN ('open', 'paying') AND "tokenHash" IS NULL DO NOTHING`;
  if (made !== 1) return false;
  await tx.orderLine.createMany({
    data: order.lines.map((line) => ({ ...line, eventId, orderId: id })),
  });
  return true;
}

/** What changed of it; what became of nothing is left alone. */
export async function writeOrder(
  tx: Transaction,
  before: OrderRecord,
  after: OrderRecord,
  next: { nextStepAt: Date | null; attempts: number },
): Promise<void> {
  const { eventId, id } = after;
  const { state, expiresAt, isExtended, seenAt, session, sessionId, paymentUrl } = after;
  const { looks, endedAt } = after;
  const data = { state, expiresAt, isExtended, seenAt, session, sessionId, paymentUrl, looks };
  await tx.order.update({
    where: { eventId_id: { eventId, id } },
    data: { ...data, endedAt, ...next },
    select: { id: true },
  });
  await writeLines(tx, before, after);
  await writePayments(tx, before, after);
  await writeRefunds(tx, before, after);
}

async function writeLines(tx: Transaction, before: OrderRecord, after: OrderRecord) {
  for (const line of changedOf(before.lines, after.lines)) {
    await tx.orderLine.update({
      where: { eventId_id: { eventId: after.eventId, id: line.id } },
      data: { seats: line.seats, bookingId: line.bookingId },
      select: { id: true },
    });
  }
}

async function writePayments(tx: Transaction, before: OrderRecord, after: OrderRecord) {
  const { eventId, id: orderId } = after;
  for (const payment of changedOf(before.payments, after.payments)) {
    const { id, provider, reference, amountCents, currency, use, receivedAt } = payment;
    if (before.payments.some((one) => one.id === id)) {
      const where = { eventId_id: { eventId, id } };
      await tx.payment.update({ where, data: { use }, select: { id: true } });
    } else {
      const money = { provider, reference, amountCents, currency };
      await tx.payment.createMany({ data: { eventId, orderId, id, ...money, use, receivedAt } });
    }
  }
}

async function writeRefunds(tx: Transaction, before: OrderRecord, after: OrderRecord) {
  const { eventId, id: orderId } = after;
  for (const refund of changedOf(before.refunds, after.refunds)) {
    const { id, paymentId, lineId, amountCents, createdAt, state, reference, endedAt } = refund;
    const became = { state, reference, endedAt };
    if (before.refunds.some((one) => one.id === id)) {
      const where = { eventId_id: { eventId, id } };
      await tx.refund.update({ where, data: became, select: { id: true } });
    } else {
      const money = { paymentId, lineId, amountCents, createdAt };
      await tx.refund.createMany({ data: { eventId, orderId, id, ...money, ...became } });
    }
  }
}

/** Records are replaced where they change, and left where they do not. */
function changedOf<Row>(before: readonly Row[], after: readonly Row[]): Row[] {
  return after.filter((row) => !before.includes(row));
}

export async function insertIncidents(
  tx: Transaction,
  { eventId, id: orderId }: OrderRecord,
  incidents: readonly PaymentIncidentKind[],
  { now, newId }: { now: Date; newId: () => string },
): Promise<void> {
  const rows = incidents.map((kind) => ({ eventId, orderId, id: newId(), kind, createdAt: now }));
  await tx.paymentIncident.createMany({ data: rows });
}

/**
 * Those whose time has come, and until the end of the lease nobody else's. A process that dies leaves them to
 * the others then.
 */
export async function claimDue(
  database: Pick<Database, '$queryRaw'>,
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

/** What a checkout reads of an event, before anything is locked. */
export interface PricedEvent {
  title: string;
  organiserId: string;
  payment: EventPayment;
  /** Of the type that is wanted, where there is one. */
  priceCents: number;
  currency: string;
  /** Null: none is wanted, or the event has none by this id. */
  typeName: string | null;
}

/** @returns null for a draft as for none */
export async function findPricedEvent(
  database: Pick<Database, '$queryRaw'>,
  eventId: string,
  ticketTypeId: string | null,
): Promise<PricedEvent | null> {
  const [event] = await database.$queryRaw<PricedEvent[]>`
    SELECT title, "organiserId", payment::text AS payment, currency, type.name AS "typeName",
           coalesce(type."priceCents", event."priceCents") AS "priceCents"
    FROM "Event" AS event
    LEFT JOIN "TicketType" AS type
      ON type."eventId" = event.id AND type.id = ${ticketTypeId}::uuid
    WHERE event.id = ${eventId}::uuid AND event.status <> 'draft'`;
  return event ?? null;
}

/** The order whose seats a booking has, also where its ticket was passed on since. */
export async function findLineOfBooking(
  database: Pick<Database, '$queryRaw'>,
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
  database: Pick<Database, '$queryRaw'>,
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
