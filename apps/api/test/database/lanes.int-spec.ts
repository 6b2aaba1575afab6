/** Work of one kind takes no connection from another: what is busy in one lane holds up nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookingDatabase, narrowTo, ReadDatabase } from '../../src/common/database/lanes.js';
import { ProblemError } from '../../src/common/http/problems/problem.js';
import { startApp, testConfig, type TestApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { send } from '../support/http.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

/** Takes all that a lane has, until it is told to give it back. */
async function takeAll(lane: ReadDatabase): Promise<() => Promise<void>> {
  const holder = await database.connect();
  await holder.query('BEGIN; LOCK TABLE "RateLimit" IN ACCESS EXCLUSIVE MODE');
  const reads = Array.from({ length: lane.size }, () =>
    lane.read((client) => client.$queryRaw`SELECT count(*)::int FROM "RateLimit"`),
  );
  return async () => {
    await holder.query('COMMIT');
    await holder.end();
    await Promise.all(reads);
  };
}

describe('The lanes of the database', () => {
  it('divide the connections of the process, and leave one to each however few there are', () => {
    const sizes = (DATABASE_POOL_SIZE: number) =>
      (['booking', 'account', 'read'] as const).map(
        (lane) =>
          narrowTo(lane, testConfig(database.url, { DATABASE_POOL_SIZE })).DATABASE_POOL_SIZE,
      );
    expect(sizes(20)).toEqual([10, 6, 4]);
    expect(sizes(1)).toEqual([1, 1, 1]);
  });

  it('let a booking pass while every connection for reading is busy', async () => {
    const [buyer] = await createBuyers(database, target, 1);
    const event = await createEvent(database, { totalTickets: 1 });
    const giveBack = await takeAll(target.app.get(ReadDatabase));
    try {
      const booking = await buyer!.book(event.id);
      expect(booking.status).toBe('confirmed');
      expect((await buyer!.cancel(booking.id)).status).toBe('cancelled');
      expect((await send(target.origin, 'GET', '/api/health/ready')).status).toBe(200);
    } finally {
      await giveBack();
    }
  });

  it('let everyone else read while bookings have all of theirs', async () => {
    const bookings = target.app.get(BookingDatabase);
    const event = await createEvent(database, { totalTickets: 1 });
    const holder = await database.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [event.id]);
    const waiting = Array.from(
      { length: bookings.size },
      () => bookings.$queryRaw`SELECT id FROM "Event" WHERE id = ${event.id}::uuid FOR UPDATE`,
    );
    expect((await send(target.origin, 'GET', '/api/events')).status).toBe(200);
    await holder.query('COMMIT');
    await holder.end();
    await Promise.all(waiting);
  });

  it('refuse to read for more people than may wait, at once', async () => {
    const lane = target.app.get(ReadDatabase);
    const giveBack = await takeAll(lane);
    const crowd = Array.from({ length: 1_001 }, () =>
      lane.read(() => Promise.resolve('read')).catch((error: unknown) => error),
    );
    const last = await crowd.at(-1);
    expect(last).toBeInstanceOf(ProblemError);
    expect(last).toMatchObject({ code: 'busy' });
    await giveBack();
    expect(await Promise.all(crowd.slice(0, -1))).toEqual(Array(1_000).fill('read'));
  });
});
