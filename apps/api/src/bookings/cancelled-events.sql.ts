/** What is left of cancelled events, one named function for each statement. */
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw' | '$executeRaw'>;

export interface CurrentBooking {
  id: string;
  userId: string;
}

/** As many as one look takes up; the next look finds the others. */
const EVENTS_AT_ONCE = 100;

/** The longest cancelled first, by an index that has no other events in it. */
export async function listWithBookingsToCancel(database: Database): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Event"
    WHERE "cancelledAt" IS NOT NULL AND "bookingsCancelledAt" IS NULL
    ORDER BY "cancelledAt" LIMIT ${EVENTS_AT_ONCE}`;
  return rows.map(({ id }) => id);
}

/** What is held or confirmed, by its own index: those that are cancelled are not in it any more. */
export function listCurrent(
  database: Database,
  eventId: string,
  limit: number,
): Promise<CurrentBooking[]> {
  return database.$queryRaw<CurrentBooking[]>`
    SELECT id, "userId" FROM "Booking"
    WHERE "eventId" = ${eventId}::uuid AND status IN ('held', 'confirmed') LIMIT ${limit}`;
}

export async function isWaitedFor(database: Database, eventId: string): Promise<boolean> {
  const [row] = await database.$queryRaw<{ waitingCount: number }[]>`
    SELECT "waitingCount" FROM "Event" WHERE id = ${eventId}::uuid`;
  return row !== undefined && row.waitingCount > 0;
}

/** Without the lock of the core: nothing of the count is written, and nothing can be sold any more. */
export async function noteBookingsCancelled(database: Database, eventId: string): Promise<void> {
  await database.$executeRaw`
    UPDATE "Event" SET "bookingsCancelledAt" = now()
    WHERE id = ${eventId}::uuid AND "cancelledAt" IS NOT NULL AND "bookingsCancelledAt" IS NULL
      AND "waitingCount" = 0
      AND NOT EXISTS (
        SELECT FROM "Booking" WHERE "eventId" = "Event".id AND status IN ('held', 'confirmed')
      )`;
}
