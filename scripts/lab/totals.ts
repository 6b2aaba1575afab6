/** What the database says when a race is over. The page shows these statements as they are. */
import type pg from 'pg';
import type { Totals } from '../../apps/web/features/lab/lab-state.js';

export const lockedTotals = `SELECT "totalTickets" AS seats,
  (SELECT coalesce(sum(quantity), 0)::int
   FROM "Booking" WHERE "eventId" = event.id
   AND status = 'confirmed') AS sold,
  (SELECT coalesce(sum(quantity), 0)::int
   FROM "Booking" WHERE "eventId" = event.id
   AND status = 'held') AS held,
  (SELECT count(*)::int
   FROM "WaitlistEntry" WHERE "eventId" = event.id
   AND status = 'waiting') AS waiting,
  "remainingTickets" AS remaining
FROM "Event" AS event WHERE id = $1`;

export const unlockedTotals = `SELECT seats,
  (SELECT count(*)::int FROM unlocked.booking) AS sold,
  0 AS held, 0 AS waiting,
  remaining
FROM unlocked.event`;

export async function readTotals(
  pool: pg.Pool,
  eventId: string,
): Promise<{ locked: Totals; unlocked: Totals }> {
  const locked = await pool.query<Totals>(lockedTotals, [eventId]);
  const unlocked = await pool.query<Totals>(unlockedTotals);
  return { locked: locked.rows[0]!, unlocked: unlocked.rows[0]! };
}
