/** The sale without a lock oversells for certain, and the totals of both are the database's. */
import { insertBookings } from '@lastseat/test-data';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { createEvent, createUsers } from '../../apps/api/test/support/factories.js';
import { readTotals } from './totals.js';
import { UnlockedSale } from './unlocked-sale.js';

const database = useDatabase();
let pool: pg.Pool;

beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 10 });
  // `end` does not wait for the server's goodbye: dropping the database may still reach a connection.
  pool.on('error', () => undefined);
});
afterAll(() => pool.end());

async function sellWithoutLock(seats: number, people: number) {
  const sale = await UnlockedSale.open(pool, seats);
  const answers = await Promise.all(
    Array.from({ length: people }, (_, person) => sale.book(person)),
  );
  return answers.filter(({ isBooked }) => isBooked).length;
}

describe('Without the lock', () => {
  it('two people who want one seat both get it, each time', async () => {
    const { id } = await createEvent(database, { totalTickets: 1 });
    for (let round = 0; round < 3; round++) {
      expect(await sellWithoutLock(1, 2)).toBe(2);
      const { unlocked } = await readTotals(pool, id);
      expect(unlocked).toEqual({ seats: 1, sold: 2, held: 0, waiting: 0, remaining: 0 });
    }
  });

  it('the first buyer does not write before a second one has looked, however late that is', async () => {
    const sale = await UnlockedSale.open(pool, 1);
    const first = sale.book(0);
    // Time enough for a whole sale, and then some.
    await pool.query('SELECT pg_sleep(0.3)');
    expect((await pool.query('SELECT FROM unlocked.booking')).rowCount).toBe(0);
    expect([await sale.book(1), await first]).toEqual([
      { isBooked: true, remaining: 0 },
      { isBooked: true, remaining: 0 },
    ]);
  });

  it('what people were told is what the database holds, and its counter is something else', async () => {
    const { id } = await createEvent(database, { totalTickets: 5 });
    const told = await sellWithoutLock(5, 40);
    const { unlocked } = await readTotals(pool, id);
    expect(unlocked).toMatchObject({ seats: 5, sold: told });
    expect(told).toBeGreaterThan(5);
    expect(unlocked.remaining).not.toBe(5 - told);
  });
});

it('The totals of the sale with the lock are those of its rows, also where its counter is wrong', async () => {
  const event = await createEvent(database, { totalTickets: 3 });
  const other = await createEvent(database, { totalTickets: 3 });
  const [a, b, c, d] = (await createUsers(database, 4)) as [string, string, string, string];
  await insertBookings(database.query.bind(database), [
    { userId: a, eventId: event.id },
    { userId: b, eventId: event.id },
    { userId: c, eventId: event.id },
    { userId: d, eventId: event.id },
    { userId: a, eventId: other.id },
  ]);
  const { locked } = await readTotals(pool, event.id);
  expect(locked).toEqual({ seats: 3, sold: 4, held: 0, waiting: 0, remaining: 3 });
});
