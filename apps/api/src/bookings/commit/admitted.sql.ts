import { arrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';

/**
 * Of these bookings those with a ticket that somebody is in with. To be read under the lock of their events:
 * the door writes an entry under a lock that excludes this one, and looks at the booking under it. So of a
 * cancellation and a scan of one ticket the second knows of the first.
 */
export async function findAdmitted(
  tx: Transaction,
  bookings: readonly { eventId: string; bookingId: string }[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT given."bookingId" AS id
    FROM unnest(
      ${arrayLiteral(bookings.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(bookings.map(({ bookingId }) => bookingId))}::uuid[]
    ) AS given("eventId", "bookingId")
    CROSS JOIN LATERAL (
      SELECT nonce FROM "CheckIn" AS entry
      WHERE "eventId" = given."eventId" AND "bookingId" = given."bookingId" AND kind = 'entry'
        AND NOT EXISTS (
          SELECT FROM "CheckIn" AS undo
          WHERE undo."eventId" = entry."eventId" AND undo."bookingId" = entry."bookingId"
            AND undo.number = entry.number AND undo.undoes = entry.nonce)
      LIMIT 1
    ) AS inside`;
  return new Set(rows.map(({ id }) => id));
}
