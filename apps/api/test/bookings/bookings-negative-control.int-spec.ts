/** The race of `bookings-race.int-spec.ts` with the lock taken away: it must be lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSqlState } from '../../src/common/database/database-errors.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { testConfig } from '../support/app.js';
import { bookCommand, wordOf } from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { readTotals } from '../support/totals.js';
import {
  bookWithoutLock,
  createBarrier,
  overwriteCount,
  takeSeatsFromRow,
} from '../support/unlocked-committing.js';

const BUYERS = 10;
const database = useDatabase();
let prisma: PrismaService;

beforeAll(() => {
  prisma = new PrismaService(testConfig(database.url, { DATABASE_POOL_SIZE: BUYERS }));
});
afterAll(() => prisma.$disconnect());

async function raceWithoutLock(writeCount: Parameters<typeof bookWithoutLock>[3]) {
  const event = await createEvent(database, { totalTickets: 2 });
  const users = await createUsers(database, BUYERS);
  const everyoneHasRead = createBarrier(BUYERS);
  const words = await concurrently(BUYERS, (index) =>
    bookWithoutLock(prisma, bookCommand(event.id, users[index]!), everyoneHasRead, writeCount).then(
      wordOf,
      (error: unknown) => `SQLSTATE ${findSqlState(error)}`,
    ),
  );
  return { words: tally(words), totals: await readTotals(database, event.id) };
}

describe('With the lock taken away, ten buyers for two seats', () => {
  it('oversell: ten are told that they have a seat', async () => {
    const { words, totals } = await raceWithoutLock(overwriteCount);
    expect(words).toEqual({ booked: 10 });
    expect(totals).toEqual({ confirmed: 10, remaining: 1, total: 2 });
  });

  it('are still stopped by the CHECK constraint, because the count is written relative to the row', async () => {
    const { words, totals } = await raceWithoutLock(takeSeatsFromRow);
    expect(words).toEqual({ booked: 2, 'SQLSTATE 23514': 8 });
    expect(totals).toEqual({ confirmed: 2, remaining: 0, total: 2 });
  });
});
