import { Failure } from '../../runner/failure.js';
import type { BenchDatabase } from '../lib/bench-database.js';

/** Fails unless each of those who were told that they have paid has one seat, one payment and one paid order. */
export async function assertBooks(
  database: BenchDatabase,
  eventId: string,
  sold: number,
): Promise<void> {
  await database.assertTotals([eventId], sold);
  const [row] = await database.query<{ paid: number; payments: number; told: number }>(
    `SELECT (SELECT count(*)::int FROM "Order" WHERE "eventId" = $1 AND state = 'paid') AS paid,
            (SELECT count(*)::int FROM "Payment" AS payment
             JOIN "OrderLine" AS line
               ON line."eventId" = payment."eventId" AND line."orderId" = payment."orderId"
             JOIN "Booking" AS booking ON booking.id = line."bookingId"
             WHERE payment."eventId" = $1 AND use = 'seats' AND line.seats = 'confirmed'
               AND booking.status = 'confirmed') AS payments,
            (SELECT count(*)::int FROM "OutboxMessage" AS message
             JOIN "Order" AS paid ON paid.id = message."aggregateId"
             WHERE paid."eventId" = $1 AND message."aggregateType" = 'order') AS told`,
    [eventId],
  );
  const { paid, payments, told } = row!;
  if (paid !== sold || payments !== sold || told !== sold) {
    throw new Failure(
      `The books are wrong: ${sold} were told that they have paid, of whom ${paid} have a paid order, ` +
        `${payments} a payment for a confirmed seat, and ${told} were told of.`,
    );
  }
}
