import type pg from 'pg';
import type { BookingRow, EventRow } from '../siege-record.js';

/** What the database has kept of these people, and of every event. */
export async function readEnd(
  pool: pg.Pool,
  userIds: readonly string[],
): Promise<{ bookings: BookingRow[]; events: EventRow[] }> {
  const { rows: bookings } = await pool.query<BookingRow>(
    'SELECT id, "userId", "eventId", status FROM "Booking" WHERE "userId" = ANY($1)',
    [userIds],
  );
  const { rows: events } = await pool.query<EventRow>(
    `SELECT "Event".id, "totalTickets", "remainingTickets", coalesce(sum(quantity), 0)::int AS confirmed
     FROM "Event" LEFT JOIN "Booking" ON "eventId" = "Event".id AND "Booking".status = 'confirmed'
     GROUP BY "Event".id`,
  );
  return { bookings, events };
}
