/** Bookings that were made before: many, fast, and in the shape in which the load would have left them. */
import { formatNumber } from '../../report/text.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import { createIndex, dropIndex } from '../lib/late-indexes.js';

const PER_STATEMENT = 500_000;

/** The only index of bookings that does not grow at its end when one event after the other is sold. */
const SCATTERED = 'Booking_userId_id_idx';

/** How full a B-tree's pages are, in %, after entries came in no order: ln 2. */
const SCATTERED_FILL = 70;

/**
 * Every user has the same number of bookings, each of another event; rows as the load writes them. Were
 * they larger (by a key, say), each full page would have a gap that a new row just fits into, and every
 * new booking would go to an old page of its own.
 */
export async function storeBookings(
  database: BenchDatabase,
  count: number,
  users: number,
  progress: (text: string) => void,
): Promise<void> {
  const perEvent = Math.min(count, users);
  const events = await database.createEvents(Math.ceil(count / perEvent), perEvent);
  const ofAStatement = Math.max(1, Math.floor(PER_STATEMENT / perEvent));
  const scattered = await dropIndex(database, SCATTERED);
  for (let first = 0; first < events.length; first += ofAStatement) {
    progress(`${formatNumber(first * perEvent)} of ${formatNumber(count)} bookings are stored`);
    await insertBookings(database, events.slice(first, first + ofAStatement), perEvent);
  }
  progress(`${formatNumber(count)} bookings: index and statistics`);
  // Left packed, each of its pages would split at the next booking.
  await createIndex(database, `${scattered} WITH (fillfactor = ${SCATTERED_FILL})`);
  await database.query(`ALTER INDEX "${SCATTERED}" RESET (fillfactor)`);
  await database.query('VACUUM ANALYZE "Booking"');
  await database.settle();
}

/** `replica` leaves out the foreign keys' checks, row by row, of ids that were read a moment before. */
async function insertBookings(
  database: BenchDatabase,
  events: readonly string[],
  perEvent: number,
): Promise<void> {
  const ids = `'{${events.join(',')}}'::uuid[]`;
  await database.query(
    `SET session_replication_role = replica;
     INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
     SELECT uuidv7(), "User".id, event.id, now()
     FROM unnest(${ids}) AS event(id)
     CROSS JOIN LATERAL (SELECT id FROM "User" ORDER BY id LIMIT ${perEvent}) AS "User";
     UPDATE "Event" SET "remainingTickets" = 0 WHERE id = ANY(${ids});
     SET session_replication_role = origin`,
  );
}
