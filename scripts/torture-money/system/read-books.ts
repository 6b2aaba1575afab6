/** What the database says of money in the end, at one moment. */
import type pg from 'pg';
import { inMs, type Reader } from '../../torture/system/columns.js';
import type { TorturedPostgres } from '../../torture/system/postgres.js';
import type { Books } from '../history.js';

export function readBooks(postgres: TorturedPostgres): Promise<Books> {
  return postgres.connected(async (client) => {
    const read: Reader = async <Row extends pg.QueryResultRow>(statement: string) =>
      (await client.query<Row>(statement)).rows;
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const books = {
      ...(await readOrders(read)),
      ...(await readCodes(read)),
      ...(await readInvoices(read)),
    };
    await client.query('COMMIT');
    return books;
  });
}

type OrderBooks = Pick<
  Books,
  'orders' | 'lines' | 'payments' | 'refunds' | 'incidents' | 'seats' | 'types' | 'facts'
>;

type CodeBooks = Pick<Books, 'codes' | 'codeUses'>;

async function readOrders(read: Reader): Promise<OrderBooks> {
  return {
    orders: await read(
      `SELECT id, "eventId", "userId", "organiserId", state, "totalCents", currency, "promoCode",
              session,
              "nextStepAt" IS NOT NULL AS "isDue" FROM "Order"`,
    ),
    lines: await read(
      `SELECT line.id, line."orderId", line."bookingId", line."lateBookingId", line."ticketTypeId",
              line.quantity, coalesce(type."priceCents", event."priceCents") AS "listedCents",
              line."unitPriceCents", line."discountCents", line.seats
       FROM "OrderLine" AS line
       JOIN "Event" AS event ON event.id = line."eventId"
       LEFT JOIN "TicketType" AS type
         ON type."eventId" = line."eventId" AND type.id = line."ticketTypeId"`,
    ),
    payments: await read(
      `SELECT id, "orderId", reference, "amountCents", currency, use, ${inMs('"receivedAt"', 'receivedAt')}
       FROM "Payment"`,
    ),
    refunds: await read(
      `SELECT id, "orderId", "paymentId", "lineId", "amountCents", state FROM "Refund"`,
    ),
    incidents: await read(`SELECT "orderId", kind FROM "PaymentIncident"`),
    ...(await readSeats(read)),
    facts: await read(
      `SELECT message."aggregateId" AS "orderId", fact->>'type' AS type,
              (fact->>'amountCents')::int AS "amountCents", fact->>'currency' AS currency,
              fact->>'refundId' AS "refundId"
       FROM torture.message AS message, json_array_elements(message.facts) AS fact
       WHERE message."aggregateType" = 'order'`,
    ),
  };
}

async function readSeats(read: Reader): Promise<Pick<Books, 'seats' | 'types'>> {
  return {
    seats: await read(
      // Confirmed and cancelled within one batch: the row tells of the end alone, the facts of both.
      `WITH confirmed AS (
         SELECT "bookingId" AS id, min(pg_xact_commit_timestamp(xid::xid)) AS at
         FROM torture.booking_change
         WHERE became = 'confirmed'
            OR was = 'held' AND became = 'cancelled' AND "cancelledBy" IS DISTINCT FROM 'expiry'
               AND (xid, "bookingId") IN (
                 SELECT message.xid, (fact->>'bookingId')::uuid
                 FROM torture.message AS message, json_array_elements(message.facts) AS fact
                 WHERE fact->>'type' = 'booking.confirmed'
               )
         GROUP BY 1
       )
       SELECT booking.id, booking."userId", booking."eventId", booking."ticketTypeId", booking.status,
              booking.quantity, coalesce(type."priceCents", event."priceCents") AS "priceCents",
              ${inMs('confirmed.at', 'confirmedAt')}
       FROM "Booking" AS booking
       JOIN "Event" AS event ON event.id = booking."eventId"
       LEFT JOIN "TicketType" AS type
         ON type."eventId" = booking."eventId" AND type.id = booking."ticketTypeId"
       LEFT JOIN confirmed ON confirmed.id = booking.id`,
    ),
    types: await read('SELECT id, "takenTickets", capacity FROM "TicketType"'),
  };
}

async function readCodes(read: Reader): Promise<CodeBooks> {
  return {
    codes: await read(
      `SELECT id, "eventId", code, "percentOff", "amountOffCents", "ticketTypeIds", "usedTickets", "maxTickets"
       FROM "PromoCode"`,
    ),
    codeUses: await read('SELECT "bookingId", "promoCodeId", quantity FROM "PromoUse"'),
  };
}

type InvoiceBooks = Pick<Books, 'invoices' | 'numbers' | 'ledger' | 'invoicingIds'>;

/** Numbers from the events: the read model has the credit notes within a document. */
async function readInvoices(read: Reader): Promise<InvoiceBooks> {
  const profiles = await read<{ organiserId: string }>(
    'SELECT "organiserId" FROM "InvoicingProfile"',
  );
  return {
    invoices: await read(
      `SELECT "orderId", "organiserId", currency, "totalCents", "creditedCents" FROM "InvoiceView"`,
    ),
    numbers: await read(
      `SELECT created.data->>'organiserId' AS "organiserId", (numbered.data->>'year')::int AS year,
              (numbered.data->>'sequence')::int AS sequence
       FROM "StoredEvent" AS numbered
       JOIN "StoredEvent" AS created
         ON created.stream = numbered.stream AND created.type = 'invoice.created'
       WHERE numbered.type IN ('invoice.issued', 'invoice.credited')`,
    ),
    ledger: await read('SELECT "organiserId", year, "lastSequence" FROM "InvoiceLedger"'),
    invoicingIds: profiles.map(({ organiserId }) => organiserId),
  };
}
