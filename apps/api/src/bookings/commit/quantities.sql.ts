/** The raw SQL of bookings whose quantity changes: only batches with such a command run it. */
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type { ResizedBooking } from '../domain/changed-bookings.js';

/**
 * Before anything else is written of them: what is changed and cancelled in one batch is confirmed until then.
 * @returns the number of rows: fewer when somebody wrote without the lock
 */
export async function updateQuantities(
  tx: Transaction,
  resized: readonly ResizedBooking[],
): Promise<number> {
  const bookings = resized.map(({ booking }) => booking);
  return tx.$executeRaw`
    UPDATE "Booking" AS booking
    SET quantity = given.quantity, "quantityCommandIds" = given.commands::uuid[]
    FROM unnest(
      ${arrayLiteral(bookings.map(({ id }) => id))}::uuid[],
      ${numberArrayLiteral(resized.map(({ quantityBefore }) => quantityBefore))}::int[],
      ${numberArrayLiteral(bookings.map(({ quantity }) => quantity))}::int[],
      ${arrayLiteral(bookings.map(({ quantityCommandIds: ids }) => arrayLiteral([...ids!])))}::text[]
    ) AS given(id, before, quantity, commands)
    WHERE booking.id = given.id AND booking.quantity = given.before AND booking.status <> 'cancelled'`;
}
