/** One transaction for the commands of several events: each event's promises hold as if it were alone. */
import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { bookCommand, bookingOf, cancelCommand, wordOf } from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { untilWaiting } from '../support/lock-waits.js';
import { readTotals } from '../support/totals.js';
import { useBreakableCommitter, useTwoCommitters } from '../support/use-committers.js';

const database = useDatabase();
const core = useBreakableCommitter(database);
const processes = useTwoCommitters(database);

async function createEvents(count: number, totalTickets: number): Promise<string[]> {
  const events = await concurrently(count, () => createEvent(database, { totalTickets }));
  return events.map((event) => event.id);
}

async function countTransactions(): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(DISTINCT xmin::text)::int AS count FROM "Booking"`,
  );
  return row!.count;
}

describe('Commands for several events', () => {
  it('that come in one moment are one transaction', async () => {
    const eventIds = await createEvents(20, 5);
    const [user] = (await createUsers(database, 1)) as [string];
    const before = await countTransactions();

    const outcomes = await concurrently(20, (index) =>
      core.submit(bookCommand(eventIds[index]!, user)),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 20 });
    expect(await countTransactions()).toBe(before + 1);
  });

  it('oversell none of them, through two processes that want the same ones', async () => {
    const eventIds = await createEvents(10, 3);
    const users = await createUsers(database, 200);

    const outcomes = await concurrently(200, (index) =>
      processes.submit(bookCommand(eventIds[index % 10]!, users[index]!), index),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 30, sold_out: 170 });
    for (const eventId of eventIds) {
      expect(await readTotals(database, eventId)).toEqual({ confirmed: 3, remaining: 0, total: 3 });
    }
  });

  it('are each refused or done for reasons of their own event', async () => {
    const [open, full] = (await createEvents(2, 1)) as [string, string];
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];
    const held = bookingOf(await core.submit(bookCommand(full, ada)));
    const commands = [
      bookCommand(open, ada),
      bookCommand(newId(), ada),
      bookCommand(full, ben),
      cancelCommand(held),
      bookCommand(full, ben),
      bookCommand(open, ben),
    ];

    const outcomes = await Promise.all(commands.map((command) => core.submit(command)));

    expect(outcomes.map(wordOf)).toEqual([
      'booked',
      'event_not_found',
      'sold_out',
      'cancelled',
      'booked',
      'sold_out',
    ]);
    expect(core.announced.slice(-2).map(({ remainingTickets }) => remainingTickets)).toEqual([
      0, 0,
    ]);
  });

  it('go on while one event is held up, and that one is served when it is free', async () => {
    const eventIds = await createEvents(5, 5);
    const [user] = (await createUsers(database, 1)) as [string];
    const holder = await database.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [eventIds[0]]);

    const [heldUp, ...others] = eventIds.map((eventId) => core.submit(bookCommand(eventId, user)));

    expect((await Promise.all(others)).map(wordOf)).toEqual(Array(4).fill('booked'));
    await untilWaiting(database);
    await holder.query('COMMIT');
    expect(wordOf(await heldUp!)).toBe('booked');
    await holder.end();
  });

  it('are known again, all of them, when the answer to their COMMIT is lost', async () => {
    const eventIds = await createEvents(8, 1);
    const [user] = (await createUsers(database, 1)) as [string];
    core.proxy.breakNextCommit('lose answer');

    const outcomes = await concurrently(8, (index) =>
      core.submit(bookCommand(eventIds[index]!, user)),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 8 });
    for (const eventId of eventIds) {
      expect(await readTotals(database, eventId)).toEqual({ confirmed: 1, remaining: 0, total: 1 });
    }
  });

  it('wait for their own lost transaction, whatever it still holds', async () => {
    const eventIds = await createEvents(3, 1);
    const [user] = (await createUsers(database, 1)) as [string];
    core.proxy.breakNextCommit('delay');

    const outcomes = eventIds.map((eventId) => core.submit(bookCommand(eventId, user)));
    await untilWaiting(database);
    core.proxy.releaseCommit();

    expect((await Promise.all(outcomes)).map(wordOf)).toEqual(['booked', 'booked', 'booked']);
  });

  it('with one key for two of them make one booking and refuse the other', async () => {
    const eventIds = await createEvents(2, 5);
    const [user] = (await createUsers(database, 1)) as [string];

    const outcomes = await concurrently(2, (index) =>
      core.submit(bookCommand(eventIds[index]!, user, 'one key')),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 1, idempotency_key_reused: 1 });
  });
});
