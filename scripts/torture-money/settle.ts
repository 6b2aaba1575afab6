/** Nothing is broken any more, and nobody wants anything new: what is under way comes to its end. */
import { setTimeout as pause } from 'node:timers/promises';
import { hurryDeliveries, isAllTold } from '../torture/system/change-log.js';
import { becomes } from '../runner/until.js';
import { letDaysPass } from './system/clocks.js';
import type { MoneySystem } from './system/system.js';

/** Leases of the dead hold for a minute. */
const PATIENCE_MS = 120_000;
/** Two sweeps, so that what is due is done before the next day has passed. */
const DAY_MS = 2_000;

const COUNT_LEFT = `
  SELECT (SELECT count(*) FROM "Order" WHERE "nextStepAt" IS NOT NULL)::int
       + (SELECT count(*) FROM "Booking" WHERE status = 'held')::int
       + (SELECT count(*) FROM "Event" WHERE status = 'cancelled' AND "bookingsCancelledAt" IS NULL)::int
       AS left`;

/** Or the patience ends: then the checker has something to complain about. */
export async function settle(system: MoneySystem): Promise<void> {
  const { postgres } = system;
  await becomes(async () => {
    await letDaysPass(postgres);
    await hurryDeliveries(postgres);
    await pause(DAY_MS);
    const [row] = await postgres.ask<{ left: number }>(COUNT_LEFT);
    return row?.left === 0 && (await isAllTold(postgres));
  }, PATIENCE_MS);
}
