/** How bookings were passed on, for those who may see them. */
import type { Transfer, TransferStatus } from '@lastseat/contracts';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

interface TransferRow {
  id: string;
  bookingId: string;
  status: TransferStatus;
  toEmail: string | null;
  createdAt: Date;
  endedAt: Date | null;
}

interface Named {
  id: string;
  eventId: string;
}

/** The last time that each was to be passed on. @returns by booking */
export async function findTransfers(
  database: Database,
  bookings: readonly Named[],
): Promise<Map<string, Transfer>> {
  if (bookings.length === 0) return new Map();
  const rows = await database.$queryRaw<TransferRow[]>`
    SELECT transfer.* FROM unnest(
      ${arrayLiteral(bookings.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(bookings.map(({ id }) => id))}::uuid[]
    ) AS given("eventId", "bookingId")
    CROSS JOIN LATERAL (
      SELECT id, "bookingId", status, "toEmail", "createdAt", "endedAt" FROM "Transfer"
      WHERE "eventId" = given."eventId" AND "bookingId" = given."bookingId"
      ORDER BY id DESC LIMIT 1
    ) AS transfer`;
  return new Map(rows.map((row) => [row.bookingId, toTransfer(row)]));
}

function toTransfer({
  id,
  status,
  toEmail,
  createdAt,
  endedAt,
}: Omit<TransferRow, 'bookingId'>): Transfer {
  const times = { createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
  return { id, status, email: toEmail, ...times };
}

interface OriginRow {
  newBookingId: string;
  bookingId: string;
  name: string;
}

/** Whose ticket each was, where it was passed on. @returns by booking */
export async function findOrigins(
  database: Database,
  bookings: readonly Named[],
): Promise<Map<string, { bookingId: string; name: string }>> {
  if (bookings.length === 0) return new Map();
  const rows = await database.$queryRaw<OriginRow[]>`
    SELECT origin.* FROM unnest(
      ${arrayLiteral(bookings.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(bookings.map(({ id }) => id))}::uuid[]
    ) AS given("eventId", "bookingId")
    CROSS JOIN LATERAL (
      SELECT transfer."newBookingId", transfer."bookingId", person.name
      FROM "Transfer" AS transfer JOIN "User" AS person ON person.id = transfer."userId"
      WHERE transfer."eventId" = given."eventId" AND transfer."newBookingId" = given."bookingId"
      LIMIT 1
    ) AS origin`;
  return new Map(rows.map(({ newBookingId, ...origin }) => [newBookingId, origin]));
}
