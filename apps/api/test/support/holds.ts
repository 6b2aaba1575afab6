/** Time as holds know it: the database's clock. */
import type { TestDatabase } from './database.js';

/** As if the time of all that is held of the event had passed a second ago. */
export async function letHoldsRunOut(database: TestDatabase, eventId: string): Promise<void> {
  await database.query(
    `WITH held AS (
       UPDATE "Booking" SET "expiresAt" = now() - interval '1 second'
       WHERE "eventId" = $1 AND status = 'held'
     )
     UPDATE "Event" SET "nextHoldExpiryAt" = now() - interval '1 second'
     WHERE id = $1 AND "heldTickets" > 0`,
    [eventId],
  );
}
