import type { TestDatabase } from './database.js';

export interface Totals {
  confirmed: number;
  remaining: number;
  total: number;
}

/** What the database says of one event: the only witness of a race. */
export async function readTotals(database: TestDatabase, eventId: string): Promise<Totals> {
  const [row] = await database.query<Totals>(
    `SELECT "totalTickets" AS total, "remainingTickets" AS remaining,
            (SELECT coalesce(sum(quantity), 0)::int FROM "Booking"
             WHERE "eventId" = event.id AND status = 'confirmed') AS confirmed
     FROM "Event" AS event WHERE id = $1`,
    [eventId],
  );
  if (!row) throw new Error(`No event ${eventId}`);
  return row;
}

export interface HeldTotals extends Totals {
  /** Seats of bookings. */
  held: number;
  /** What the event's row says of them. */
  toldHeld: number;
}

/** The same where some of the seats are held. */
export async function readHeldTotals(database: TestDatabase, eventId: string): Promise<HeldTotals> {
  const [row] = await database.query<{ held: number; toldHeld: number }>(
    `SELECT "heldTickets" AS "toldHeld",
            (SELECT coalesce(sum(quantity), 0)::int FROM "Booking"
             WHERE "eventId" = event.id AND status = 'held') AS held
     FROM "Event" AS event WHERE id = $1`,
    [eventId],
  );
  return { ...(await readTotals(database, eventId)), ...row! };
}
