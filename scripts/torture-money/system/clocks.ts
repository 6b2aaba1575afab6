/** The clocks of orders and of what is held for them: minutes pass within a run of seconds. */
import { createRandom } from '../../load/random.js';
import { letTimePass } from '../../payments/let-time-pass.js';
import { doOnAndOn } from '../../torture/system/on-and-on.js';
import type { TorturedPostgres } from '../../torture/system/postgres.js';

const EVERY_MS = 400;
/** For what is over: then the provider is asked once more. */
const MINUTES = [1, 11, 61] as const;
const DAY_MINUTES = 25 * 60;

/** A minute is the lease of whoever is at it: those whom a death has left wait no longer. */
const FIND_LEFT = `
  SELECT id FROM "Order" WHERE state IN ('open', 'paying') AND "nextStepAt" < now() + interval '1 minute'
  ORDER BY random() LIMIT 2`;
const FIND_OVER = `
  SELECT id FROM "Order" WHERE "endedAt" IS NOT NULL AND "nextStepAt" IS NOT NULL
  ORDER BY random() LIMIT 4`;

const runOn = (postgres: TorturedPostgres) => (statement: string, values: unknown[]) =>
  postgres.ask(statement, values);

export function moveClocks(postgres: TorturedPostgres, seed: number): { stop(): Promise<void> } {
  const random = createRandom(seed, 9_000);
  const passFor = async (find: string, minutes: number) => {
    const rows = await postgres.ask<{ id: string }>(find);
    const ids = rows.map(({ id }) => id);
    await letTimePass(runOn(postgres), ids, minutes);
  };
  return doOnAndOn(async () => {
    await passFor(FIND_LEFT, 0);
    await passFor(FIND_OVER, random.pick(MINUTES));
  }, EVERY_MS);
}

export const letOrderWait = (
  postgres: TorturedPostgres,
  orderId: string,
  minutes: number,
): Promise<void> => letTimePass(runOn(postgres), [orderId], minutes);

/** Whatever is left to do is due, and whatever is left to wait for is over. */
export async function letDaysPass(postgres: TorturedPostgres): Promise<void> {
  const rows = await postgres.ask<{ id: string }>(
    `SELECT id FROM "Order" WHERE "nextStepAt" IS NOT NULL`,
  );
  await letTimePass(
    runOn(postgres),
    rows.map(({ id }) => id),
    DAY_MINUTES,
  );
  await postgres.connected(async (client) => {
    // As the core changes them: under the event's lock.
    await client.query('BEGIN');
    await client.query(`SELECT FROM "Event" ORDER BY id FOR UPDATE`);
    const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    const at = rows[0]!.at;
    await client.query(
      `UPDATE "Booking" SET "expiresAt" = $1 WHERE status = 'held' AND "expiresAt" > $1`,
      [at],
    );
    // No hold may end before what its event says.
    await client.query(
      `UPDATE "Event" SET "nextHoldExpiryAt" = LEAST("nextHoldExpiryAt", $1)
       WHERE "nextHoldExpiryAt" IS NOT NULL`,
      [at],
    );
    await client.query('COMMIT');
  });
}
