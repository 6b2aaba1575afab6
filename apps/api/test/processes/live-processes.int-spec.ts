/** What happens on one API process is seen by the sockets of the other. */
import { bookingSchema, type ConsoleUpdate } from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiProcess, type ApiProcess } from '../support/api-process.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { startIssuer, type Issuer } from '../support/issuer.js';
import { listListeners, untilListening } from '../support/listeners.js';
import { followLive } from '../support/live-client.js';
import { redisProgram, startRedis, type RedisServer } from '../support/redis.js';
import { openPage, ownPageOf, type WatchingPage } from '../support/watching-page.js';

const database = useDatabase();
let issuer: Issuer;

beforeAll(() => {
  issuer = startIssuer(database.url);
});
afterAll(() => issuer.close());

/** The resync would heal what the transport loses, and hide it from the test. */
const withoutSweep = { LIVE_SWEEP_MS: '3600000' };

type Pair = ApiProcess[];

const startOne = (environment: Record<string, string> = {}) =>
  startApiProcess(database.url, { ...withoutSweep, ...environment });

async function startPair(environment: Record<string, string> = {}): Promise<Pair> {
  const before = await listListeners(database);
  const pair = await Promise.all([startOne(environment), startOne(environment)]);
  if (environment['REDIS_URL'] === undefined) await untilListening(database, 2, before);
  return pair;
}

const stop = (pair: Pair) => Promise.all(pair.map((one) => one.stop()));

/** Watches on the one, books on the other, and gives what the watcher was told. */
async function bookAcross(pair: Pair): Promise<{ remainingTickets: number }> {
  const [near, far] = pair as [ApiProcess, ApiProcess];
  const event = await createEvent(database, { totalTickets: 5 });
  const [userId] = (await createUsers(database, 1)) as [string];
  const live = await followLive(near.origin);
  await live.watch(event.id);
  const answer = await send(far.origin, 'POST', '/api/book', {
    headers: { authorization: `Bearer ${await issuer.tokenFor(userId)}` },
    body: { eventId: event.id },
  });
  expect(answer.status).toBe(201);
  const update = await live.until(({ version }) => version === 1);
  live.close();
  return update;
}

describe('Two processes without anything beside PostgreSQL', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(() => stop(pair));

  it('tell their sockets of each other’s bookings', async () => {
    expect(await bookAcross(pair)).toMatchObject({ remainingTickets: 4 });
  });

  it('tell a person’s window at the one of a booking at the other', async () => {
    const [near, far] = pair as [ApiProcess, ApiProcess];
    const event = await createEvent(database, { totalTickets: 5 });
    const [userId] = (await createUsers(database, 1)) as [string];
    const accessToken = await issuer.tokenFor(userId);
    const window = await followLive(near.origin);
    const heard = new Promise((resolve) => window.socket.once('bookingUpdate', resolve));
    await window.socket.emitWithAck('signIn', { accessToken });
    const answer = await send(far.origin, 'POST', '/api/book', {
      headers: { authorization: `Bearer ${accessToken}` },
      body: { eventId: event.id },
    });
    expect(await heard).toEqual(JSON.parse(answer.text));
    window.close();
  });

  it('tell a console at the one of a booking at the other, by name', async () => {
    const [near, far] = pair as [ApiProcess, ApiProcess];
    const [memberId, buyerId] = (await createUsers(database, 2)) as [string, string];
    const organiserId = await insertOrganiser(database.query.bind(database), [
      { userId: memberId, role: 'door' },
    ]);
    const { id: eventId } = await createEvent(database, { organiserId, totalTickets: 5 });
    const window = await followLive(near.origin);
    const { socket } = window;
    // The event's count and the booking come by messages of their own: the first update may have the count alone.
    const heard = new Promise<ConsoleUpdate>((resolve) =>
      socket.on('consoleUpdate', (update) => {
        if (update.latest.length > 0) resolve(update);
      }),
    );
    await socket.emitWithAck('signIn', { accessToken: await issuer.tokenFor(memberId) });
    await socket.emitWithAck('watchConsole', { eventId });
    const answer = await send(far.origin, 'POST', '/api/book', {
      headers: { authorization: `Bearer ${await issuer.tokenFor(buyerId)}` },
      body: { eventId },
    });
    const { id: bookingId } = bookingSchema.parse(JSON.parse(answer.text));
    expect(await heard).toMatchObject({
      confirmedTickets: 1,
      latest: [{ bookingId, name: 'A person', status: 'confirmed' }],
    });
    window.close();
  });

  it('outlive the loss of the connections that carry it, and carry on afterwards', async () => {
    const before = await listListeners(database);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'lastseat-live'`,
    );
    await untilListening(database, before.length, before);
    expect(await bookAcross(pair)).toMatchObject({ remainingTickets: 4 });
  });

  const openPages = async (eventId: string) => {
    const pages = await Promise.all(pair.map(({ origin }) => openPage(origin)));
    for (const page of pages) await page.watch(ownPageOf(eventId));
    await Promise.all(pages.map((page) => page.untilCount(2)));
    return pages as [WatchingPage, WatchingPage];
  };

  it('count the watchers of an event together, and one fewer when the other one’s page has gone', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const [page, other] = await openPages(event.id);
    other.socket.disconnect();
    await page.untilCount(1);
    page.socket.disconnect();
  });

  it('count them without those of a process that was killed, after a minute', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const [page, other] = await openPages(event.id);
    await pair[1]!.kill();
    // Of both: none reads its own.
    const rows = await database.query(
      `UPDATE "WatcherCount" SET "seenAt" = "seenAt" - interval '61 s'
       WHERE "eventId" = $1 RETURNING count`,
      [event.id],
    );
    expect(rows).toEqual([{ count: 1 }, { count: 1 }]);
    await page.untilCount(1);
    for (const { socket } of [page, other]) socket.disconnect();
    const listening = await listListeners(database);
    pair[1] = await startOne();
    await untilListening(database, 1, listening);
  });

  it('count them without those of a process that ended in order, at once', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const [page, other] = await openPages(event.id);
    await pair[1]!.stop();
    await page.untilCount(1);
    const rows = await database.query('SELECT count FROM "WatcherCount" WHERE "eventId" = $1', [
      event.id,
    ]);
    expect(rows).toEqual([{ count: 1 }]);
    for (const { socket } of [page, other]) socket.disconnect();
  });
});

describe.skipIf(redisProgram === undefined)('Two processes with Redis', () => {
  let redis: RedisServer;
  let pair: Pair;
  beforeAll(async () => {
    redis = await startRedis();
    // It is away, and they start without it.
    await redis.stop();
    pair = await startPair({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await stop(pair);
    await redis.stop();
  });

  it('start without Redis, find it later, and tell their sockets of each other’s bookings', async () => {
    redis = await startRedis(redis.port);
    await untilBothAreBack(redis);
    expect(await bookAcross(pair)).toMatchObject({ remainingTickets: 4 });
  });

  it('go on booking when Redis is gone, and tell each other again when it is back', async () => {
    await redis.stop();
    const event = await createEvent(database, { totalTickets: 1 });
    const [userId] = (await createUsers(database, 1)) as [string];
    for (const { origin } of pair) {
      const answer = await send(origin, 'POST', '/api/book', {
        headers: {
          authorization: `Bearer ${await issuer.tokenFor(userId)}`,
          'idempotency-key': 'asked-of-both',
        },
        body: { eventId: event.id },
      });
      expect(answer.status).toBe(201);
    }

    redis = await startRedis(redis.port);
    await untilBothAreBack(redis);
    expect(await bookAcross(pair)).toMatchObject({ remainingTickets: 4 });
  });

  it('end in order without it', async () => {
    await redis.stop();
    expect(await stop(pair)).toEqual([0, 0]);
  });
});

/** Each process has one connection to write with, one that waits for the stream, and one for requests. */
async function untilBothAreBack({ url }: RedisServer): Promise<void> {
  const eye = createClient({ url });
  await eye.connect();
  const readNumber = async (name: string) =>
    Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(await eye.info('clients'))?.[1]);
  await eventually('all are connected to Redis again', async () => {
    const connected = await readNumber('connected_clients');
    const waiting = await readNumber('blocked_clients');
    return connected === 3 * 2 + 1 && waiting === 2;
  });
  await eye.close();
}
