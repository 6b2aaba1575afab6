/** What becomes of the bookings of a cancelled event, whoever dies meanwhile. */
import { insertBookings, insertUsers } from '@lastseat/test-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancelledEventsService, STEP_SIZE } from '../../src/bookings/cancelled-events.service.js';
import { EventCommandsService } from '../../src/bookings/event-commands.service.js';
import { LEASE_MS } from '../../src/common/jobs/work-lease.sql.js';
import { startApiProcess } from '../support/api-process.js';
import { startApp, type TestApp } from '../support/app.js';
import { bookCommand, startCommitter, wordOf } from '../support/committer.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import {
  anActor,
  cancelEventCommand,
  listActions,
  readEventRow,
} from '../support/edit-commands.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { followLive, sendRaw } from '../support/live-client.js';
import { ageWork } from '../support/scheduled-work.js';
import { readTotals } from '../support/totals.js';

const WORK = 'cancel the bookings of cancelled events';
const database = useDatabase();
const run = (statement: string, values: unknown[]) => database.query(statement, values);

/** An event that so many people have a seat of, and ten seats that are left. */
async function createSold(seats: number): Promise<{ eventId: string; users: readonly string[] }> {
  const total = seats + 10;
  const event = await createEvent(database, { totalTickets: total, remainingTickets: 10 });
  const users = await insertUsers(run, seats);
  await insertBookings(
    run,
    users.map((userId) => ({ userId, eventId: event.id })),
  );
  return { eventId: event.id, users };
}

const untilDone = (eventId: string) =>
  eventually('its bookings are cancelled', async () => {
    const { bookingsCancelledAt } = await readEventRow(database, eventId);
    return bookingsCancelledAt !== null;
  });

/** How many of its bookings are left to cancel, by the event's row: to count them takes the core that is waited for. */
async function countLeft(eventId: string): Promise<number> {
  const { totalTickets, remainingTickets } = await readEventRow(database, eventId);
  return totalTickets - remainingTickets;
}

/** Waits as long as they get fewer: how long thousands of them take depends on the machine. */
async function untilAtMostAreLeft(eventId: string, left: number): Promise<void> {
  for (let now = await countLeft(eventId); now > left; now = await countLeft(eventId)) {
    const goal = Math.max(left, now - 5 * STEP_SIZE);
    await eventually(`at most ${goal} are left`, async () => (await countLeft(eventId)) <= goal);
  }
}

describe('The bookings of a cancelled event', () => {
  let processes: [TestApp, TestApp];

  beforeAll(async () => {
    processes = [await startApp(database.url), await startApp(database.url)];
  });
  afterAll(() => Promise.all(processes.map((one) => one.close())));

  it('are cancelled in steps, and their people hear of it', async () => {
    const { eventId, users } = await createSold(2 * STEP_SIZE + 50);
    const [target] = processes;
    const window = await followLive(target.origin);
    await sendRaw(window.socket, 'signIn', { accessToken: await target.tokenFor(users[7]!) });
    const heard = new Promise((resolve) => window.socket.once('bookingUpdate', resolve));

    await target.app.get(EventCommandsService).cancelEvent(anActor, eventId, 'No light');

    expect(await heard).toMatchObject({ eventId, status: 'cancelled', cancelledBy: 'event' });
    window.close();
    await untilDone(eventId);
    const total = users.length + 10;
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 0, remaining: total, total });
    // One version for the event, and one for each step.
    expect(await readEventRow(database, eventId)).toMatchObject({ revision: 1, version: 4 });
    expect(await listActions(database, eventId)).toEqual(['event.cancelled']);
  });

  it('are each cancelled once by two processes that are at it at the same time', async () => {
    const { eventId, users } = await createSold(3 * STEP_SIZE);
    // So that no process is woken: the two meet without a lease between them.
    const core = startCommitter(database.url);
    await core.committer.submit(cancelEventCommand(eventId));
    const stop = new AbortController().signal;

    await concurrently(2, (index) =>
      processes[index]!.app.get(CancelledEventsService).cancelBookings(stop),
    );

    const total = users.length + 10;
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 0, remaining: total, total });
    expect((await readEventRow(database, eventId)).bookingsCancelledAt).not.toBeNull();
    await core.close();
  });

  it('are nothing to wait for where there are none', async () => {
    const { id } = await createEvent(database, { totalTickets: 10 });
    await processes[0].app.get(EventCommandsService).cancelEvent(anActor, id, 'No light');
    expect((await readEventRow(database, id)).bookingsCancelledAt).not.toBeNull();
  });
});

describe('Five thousand bookings', () => {
  it('are all cancelled, however often a process is killed in the midst of them', async () => {
    const { eventId, users } = await createSold(5_000);
    const core = startCommitter(database.url);
    expect(wordOf(await core.committer.submit(cancelEventCommand(eventId)))).toBe('edited');

    for (const left of [4_000, 3_000]) {
      // Slowed down, so that it is killed within a step and not after the last one.
      const process = await startApiProcess(database.url, { BOOKING_DELAY_MS: '20' });
      await untilAtMostAreLeft(eventId, left);
      await process.kill();
      const { confirmed, remaining, total } = await readTotals(database, eventId);
      expect(confirmed).toBeGreaterThan(0);
      expect(confirmed + remaining).toBe(total);
      expect((await readEventRow(database, eventId)).bookingsCancelledAt).toBeNull();
      const buyer = bookCommand(eventId, users[0]!);
      expect(wordOf(await core.committer.submit(buyer))).toBe('event_cancelled');
      await ageWork(database, WORK, LEASE_MS);
    }
    const last = await startApp(database.url);
    await untilAtMostAreLeft(eventId, 0);
    await untilDone(eventId);

    await last.close();
    await core.close();
    const total = users.length + 10;
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 0, remaining: total, total });
    const by = await database.query(
      `SELECT "cancelledBy", count(*)::int FROM "Booking" WHERE "eventId" = $1 GROUP BY 1`,
      [eventId],
    );
    expect(by).toEqual([{ cancelledBy: 'event', count: 5_000 }]);
  });
});
