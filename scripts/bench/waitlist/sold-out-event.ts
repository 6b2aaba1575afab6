/** A sold-out event with a line as long as one likes, as if people had booked and joined one by one. */
import { Failure } from '../../runner/failure.js';
import type { Seat } from '../core/group-commit.js';
import type { BenchDatabase } from '../lib/bench-database.js';

export interface SoldOutEvent {
  eventId: string;
  /** All of them. */
  seats: Seat[];
}

/** @param attendees one seat each; nobody of them waits */
export async function createSoldOut(
  database: BenchDatabase,
  attendees: readonly string[],
  waiting: readonly string[],
): Promise<SoldOutEvent> {
  const [eventId] = (await database.createEvents(1, attendees.length)) as [string];
  const seats = await database.query<Seat>(
    `WITH sold AS (
       UPDATE "Event" SET "remainingTickets" = 0, "waitlistMode" = 'offer',
              "waitingCount" = cardinality($3::uuid[]), "waitlistTail" = cardinality($3::uuid[])
       WHERE id = $1
     ), joined AS (
       INSERT INTO "WaitlistEntry" (id, "eventId", "userId", quantity, position, "joinedAt")
       SELECT uuidv7(), $1, "userId", 1, place, now()
       FROM unnest($3::uuid[]) WITH ORDINALITY AS given("userId", place)
     )
     INSERT INTO "Booking" (id, "userId", "eventId", status, quantity, "createdAt")
     SELECT uuidv7(), "userId", $1, 'confirmed', 1, now() FROM unnest($2::uuid[]) AS given("userId")
     RETURNING id AS "bookingId", "userId", "eventId"`,
    [eventId, attendees, waiting],
  );
  await database.query('ANALYZE "WaitlistEntry"');
  await database.settle();
  return { eventId, seats };
}

/** Fails unless each seat that was given back is held for one of those who were first in line. */
export async function assertServed(
  database: BenchDatabase,
  { eventId }: SoldOutEvent,
  waiting: readonly string[],
  cancelled: number,
): Promise<void> {
  const [row] = await database.query<Record<'held' | 'remaining' | 'told' | 'left', number>>(
    `SELECT "heldTickets" AS told, "remainingTickets" AS remaining, "waitingCount" AS left,
            (SELECT count(*)::int FROM "Booking"
             WHERE "eventId" = $1 AND status = 'held' AND "userId" = ANY($2)) AS held
     FROM "Event" WHERE id = $1`,
    [eventId, waiting.slice(0, cancelled)],
  );
  const { held, told, remaining, left } = row!;
  const isServed = held === cancelled && told === cancelled && remaining === 0;
  if (!isServed || left !== waiting.length - cancelled) {
    throw new Failure(
      `Totals are wrong: ${cancelled} gave a seat back, ${held} of the first in line are offered one, ` +
        `${remaining} are left, and ${left} wait.`,
    );
  }
}
