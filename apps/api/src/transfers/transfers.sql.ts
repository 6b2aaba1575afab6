/** The raw SQL of tickets that are passed on, one named function for each statement. */
import type {
  Fact,
  GuestPolicy,
  OrganiserEventStatus,
  BookingStatus,
  TransferStatus,
} from '@lastseat/contracts';
import { mailbox } from '../common/database/mailbox.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface TicketRow {
  eventId: string;
  status: BookingStatus;
  /** The account's whose ticket it is. */
  email: string;
  eventStatus: OrganiserEventStatus;
  startsAt: Date;
  allowsTransfer: boolean;
  transferUntil: Date | null;
}

/** @returns null for a stranger's booking as for none */
export async function findTicket(
  database: Database,
  userId: string,
  bookingId: string,
): Promise<TicketRow | null> {
  const [row] = await database.$queryRaw<TicketRow[]>`
    SELECT booking."eventId", booking.status, ${mailbox} AS email, event.status AS "eventStatus",
           event."startsAt", event."allowsTransfer", event."transferUntil"
    FROM "Booking" AS booking
    JOIN "Event" AS event ON event.id = booking."eventId"
    JOIN "User" AS person ON person.id = booking."userId"
    WHERE booking.id = ${bookingId}::uuid AND booking."userId" = ${userId}::uuid`;
  return row ?? null;
}

export interface NewTransfer {
  eventId: string;
  id: string;
  bookingId: string;
  userId: string;
  email: string;
  tokenHash: Uint8Array;
}

/**
 * With what is told of it. It holds no other row while its foreign keys wait for the event, so it waits for
 * the core and never in a circle.
 * @returns whether it was made: else somebody is asked already
 */
export async function insertTransfer(
  database: Pick<PrismaService, '$executeRaw'>,
  { eventId, id, bookingId, userId, email, tokenHash }: NewTransfer,
): Promise<boolean> {
  const facts: Fact[] = [{ type: 'transfer.asked', bookingId, userId }];
  const made = await database.$executeRaw`
    WITH asked AS (
      INSERT INTO "Transfer" ("eventId", id, "bookingId", "userId", "toEmail", "tokenHash")
      VALUES (${eventId}::uuid, ${id}::uuid, ${bookingId}::uuid, ${userId}::uuid, ${email}, ${tokenHash})
      ON CONFLICT ("eventId", "bookingId") WHERE status = 'pending' DO NOTHING
      RETURNING id
    )
    INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
    SELECT 'transfer', id, 1, ${JSON.stringify(facts)}::json FROM asked`;
  return made === 1;
}

/** How it ended without having been accepted. */
const factOf = {
  taken_back: 'transfer.takenBack',
  declined: 'transfer.declined',
} as const satisfies Partial<Record<TransferStatus, Fact['type']>>;

/**
 * Compare and set: one that is accepted in this moment is locked by the core, and is not pending any more.
 * @returns whether it was pending
 */
export async function endTransfer(
  database: Pick<PrismaService, '$executeRaw'>,
  { eventId, id }: { eventId: string; id: string },
  status: keyof typeof factOf,
): Promise<boolean> {
  const ended = await database.$executeRaw`
    WITH ended AS (
      UPDATE "Transfer" SET status = ${status}::"TransferStatus", "endedAt" = now()
      WHERE "eventId" = ${eventId}::uuid AND id = ${id}::uuid AND status = 'pending'
      RETURNING id, "bookingId", "userId"
    )
    INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
    SELECT 'transfer', id, 2,
           json_build_array(json_build_object(
             'type', ${factOf[status]}::text, 'bookingId', "bookingId", 'userId', "userId"))
    FROM ended`;
  return ended === 1;
}

export interface OfferedRow {
  id: string;
  eventId: string;
  bookingId: string;
  userId: string;
  toEmail: string | null;
  status: TransferStatus;
  newBookingId: string | null;
  fromName: string;
  quantity: number;
  bookingStatus: BookingStatus;
  guestPolicy: GuestPolicy;
}

/** What the link of a mail is about. */
export async function findByToken(
  database: Database,
  tokenHash: Uint8Array,
): Promise<OfferedRow | null> {
  const [row] = await database.$queryRaw<OfferedRow[]>`
    SELECT transfer.id, transfer."eventId", transfer."bookingId", transfer."userId",
           transfer."toEmail", transfer.status, transfer."newBookingId", person.name AS "fromName",
           booking.quantity, booking.status AS "bookingStatus", event."guestPolicy"
    FROM "Transfer" AS transfer
    JOIN "Booking" AS booking ON booking.id = transfer."bookingId"
    JOIN "Event" AS event ON event.id = transfer."eventId"
    JOIN "User" AS person ON person.id = transfer."userId"
    WHERE transfer."tokenHash" = ${tokenHash}`;
  return row ?? null;
}
