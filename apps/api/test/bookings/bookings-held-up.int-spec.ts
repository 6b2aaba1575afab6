/** Events whose row somebody else holds, and what goes on beside them: everything. */
import { describe, expect, it } from 'vitest';
import { bookCommand, wordOf } from '../support/committer.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { untilWaiting } from '../support/lock-waits.js';
import { readTotals } from '../support/totals.js';
import { useBreakableCommitter } from '../support/use-committers.js';

const database = useDatabase();
const core = useBreakableCommitter(database);

/** Holds the rows of the first `heldCount` of so many events, until it is told to let go. */
async function createHeldUp(heldCount: number, count: number) {
  const events = await concurrently(count, () => createEvent(database, { totalTickets: 5 }));
  const eventIds = events.map((event) => event.id);
  const [heldIds, freeIds] = [eventIds.slice(0, heldCount), eventIds.slice(heldCount)];
  const holder = await database.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM "Event" WHERE id = ANY($1) FOR UPDATE', [heldIds]);
  const letGo = async () => {
    await holder.query('COMMIT');
    await holder.end();
  };
  return { heldIds, freeIds, letGo };
}

describe('While one event is held up', () => {
  it('a command that a constraint refuses makes no other event of its batch wait for it', async () => {
    const { heldIds, freeIds, letGo } = await createHeldUp(1, 5);
    const [user, deleted] = (await createUsers(database, 2)) as [string, string];
    await database.query('DELETE FROM "User" WHERE id = $1', [deleted]);

    const heldUp = core.submit(bookCommand(heldIds[0]!, user));
    const refused = core.submit(bookCommand(freeIds[0]!, deleted));
    const free = freeIds.map((eventId) => core.submit(bookCommand(eventId, user)));

    expect((await Promise.all(free)).map(wordOf)).toEqual(Array(4).fill('booked'));
    expect(wordOf(await refused)).toBe('unauthenticated');
    await untilWaiting(database);
    await letGo();
    expect(wordOf(await heldUp)).toBe('booked');
  });

  it.each(['lose', 'lose answer'] as const)(
    'a batch whose connection breaks at COMMIT (%s) waits for no other event, and books each once',
    async (fault) => {
      const { heldIds, freeIds, letGo } = await createHeldUp(1, 5);
      const [user] = (await createUsers(database, 1)) as [string];
      core.proxy.breakNextCommit(fault);

      const heldUp = core.submit(bookCommand(heldIds[0]!, user));
      const free = freeIds.map((eventId) => core.submit(bookCommand(eventId, user)));

      expect((await Promise.all(free)).map(wordOf)).toEqual(Array(4).fill('booked'));
      await untilWaiting(database);
      await letGo();
      expect(wordOf(await heldUp)).toBe('booked');
      for (const eventId of [...heldIds, ...freeIds]) {
        expect(await readTotals(database, eventId)).toMatchObject({ confirmed: 1, remaining: 4 });
      }
    },
  );
});

describe('While more events are held up than there can be transactions', () => {
  it('the others are booked, and these when they are free', async () => {
    const { heldIds, freeIds, letGo } = await createHeldUp(20, 21);
    const [user] = (await createUsers(database, 1)) as [string];

    const heldUp = heldIds.map((eventId) => core.submit(bookCommand(eventId, user)));
    await untilWaiting(database);

    expect(wordOf(await core.submit(bookCommand(freeIds[0]!, user)))).toBe('booked');
    await letGo();
    expect((await Promise.all(heldUp)).map(wordOf)).toEqual(Array(20).fill('booked'));
  });
});
