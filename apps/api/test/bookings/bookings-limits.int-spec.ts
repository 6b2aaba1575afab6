/** More than can be done: everyone is told the truth, and what was taken is done. */
import { describe, expect, it } from 'vitest';
import { problemSchema } from '@lastseat/contracts';
import { BookingCommitter } from '../../src/bookings/commit/booking-committer.js';
import type { Config } from '../../src/common/config/config.js';
import { startApp, type TestApp } from '../support/app.js';
import { bookCommand, startCommitter, wordOf } from '../support/committer.js';
import { concurrently, firstOf, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { untilWaiting } from '../support/lock-waits.js';
import { readTotals } from '../support/totals.js';

const database = useDatabase();

/** Holds the event's row until it is told to let go, so that a batch is certainly under way. */
async function holdRow(eventId: string): Promise<{ letGo(): Promise<void> }> {
  const holder = await database.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [eventId]);
  return {
    async letGo() {
      await holder.query('COMMIT');
      await holder.end();
    },
  };
}

/** An API at which nobody is let go of for waiting too long, however slow the machine. */
const startPatientApp = (overrides: Partial<Config>) =>
  startApp(database.url, { BOOKING_DEADLINE_MS: 10 * 60_000, ...overrides });

/** Signed in before the row is held: what counts is who comes while it is. */
async function signInUsers(api: TestApp, count: number): Promise<string[]> {
  const users = await createUsers(database, count);
  return concurrently(count, (index) => api.tokenFor(users[index]!));
}

function post(api: TestApp, token: string, eventId: string): Promise<Response> {
  return fetch(`${api.origin}/api/book`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ eventId }),
  });
}

describe('A full queue', () => {
  it('answers 503 with Retry-After, never 409, and keeps what it took', async () => {
    const api = await startPatientApp({ BOOKING_QUEUE_LIMIT: 10 });
    const event = await createEvent(database, { totalTickets: 50 });
    const tokens = await signInUsers(api, 20);
    const row = await holdRow(event.id);

    const first = post(api, tokens[0]!, event.id);
    await untilWaiting(database);
    const rest = tokens.slice(1).map((token) => post(api, token, event.id));
    const refused = await firstOf(14, rest);
    await row.letGo();
    const answers = await Promise.all([first, ...rest]);

    for (const answer of refused) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(problemSchema.parse(await answer.json()).code).toBe('busy');
    }
    const statuses = tally(answers.map((answer) => String(answer.status)));
    expect(statuses).toEqual({ 201: 6, 503: 14 });
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: 6,
      remaining: 44,
      total: 50,
    });
    await api.close();
  });

  it('lets a caller go when its deadline has passed, and never books for it afterwards', async () => {
    const core = startCommitter(database.url, { BOOKING_DEADLINE_MS: 100 });
    const event = await createEvent(database, { totalTickets: 50 });
    const users = await createUsers(database, 4);
    const row = await holdRow(event.id);

    const first = core.committer.submit(bookCommand(event.id, users[0]!));
    await untilWaiting(database);
    const late = await concurrently(3, (index) =>
      core.committer.submit(bookCommand(event.id, users[index + 1]!)),
    );
    await row.letGo();

    expect(tally(late.map(wordOf))).toEqual({ busy: 3 });
    expect(wordOf(await first)).toBe('booked');
    await core.close();
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: 1,
      remaining: 49,
      total: 50,
    });
  });
});

describe('A shutdown', () => {
  it('with a full queue gives everyone who was taken the true answer', async () => {
    const api = await startPatientApp({ BOOKING_BATCH_SIZE: 10 });
    const event = await createEvent(database, { totalTickets: 30 });
    const tokens = await signInUsers(api, 100);
    const row = await holdRow(event.id);

    const answers = tokens.map((token) => post(api, token, event.id));
    await untilWaiting(database);
    const committer = api.app.get(BookingCommitter);
    await eventually('all requests have come', async () => committer.unfinished === 100);
    const closed = api.close();
    await row.letGo();
    const statuses = (await Promise.all(answers)).map((answer) => String(answer.status));
    await closed;

    expect(tally(statuses)).toEqual({ 201: 30, 409: 70 });
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: 30,
      remaining: 0,
      total: 30,
    });
  });

  it('answers 503 to a command that comes afterwards', async () => {
    const core = startCommitter(database.url);
    const event = await createEvent(database, { totalTickets: 1 });
    const [user] = (await createUsers(database, 1)) as [string];
    await core.committer.drain();

    expect(wordOf(await core.committer.submit(bookCommand(event.id, user)))).toBe('busy');

    await core.close();
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 0, remaining: 1, total: 1 });
  });
});
