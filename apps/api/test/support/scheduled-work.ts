/** Pieces of scheduled work for tests, and the passing of their time. */
import type { ScheduledWork } from '../../src/common/jobs/scheduled-work.service.js';
import type { TestDatabase } from './database.js';
import { withResolvers } from './with-resolvers.js';

export const work = (
  name: string,
  run: ScheduledWork['run'] = () => Promise.resolve(),
): ScheduledWork => ({ name, everyMs: 60_000, run });

/** Work that is under way until the test ends it. */
export function longWork(name: string) {
  const [begin, end] = [withResolvers(), withResolvers()];
  const run = () => {
    begin.resolve();
    return end.promise;
  };
  return { ...work(name, run), begun: begin.promise, end: end.resolve };
}

/** Moves the times of its row into the past, as if so much had passed. */
export async function ageWork(
  database: TestDatabase,
  name: string,
  milliseconds: number,
): Promise<void> {
  await database.query(
    `UPDATE "ScheduledWork" SET "lastRunAt" = "lastRunAt" - $2 * interval '1 ms',
            "leaseEndsAt" = "leaseEndsAt" - $2 * interval '1 ms' WHERE name = $1`,
    [name, milliseconds],
  );
}

/** Its time has come, whoever is at it. */
export async function makeDue(database: TestDatabase, name: string): Promise<void> {
  await database.query(
    `UPDATE "ScheduledWork" SET "lastRunAt" = now() - interval '1 day' WHERE name = $1`,
    [name],
  );
}
