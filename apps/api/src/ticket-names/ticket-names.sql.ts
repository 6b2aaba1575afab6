/** The raw SQL of the names on tickets, one named function for each statement. */
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface NamedBooking {
  eventId: string;
  bookingId: string;
}

/** By the number of the seat; null: none of them has a name. */
export type NamesByNumber = Readonly<Record<string, string>> | null;

/** The same as a part of a statement that has a row called `booking`: one look into the primary key. */
export const namesOfBooking = Prisma.sql`(
  SELECT jsonb_object_agg(given.number, given.name) FROM "TicketName" AS given
  WHERE given."eventId" = booking."eventId" AND given."bookingId" = booking.id)`;

export function readNames(
  database: Database,
  bookings: readonly NamedBooking[],
): Promise<{ bookingId: string; number: number; name: string }[]> {
  return database.$queryRaw`
    SELECT given."bookingId", given.number, given.name
    FROM unnest(
      ${arrayLiteral(bookings.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(bookings.map(({ bookingId }) => bookingId))}::uuid[]
    ) AS wanted("eventId", "bookingId")
    JOIN "TicketName" AS given USING ("eventId", "bookingId")`;
}

/** Of seats that an order holds: whoever writes has looked that it is theirs. */
export async function writeNames(
  tx: Transaction,
  { eventId, bookingId }: NamedBooking,
  names: readonly (string | null)[],
): Promise<void> {
  const place = Prisma.sql`SELECT ${eventId}::uuid AS "eventId", ${bookingId}::uuid AS id`;
  await tx.$executeRaw`${replaceNames(place, names)}`;
}

/**
 * Of a confirmed booking, whose row is locked for the moment of this one statement: of a name and a
 * cancellation or a transfer the second knows of the first.
 */
export async function writeNamesOf(
  database: Pick<PrismaService, '$executeRaw'>,
  { userId, bookingId }: { userId: string; bookingId: string },
  names: readonly (string | null)[],
): Promise<void> {
  const place = Prisma.sql`
    SELECT "eventId", id FROM "Booking"
    WHERE id = ${bookingId}::uuid AND "userId" = ${userId}::uuid AND status = 'confirmed'
    FOR SHARE`;
  await database.$executeRaw`${replaceNames(place, names)}`;
}

/** @param place one row with `eventId` and `id`, or none: then nothing is written */
const replaceNames = (place: Prisma.Sql, names: readonly (string | null)[]) => Prisma.sql`
    WITH place AS (${place}), given AS (
      SELECT name, number FROM unnest(${arrayLiteral(names)}::text[]) WITH ORDINALITY AS new(name, number)
    ), gone AS (
      DELETE FROM "TicketName" AS old USING place
      WHERE old."eventId" = place."eventId" AND old."bookingId" = place.id
        AND old.number NOT IN (SELECT number FROM given WHERE name IS NOT NULL)
    )
    INSERT INTO "TicketName" ("eventId", "bookingId", number, name)
    SELECT place."eventId", place.id, given.number, given.name FROM place CROSS JOIN given
    WHERE given.name IS NOT NULL
    ON CONFLICT ("eventId", "bookingId", number) DO UPDATE SET name = excluded.name`;

/** Another booking has the seats of one: a late payment's, in the place of what ran out. */
export async function moveNames(
  tx: Transaction,
  { eventId, from, to }: { eventId: string; from: string; to: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "TicketName" SET "bookingId" = ${to}::uuid
    WHERE "eventId" = ${eventId}::uuid AND "bookingId" = ${from}::uuid`;
}

/** Of everybody whose account goes. */
export async function eraseNames(tx: Transaction, userIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "TicketName" AS given USING "Booking" AS booking
    WHERE booking."userId" = ANY(${arrayLiteral(userIds)}::uuid[])
      AND given."eventId" = booking."eventId" AND given."bookingId" = booking.id`;
}

/**
 * Of bookings that stand no more. Until then money may still come for them, and take the names along.
 * @returns how many rows are gone
 */
export function purgeNames(
  database: Pick<PrismaService, '$executeRaw'>,
  { before, atMost }: { before: Date; atMost: number },
): Promise<number> {
  return database.$executeRaw`
    DELETE FROM "TicketName" AS given USING (
      SELECT stale."eventId", stale."bookingId", stale.number
      FROM "TicketName" AS stale JOIN "Booking" AS booking ON booking.id = stale."bookingId"
      WHERE booking.status = 'cancelled' AND booking."cancelledAt" < ${before}
      LIMIT ${atMost}
    ) AS stale
    WHERE given."eventId" = stale."eventId" AND given."bookingId" = stale."bookingId"
      AND given.number = stale.number`;
}
