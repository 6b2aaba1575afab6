/** What is kept about somebody's tickets beside the bookings themselves, one named function for each statement. */
import type { TransferStatus } from '@lastseat/contracts';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PrismaService } from '../../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** Of one person. */
interface Whose {
  userId: string;
  /** Null while it is not proved: what others typed under it may be somebody else's. */
  email: string | null;
  atMost: number;
}

interface ReceivedTransferRow {
  eventId: string;
  title: string;
  startsAt: Date;
  venue: string;
  newBookingId: string | null;
  status: TransferStatus;
  createdAt: Date;
  endedAt: Date | null;
}

/** The tickets that others passed on to them, or wanted to. */
export function listReceivedTransfers(
  database: Database,
  { userId, email, atMost }: Whose,
): Promise<ReceivedTransferRow[]> {
  // What was accepted with another account's help shows nothing but that it was asked for under the address.
  const ownNewBooking = Prisma.sql`(SELECT id FROM "Booking"
    WHERE id = asked."newBookingId" AND "userId" = ${userId}::uuid)`;
  return database.$queryRaw<ReceivedTransferRow[]>`
    SELECT asked."eventId", event.title, event."startsAt", event.venue, ${ownNewBooking} AS "newBookingId",
           asked.status, asked."createdAt", asked."endedAt"
    FROM (
      SELECT transfer.* FROM "Booking" AS booking
      JOIN "Transfer" AS transfer
        ON transfer."eventId" = booking."eventId" AND transfer."newBookingId" = booking.id
      WHERE booking."userId" = ${userId}::uuid
      UNION
      SELECT * FROM "Transfer" WHERE "toEmail" = ${email}
    ) AS asked
    JOIN "Event" AS event ON event.id = asked."eventId"
    ORDER BY asked.id DESC LIMIT ${atMost}`;
}

interface OwnCheckInRow {
  bookingId: string;
  number: number;
  kind: 'entry' | 'undo';
  scannedAt: Date;
}

/** When somebody came in with their tickets, and when that was taken back. */
export function listOwnCheckIns(
  database: Database,
  { userId, atMost }: Whose,
): Promise<OwnCheckInRow[]> {
  return database.$queryRaw<OwnCheckInRow[]>`
    SELECT fact."bookingId", fact.number, fact.kind, fact."scannedAt"
    FROM "Booking" AS booking
    JOIN "CheckIn" AS fact ON fact."eventId" = booking."eventId" AND fact."bookingId" = booking.id
    WHERE booking."userId" = ${userId}::uuid
    ORDER BY fact."receivedAt" DESC, fact.nonce LIMIT ${atMost}`;
}
