/** What people wait for and are offered, one named function for each statement. */
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { BookingRecord } from '../bookings/bookings.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface WaitRow {
  id: string;
  eventId: string;
  quantity: number;
  position: number;
  joinedAt: Date;
}

/** As many as a page shows; nobody waits for more at once who means it. */
const AT_MOST = 100;

/** How long a missed offer is told of. */
const MISSED_FOR = Prisma.sql`interval '7 days'`;

const waitColumns = Prisma.sql`
  entry.id, entry."eventId", entry.quantity, entry."joinedAt",
  1 + (SELECT count(*)::int FROM "WaitlistEntry" AS other
       WHERE other."eventId" = entry."eventId" AND other.status = 'waiting'
         AND (other.priority > entry.priority
              OR other.priority = entry.priority AND other.position < entry.position)) AS position`;

/** Those that come soonest first. */
export function listWaits(database: Database, userId: string): Promise<WaitRow[]> {
  return database.$queryRaw<WaitRow[]>`
    SELECT ${waitColumns} FROM "WaitlistEntry" AS entry
    WHERE entry."userId" = ${userId}::uuid AND entry.status = 'waiting'
    ORDER BY entry."joinedAt" LIMIT ${AT_MOST}`;
}

export async function findWait(
  database: Database,
  eventId: string,
  userId: string,
): Promise<WaitRow | null> {
  const [row] = await database.$queryRaw<WaitRow[]>`
    SELECT ${waitColumns} FROM "WaitlistEntry" AS entry
    WHERE entry."eventId" = ${eventId}::uuid AND entry."userId" = ${userId}::uuid
      AND entry.status = 'waiting'`;
  return row ?? null;
}

/**
 * The offers that stand, and those that ran out a short while ago. What has an entry was offered: what else
 * is held for the person may be a stranger's doing. By the person's bookings, which have an index.
 */
export function listOffers(database: Database, userId: string): Promise<BookingRecord[]> {
  return database.$queryRaw<BookingRecord[]>`
    SELECT booking.* FROM "Booking" AS booking
    JOIN "WaitlistEntry" AS entry
      ON entry."eventId" = booking."eventId" AND entry."bookingId" = booking.id
    WHERE booking."userId" = ${userId}::uuid
      AND (booking.status = 'held' AND booking."expiresAt" > now()
           OR booking."cancelledBy" = 'expiry' AND booking."cancelledAt" > now() - ${MISSED_FOR})
    ORDER BY entry."endedAt" DESC LIMIT ${AT_MOST}`;
}

/** Where the person waits, and what is held for them since it was their turn. */
const placesInLine = (userId: string) => Prisma.sql`
  SELECT "eventId", NULL::uuid AS "offerId" FROM "WaitlistEntry"
  WHERE "userId" = ${userId}::uuid AND status = 'waiting'
  UNION ALL
  SELECT booking."eventId", booking.id FROM "Booking" AS booking
  JOIN "WaitlistEntry" AS entry
    ON entry."eventId" = booking."eventId" AND entry."bookingId" = booking.id
  WHERE booking."userId" = ${userId}::uuid AND booking.status = 'held'`;

export function listPlacesInLine(
  database: Database,
  userId: string,
): Promise<{ eventId: string; offerId: string | null }[]> {
  return database.$queryRaw`${placesInLine(userId)}`;
}

export async function hasPlaceInLine(database: Database, userId: string): Promise<boolean> {
  const [row] = await database.$queryRaw<{ hasPlace: boolean }[]>`
    SELECT EXISTS (${placesInLine(userId)}) AS "hasPlace"`;
  return row!.hasPlace;
}

/** @returns the event of an offer that was made to this person, or null */
export async function findOffer(
  database: Database,
  userId: string,
  bookingId: string,
): Promise<string | null> {
  const [row] = await database.$queryRaw<{ eventId: string }[]>`
    SELECT entry."eventId" FROM "WaitlistEntry" AS entry
    JOIN "Booking" AS booking ON booking.id = entry."bookingId" AND booking."eventId" = entry."eventId"
    WHERE booking.id = ${bookingId}::uuid AND booking."userId" = ${userId}::uuid`;
  return row?.eventId ?? null;
}
