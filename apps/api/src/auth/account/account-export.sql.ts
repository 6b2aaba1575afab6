/** What is kept about somebody's tickets beside the bookings themselves, one named function for each statement. */
import type { OrderState, TransferStatus } from '@lastseat/contracts';
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

export interface OwnOrderRow {
  id: string;
  state: OrderState;
  totalCents: number;
  currency: string;
  createdAt: Date;
  event: { id: string; title: string; startsAt: Date; venue: string };
  lines: { name: string; quantity: number; unitPriceCents: number; bookingId: string }[];
  payments: { amountCents: number; currency: string; receivedAt: Date }[];
  refunds: {
    amountCents: number;
    state: 'due' | 'done' | 'refused';
    createdAt: Date;
    endedAt: Date | null;
  }[];
}

/** What they bought online, the newest first. */
export async function listOwnOrders(
  database: Pick<PrismaService, 'order' | 'event'>,
  { userId, atMost }: Whose,
): Promise<OwnOrderRow[]> {
  const orders = await database.order.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    take: atMost,
    select: {
      ...{ id: true, eventId: true, state: true, totalCents: true, currency: true },
      createdAt: true,
      lines: { select: { name: true, quantity: true, unitPriceCents: true, bookingId: true } },
      payments: { select: { amountCents: true, currency: true, receivedAt: true } },
      refunds: { select: { amountCents: true, state: true, createdAt: true, endedAt: true } },
    },
  });
  const events = await database.event.findMany({
    where: { id: { in: orders.map(({ eventId }) => eventId) } },
    select: { id: true, title: true, startsAt: true, venue: true },
  });
  const byId = new Map(events.map((event) => [event.id, event]));
  // An event that somebody has an order of is never deleted.
  return orders.map(({ eventId, ...order }) => ({ ...order, event: byId.get(eventId)! }));
}
