/** What one account can do to the others of its batch: nothing that they would notice. */
import { insertBookings } from '@lastseat/test-data';
import { afterEach, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import type { BookingCommand } from '../../src/bookings/domain/booking-command.js';
import { bookCommand, startCommitter, wordOf, type TestCommitter } from '../support/committer.js';
import { tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { untilWaiting } from '../support/lock-waits.js';
import { readTotals } from '../support/totals.js';

const database = useDatabase();
const running: TestCommitter[] = [];

afterEach(() => Promise.all(running.splice(0).map((core) => core.close())));

function start(): TestCommitter {
  const core = startCommitter(database.url);
  running.push(core);
  return core;
}

async function createEvents(count: number): Promise<string[]> {
  const events = await Promise.all(
    Array.from({ length: count }, () => createEvent(database, { totalTickets: 100 })),
  );
  return events.map((event) => event.id);
}

const submitAll = async (core: TestCommitter, commands: BookingCommand[]) =>
  (await Promise.all(commands.map((command) => core.committer.submit(command)))).map(wordOf);

/** A booking with this key, of a transaction that is told how to end. */
async function bookElsewhere(userId: string, key: string): Promise<typeof end> {
  const [eventId] = (await createEvents(1)) as [string];
  const rival = await database.connect();
  await rival.query('BEGIN');
  await insertBookings(rival.query.bind(rival), [{ userId, eventId, idempotencyKey: key }]);
  const end = async (how: 'COMMIT' | 'ROLLBACK') => {
    await rival.query(how);
    await rival.end();
  };
  return end;
}

describe('One key for many events', () => {
  it('is decided within the transaction that the others are in', async () => {
    const core = start();
    const eventIds = await createEvents(20);
    const [offender, ...others] = (await createUsers(database, 21)) as [string, ...string[]];

    const words = await submitAll(core, [
      ...eventIds.map((eventId) => bookCommand(eventId, offender, 'one key')),
      ...eventIds.map((eventId, index) => bookCommand(eventId, others[index]!)),
    ]);

    expect(tally(words)).toEqual({ booked: 21, idempotency_key_reused: 19 });
    expect(await core.countTransactions()).toEqual({ tried: 1, again: {} });
  });

  it('that another process has used a moment ago costs one more transaction, and no split', async () => {
    const core = start();
    const eventIds = await createEvents(10);
    const [offender, ...others] = (await createUsers(database, 11)) as [string, ...string[]];
    const end = await bookElsewhere(offender, 'k');

    const words = submitAll(core, [
      bookCommand(eventIds[0]!, offender, 'k'),
      ...eventIds.map((eventId, index) => bookCommand(eventId, others[index]!)),
    ]);
    await untilWaiting(database);
    await end('COMMIT');

    expect(tally(await words)).toEqual({ booked: 10, idempotency_key_reused: 1 });
    expect(await core.countTransactions()).toEqual({ tried: 2, again: { 23505: 1 } });
  });

  it('and another, crosswise through two processes, are no deadlock', async () => {
    const [one, other] = [start(), start()];
    const eventIds = await createEvents(6);
    const [offender] = (await createUsers(database, 1)) as [string];
    // Between the two keys, so that both processes stand still with one of them in their hands.
    const end = await bookElsewhere(offender, 'm');
    const bookWith = (keys: string[], from: number) =>
      keys.map((key, index) => bookCommand(eventIds[from + index]!, offender, key));

    const words = Promise.all([
      submitAll(one, bookWith(['a', 'm', 'z'], 0)),
      submitAll(other, bookWith(['z', 'm', 'a'], 3)),
    ]);
    await untilWaiting(database, 2);
    await end('ROLLBACK');

    expect(tally((await words).flat())).toEqual({ booked: 3, idempotency_key_reused: 3 });
    for (const core of [one, other]) {
      expect((await core.countTransactions()).again).not.toHaveProperty('40P01');
    }
  });
});

describe('An account that is gone', () => {
  it('costs one more transaction, and no split', async () => {
    const core = start();
    const { id: eventId } = await createEvent(database, { totalTickets: 500 });
    const users = await createUsers(database, 200);
    await database.query('DELETE FROM "User" WHERE id = ANY($1)', [[users[77], users[151]]]);

    const words = await submitAll(
      core,
      users.map((user) => bookCommand(eventId, user)),
    );

    expect([words[77], words[151]]).toEqual(['unauthenticated', 'unauthenticated']);
    expect(tally(words)).toEqual({ booked: 198, unauthenticated: 2 });
    expect(await core.countTransactions()).toEqual({ tried: 2, again: { 23503: 1 } });
    expect(await readTotals(database, eventId)).toMatchObject({ confirmed: 198, remaining: 302 });
  });
});

describe('Events that were made up', () => {
  it('are refused within the transaction that the others are in', async () => {
    const core = start();
    const eventIds = await createEvents(5);
    const [user] = (await createUsers(database, 1)) as [string];
    const asked = [...eventIds, ...Array.from({ length: 50 }, () => newId())];

    const words = await submitAll(
      core,
      asked.map((eventId) => bookCommand(eventId, user)),
    );

    expect(tally(words)).toEqual({ booked: 5, event_not_found: 50 });
    expect(await core.countTransactions()).toEqual({ tried: 1, again: {} });
  });
});
