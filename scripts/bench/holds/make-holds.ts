/** Held seats by the thousand, as if as many guests had asked for them. */
import type { Arena, OpenContender } from '../core/measure-contenders.js';
import type { BenchDatabase } from '../lib/bench-database.js';

export interface HoldPlan {
  /** One seat each. */
  holders: readonly string[];
  /** How many run out, from now on; null: none while anybody looks. */
  perSecond: number | null;
}

const A_WHILE_MS = 1_800_000;

export async function makeHolds(
  database: BenchDatabase,
  eventId: string,
  { holders, perSecond }: HoldPlan,
): Promise<void> {
  const [firstMs, stepMs] = perSecond === null ? [A_WHILE_MS, 0] : [0, 1_000 / perSecond];
  await database.query(
    `WITH made AS (
       INSERT INTO "Booking" (id, "userId", "eventId", status, quantity, "createdAt", "expiresAt")
       SELECT uuidv7(), id, $1, 'held', 1, now(),
              clock_timestamp() + interval '1 ms' * ($3 + $4 * place)
       FROM unnest($2::uuid[]) WITH ORDINALITY AS holder(id, place)
       RETURNING quantity, "expiresAt"
     )
     UPDATE "Event"
     SET "heldTickets" = made.seats, "remainingTickets" = "remainingTickets" - made.seats,
         "nextHoldExpiryAt" = made."firstEnd"
     FROM (SELECT sum(quantity)::int AS seats, min("expiresAt") AS "firstEnd" FROM made) AS made
     WHERE id = $1`,
    [eventId, holders, firstMs, stepMs],
  );
}

/** Lets the rest run out, and has the core end it: the totals are those of what was sold. */
export async function endHolds(
  { database }: Arena,
  { running }: OpenContender,
  eventId: string,
): Promise<void> {
  await database.query(
    `WITH ended AS (
       UPDATE "Booking" SET "expiresAt" = now() - interval '1 s'
       WHERE "eventId" = $1 AND status = 'held'
     )
     UPDATE "Event" SET "nextHoldExpiryAt" = now() - interval '1 s'
     WHERE id = $1 AND "heldTickets" > 0`,
    [eventId],
  );
  while (await hasHolds(database, eventId)) await running.expireHolds?.(eventId);
}

async function hasHolds(database: BenchDatabase, eventId: string): Promise<boolean> {
  const [row] = await database.query<{ heldTickets: number }>(
    'SELECT "heldTickets" FROM "Event" WHERE id = $1',
    [eventId],
  );
  return row!.heldTickets > 0;
}
