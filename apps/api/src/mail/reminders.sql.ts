/** The raw SQL of reminders. */
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';

export interface DueReminder {
  bookingId: string;
  userId: string;
}

/** Events that begin between `now` and `until`. */
export async function listSoonEvents(
  prisma: PrismaService,
  now: Date,
  until: Date,
): Promise<{ id: string; startsAt: Date }[]> {
  return prisma.event.findMany({
    where: { status: 'scheduled', startsAt: { gt: now, lte: until } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, startsAt: true },
  });
}

/**
 * Notes the reminders of up to `most` bookings that were made before `madeBefore`, and have none yet. The
 * primary key says who was first, where two are at it.
 */
export function noteReminders(
  tx: Transaction,
  eventId: string,
  madeBefore: Date,
  most: number,
): Promise<DueReminder[]> {
  return tx.$queryRaw<DueReminder[]>`
    WITH due AS (
      SELECT id, "userId" FROM "Booking"
      WHERE "eventId" = ${eventId}::uuid AND status = 'confirmed' AND "createdAt" < ${madeBefore}
        AND NOT EXISTS (
          SELECT FROM "BookingReminder" AS noted
          WHERE noted."eventId" = "Booking"."eventId" AND noted."bookingId" = "Booking".id
        )
      ORDER BY id LIMIT ${most}
    ), noted AS (
      INSERT INTO "BookingReminder" ("eventId", "bookingId") SELECT ${eventId}::uuid, id FROM due
      ON CONFLICT DO NOTHING RETURNING "bookingId"
    )
    SELECT "bookingId", "userId" FROM noted JOIN due ON id = "bookingId" ORDER BY "bookingId"`;
}
