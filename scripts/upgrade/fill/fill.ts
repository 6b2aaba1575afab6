import type pg from 'pg';
import { hasMigration, type Version } from '../landed-versions.js';
import { moneySteps } from './money.js';
import { organiserSteps } from './organisers.js';
import { saleSteps } from './sale.js';
import { seatSteps } from './seats.js';
import type { Size } from './step.js';

/** In the order of their migrations: a step builds on the rows of those before it. */
const steps = [...saleSteps, ...organiserSteps, ...seatSteps, ...moneySteps];

const HOLDS = '20261201090100';

/** As the core left them: of each event the seats of its bookings, and the end of the first hold. */
const countSeats = (version: Version) => {
  const quantity = hasMigration(version, '20261121190000') ? 'quantity' : '1';
  const sum = (status: string) =>
    `coalesce(sum(${quantity}) FILTER (WHERE status = '${status}'), 0)::int`;
  const hasHolds = hasMigration(version, HOLDS);
  return `
    UPDATE "Event" AS event
    SET "remainingTickets" = "totalTickets" - confirmed - held, version = version + confirmed
        ${hasHolds ? ', "heldTickets" = held, "nextHoldExpiryAt" = next' : ''}
    FROM (
      SELECT "eventId", ${sum('confirmed')} AS confirmed, ${hasHolds ? sum('held') : '0'} AS held,
             ${hasHolds ? 'min("expiresAt")' : 'NULL'} AS next
      FROM "Booking" GROUP BY "eventId"
    ) AS booked WHERE booked."eventId" = event.id`;
};

const counts: readonly { since: string; statement: string }[] = [
  {
    since: '20261204090000',
    statement: `
      UPDATE "Event" AS event SET "waitingCount" = waiting, "waitlistTail" = tail
      FROM (SELECT "eventId", count(*) FILTER (WHERE status = 'waiting')::int AS waiting, max(position) AS tail
            FROM "WaitlistEntry" GROUP BY "eventId") AS line WHERE line."eventId" = event.id`,
  },
  {
    since: '20261211090000',
    statement: `
      UPDATE "TicketType" AS type SET "takenTickets" = (
        SELECT coalesce(sum(quantity), 0) FROM "Booking"
        WHERE "ticketTypeId" = type.id AND status IN ('held', 'confirmed'))`,
  },
  {
    since: '20261216090000',
    statement: `
      UPDATE "PromoCode" SET "usedTickets" = (
        SELECT coalesce(sum(used.quantity), 0) FROM "PromoUse" AS used JOIN "Booking" ON id = "bookingId"
        WHERE "promoCodeId" = "PromoCode".id AND status IN ('held', 'confirmed'))`,
  },
];

/**
 * Fills the tables that a version has, with the columns that it has and in every state that it knows.
 * @param client of the owner
 */
export async function fill(client: pg.Client, version: Version, size: Size): Promise<void> {
  const statements = [
    ...steps.flatMap((step) =>
      hasMigration(version, step.since) ? step.statements(version, size) : [],
    ),
    countSeats(version),
    ...counts.flatMap(({ since, statement }) => (hasMigration(version, since) ? [statement] : [])),
    'ANALYZE',
  ];
  for (const statement of statements) {
    await client.query(statement).catch((error: unknown) => {
      throw new Error(`${version.last} cannot be filled by ${statement}`, { cause: error });
    });
  }
}

/** Tables without a row, and values of an enum that no row of a column has. */
export async function findUnfilled(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`,
  );
  const { rows: values } = await client.query<{ table: string; column: string; value: string }>(
    `SELECT relname AS table, attname AS column, enumlabel AS value
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_enum ON enumtypid = atttypid
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT attisdropped`,
  );
  const looks = [
    ...tables.map(({ name }) => ({ what: name, from: `"${name}"` })),
    ...values.map(({ table, column, value }) => ({
      what: `${table}.${column} = ${value}`,
      from: `"${table}" WHERE "${column}" = '${value}'`,
    })),
  ];
  const { rows } = await client.query<{ what: string }>(
    looks
      .map(({ what, from }) => `SELECT '${what}' AS what WHERE NOT EXISTS (SELECT FROM ${from})`)
      .join(' UNION ALL '),
  );
  return rows.map(({ what }) => what);
}
