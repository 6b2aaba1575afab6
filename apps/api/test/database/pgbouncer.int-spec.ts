/** Two APIs that share a few connections by PgBouncer: each transaction may get another one. */
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import { bookingSchema } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { untilListening } from '../support/listeners.js';
import { followLive } from '../support/live-client.js';
import { pgBouncerProgram, startPgBouncer, type PgBouncer } from '../support/pgbouncer.js';
import { readTotals } from '../support/totals.js';
import { openPage, ownPageOf } from '../support/watching-page.js';

const database = useDatabase();
// Makes the tokens, beside PgBouncer: a commit that is to break is that of the booking.
let issuer: TestApp;
let proxy: DatabaseProxy;
let bouncer: PgBouncer;
let apis: TestApp[];

async function ask(index: number, userId: string, method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${await issuer.tokenFor(userId)}` };
  return send(apis[index % 2]!.origin, method, path, { headers, body });
}
const book = (index: number, userId: string, eventId: string) =>
  ask(index, userId, 'POST', '/api/book', { eventId });

describe.skipIf(pgBouncerProgram === undefined)('Two APIs through PgBouncer', () => {
  beforeAll(async () => {
    issuer = await startApp(database.url);
    // Between PgBouncer and PostgreSQL, to lose what PgBouncer asks.
    proxy = await startDatabaseProxy(database.url);
    bouncer = await startPgBouncer(proxy.url);
    const settings = { DATABASE_LISTEN_URL: database.url, LIVE_SWEEP_MS: 3_600_000 };
    apis = [await startApp(bouncer.url, settings), await startApp(bouncer.url, settings)];
    await untilListening(database, 3);
  });
  afterAll(async () => {
    await Promise.all(apis.map((api) => api.close()));
    await bouncer.stop();
    await proxy.close();
    await issuer.close();
  });

  it('sell the last two seats to exactly two of ten buyers', async () => {
    const event = await createEvent(database, { totalTickets: 2 });
    const users = await createUsers(database, 10);
    const answers = await concurrently(10, (index) => book(index, users[index]!, event.id));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 201: 2, 409: 8 });
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 2, remaining: 0, total: 2 });
  });

  it('tell each other’s sockets of a booking and of its cancellation', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const [user] = (await createUsers(database, 1)) as [string];
    const live = await followLive(apis[0]!.origin);
    await live.watch(event.id);

    const booking = bookingSchema.parse(JSON.parse((await book(1, user, event.id)).text));
    expect(await live.until(({ version }) => version === 1)).toMatchObject({ remainingTickets: 4 });
    const cancelled = await ask(1, user, 'DELETE', `/api/bookings/${booking.id}`);
    expect(cancelled.status).toBe(200);
    expect(await live.until(({ version }) => version === 2)).toMatchObject({ remainingTickets: 5 });
    live.close();
  });

  it('count the watchers of an event together', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const pages = await Promise.all(apis.map(({ origin }) => openPage(origin)));
    for (const page of pages) await page.watch(ownPageOf(event.id));
    await Promise.all(pages.map((page) => page.untilCount(2)));
    for (const { socket } of pages) socket.disconnect();
  });

  it.each(['lose', 'reset', 'lose answer'] as const)(
    'give one seat when the server’s connection breaks at COMMIT: %s',
    async (fault) => {
      const event = await createEvent(database, { totalTickets: 5 });
      const [user] = (await createUsers(database, 1)) as [string];
      const faults = proxy.faults;
      proxy.breakNextCommit(fault);
      const answer = await book(0, user, event.id);
      expect(proxy.faults).toBe(faults + 1);
      expect(answer.status).toBe(201);
      expect(await readTotals(database, event.id)).toEqual({
        confirmed: 1,
        remaining: 4,
        total: 5,
      });
    },
  );

  it('log people in, whose attempts are counted by statements of a library', async () => {
    const attempt = (index: number) =>
      send(apis[index % 2]!.origin, 'POST', '/api/auth/login', {
        body: { email: 'no@one.example', password: 'no such password' },
      });
    const answers = await concurrently(4, attempt);
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 401: 4 });
  });
});
