/** The simulated database is held against the real one: two transactions that get in each other's way. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockEvents, writeBookings } from '../../apps/api/src/bookings/commit/commit-batch.sql.js';
import { findSqlState } from '../../apps/api/src/common/database/database-errors.js';
import type { Transaction } from '../../apps/api/src/common/database/prisma.service.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { createEvent, createUsers } from '../../apps/api/test/support/factories.js';
import { BothDatabases } from './testing/both-databases.js';

const database = useDatabase();
let both: BothDatabases;
let people: string[];
beforeAll(async () => {
  both = new BothDatabases(database);
  people = await createUsers(database, 1);
});
afterAll(() => both.real.$disconnect());

const times = { maxWait: 5_000, timeout: 60_000 };
const limits = { lockTimeoutMs: 20_000, idleTimeoutMs: 20_000 };

/** Two transactions, each of which waits until both have done their first part. */
async function meet(
  parts: readonly ((tx: Transaction) => Promise<unknown>)[][],
): Promise<[string[], string[]]> {
  return both.run(async (one) => {
    let arrived = 0;
    let open: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (open = resolve));
    const ends = await Promise.allSettled(
      parts.map(([first, second]) =>
        one.$transaction(async (tx) => {
          await first!(tx);
          if ((arrived += 1) === parts.length) open();
          await met;
          await second!(tx);
        }, times),
      ),
    );
    return ends.map((end) => (end.status === 'rejected' ? findSqlState(end.reason)! : 'done'));
  });
}

describe('Two transactions end in both databases alike', () => {
  const lock = (id: string) => (tx: Transaction) => lockEvents(tx, [id], limits, false);
  it('which wait for each other in a circle: one of them is ended', async () => {
    const [one, other] = [await makeEvent(), await makeEvent()];
    const ends = await meet([
      [lock(one), lock(other)],
      [lock(other), lock(one)],
    ]);
    for (const end of ends) expect(end.sort()).toEqual(['40P01', 'done']);
  });

  it('which bring one key: the second waits for the first, and is refused', async () => {
    const key = randomUUID();
    const insert = (eventId: string) => {
      const booking = { ...aBooking, id: randomUUID(), eventId, userId: people[0]! };
      return (tx: Transaction) => writeBookings(tx, [{ ...booking, idempotencyKey: key }], []);
    };
    const [one, other] = [await makeEvent(), await makeEvent()];
    const ends = await meet([
      [lock(one), insert(one)],
      [lock(other), insert(other)],
    ]);
    for (const end of ends) expect(end.sort()).toEqual(['23505', 'done']);
  });

  it('of which one has the event: who does not wait leaves it out', async () => {
    const id = await makeEvent();
    const found = await both.run(async (one) => {
      const inner = await one.$transaction(async (tx) => {
        await lock(id)(tx);
        return one.$transaction((second) => lockEvents(second, [id], limits, true), times);
      }, times);
      return inner.length;
    });
    expect(found).toEqual([0, 0]);
  });

  async function makeEvent(): Promise<string> {
    const { id } = await createEvent(database, { totalTickets: 3 });
    await both.copyRows();
    return id;
  }
});

const aBooking = {
  ...{ status: 'confirmed' as const, quantity: 1, requestFingerprint: null, expiresAt: null },
  ...{ createdAt: new Date(), cancelledAt: null, cancelCommandId: null },
  ...{ cancelledBy: null, cancelReason: null },
};
