/** From a ticket to the order with which it was bought. */
import type { PrismaService } from '../common/database/prisma.service.js';

/**
 * By the index of the bookings' ids, and then by that of the event's lines.
 * @returns null where the booking is nobody's or another's, or was bought by another
 */
export async function findOrderOfBooking(
  database: Pick<PrismaService, '$queryRaw'>,
  userId: string,
  bookingId: string,
): Promise<string | null> {
  const [row] = await database.$queryRaw<{ orderId: string }[]>`
    SELECT "Order".id AS "orderId" FROM "Booking" AS booking
    JOIN "OrderLine" AS line
      ON line."eventId" = booking."eventId" AND line."bookingId" = booking.id
    JOIN "Order" ON "Order"."eventId" = line."eventId" AND "Order".id = line."orderId"
    WHERE booking.id = ${bookingId}::uuid AND booking."userId" = ${userId}::uuid
      AND "Order"."userId" = ${userId}::uuid
    ORDER BY "Order".id DESC LIMIT 1`;
  return row?.orderId ?? null;
}
