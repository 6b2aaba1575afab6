/** Live counts over real sockets: who hears of what, and that everyone ends on the true count. */
import { makeTicketUpdate } from '@lastseat/test-data';
import type { TicketUpdate } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { followLive, isOf, sendRaw, type LiveClient } from '../support/live-client.js';
import { readTotals } from '../support/totals.js';

const database = useDatabase();
const clients: LiveClient[] = [];
let target: TestApp;

beforeAll(async () => {
  // No resync within this file: every update that arrives here came right after its COMMIT.
  target = await startApp(database.url, { LIVE_SWEEP_MS: 3_600_000 });
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => target.close());

async function follow(transport: 'websocket' | 'polling' = 'websocket'): Promise<LiveClient> {
  const client = await followLive(target.origin, { transports: [transport] });
  clients.push(client);
  return client;
}

const newEvent = async (totalTickets: number) => (await createEvent(database, { totalTickets })).id;
const buyers = (count: number) => createBuyers(database, target, count);

describe('Who watches an event', () => {
  it('is told its count now, and each change after a booking and a cancel', async () => {
    const [client, eventId, [buyer]] = [await follow(), await newEvent(5), await buyers(1)];
    const count = { eventId, totalTickets: 5, waitingCount: 0, status: 'scheduled' };
    expect(await client.watch(eventId)).toEqual([{ ...count, remainingTickets: 5, version: 0 }]);

    const booking = await buyer!.book(eventId);
    await client.until(({ version }) => version === 1);
    await buyer!.cancel(booking.id);
    await client.until(({ version }) => version === 2);

    expect(client.updates).toEqual([
      { ...count, remainingTickets: 4, version: 1 },
      { ...count, remainingTickets: 5, version: 2 },
    ]);
    expect(await client.watch(eventId)).toEqual([client.updates[1]]);
  });

  it('is told nothing of another event', async () => {
    const [client, [buyer]] = [await follow(), await buyers(1)];
    const [watched, other] = [await newEvent(5), await newEvent(5)];
    await client.watch(watched);
    await buyer!.book(other);
    await buyer!.book(watched);
    await client.until(isOf(watched));
    expect(client.updates.filter(isOf(other))).toEqual([]);
  });

  it('watches what was asked for last, and nothing of before', async () => {
    const [client, [buyer]] = [await follow(), await buyers(1)];
    const [before, after] = [await newEvent(5), await newEvent(5)];
    await client.watch(before);
    expect(await client.watch(after)).toHaveLength(1);
    await buyer!.book(before);
    await buyer!.book(after);
    await client.until(isOf(after));
    expect(client.updates.filter(isOf(before))).toEqual([]);
  });

  // Long polling hands over what was asked at once in one go.
  it.each(['websocket', 'polling'] as const)(
    'watches what was asked for last also when it asks many times at once, by %s',
    async (transport) => {
      const [client, [buyer]] = [await follow(transport), await buyers(1)];
      const [before, after] = [await newEvent(5), await newEvent(5)];
      const asked = Array.from({ length: 9 }, (_, index) =>
        client.watch(index % 2 ? before : after),
      );
      await Promise.all(asked);
      await buyer!.book(before);
      await buyer!.book(after);
      await client.until(isOf(after));
      expect(client.updates.filter(isOf(before))).toEqual([]);
    },
  );

  it('gets one count of each event that exists, however often and in what case it is asked', async () => {
    const [client, eventId, other] = [await follow(), await newEvent(5), await newEvent(7)];
    const snapshot = await client.watch(eventId, eventId.toUpperCase(), newId(), other, eventId);
    const byId = (one: TicketUpdate, two: TicketUpdate) => one.eventId.localeCompare(two.eventId);
    expect(snapshot.toSorted(byId)).toEqual(
      [
        makeTicketUpdate({ eventId, remainingTickets: 5, totalTickets: 5, version: 0 }),
        makeTicketUpdate({ eventId: other, remainingTickets: 7, totalTickets: 7, version: 0 }),
      ].toSorted(byId),
    );
  });

  it('can watch 200 events', async () => {
    const [client, eventId] = [await follow(), await newEvent(5)];
    const ids = [eventId, ...Array.from({ length: 199 }, () => newId())];
    expect(await client.watch(...ids)).toHaveLength(1);
  });

  it('gets the updates over HTTP long polling too', async () => {
    const [client, eventId, [buyer]] = [
      await follow('polling'),
      await newEvent(5),
      await buyers(1),
    ];
    await client.watch(eventId);
    await buyer!.book(eventId);
    expect(await client.until(isOf(eventId))).toMatchObject({ remainingTickets: 4 });
  });
});

describe('Who watches nothing', () => {
  it.each([
    ['never asked', async () => undefined],
    [
      'asked for nothing after all',
      (client: LiveClient, eventId: string) => watchAndStop(client, eventId),
    ],
  ])('because it %s is told of every event', async (_why, prepare) => {
    const [client, [buyer]] = [await follow(), await buyers(1)];
    const [one, another] = [await newEvent(5), await newEvent(5)];
    await prepare(client, one);
    await buyer!.book(one);
    await buyer!.book(another);
    await Promise.all([client.until(isOf(one)), client.until(isOf(another))]);
    expect(client.updates).toHaveLength(2);
  });

  async function watchAndStop(client: LiveClient, eventId: string): Promise<void> {
    await client.watch(eventId);
    expect(await client.watch()).toEqual([]);
  }
});

describe('A crowd', () => {
  it('leaves everyone on the true count, through ever newer ones', async () => {
    const followers = await concurrently(5, () => follow());
    const [eventId, crowd] = [await newEvent(100), await buyers(60)];
    for (const client of followers.slice(1)) await client.watch(eventId);

    await Promise.all(crowd.map((buyer) => buyer.book(eventId)));

    for (const client of followers) {
      await client.until((update) => isOf(eventId)(update) && update.remainingTickets === 40);
      const versions = client.updates.filter(isOf(eventId)).map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].toSorted((one, two) => one - two));
    }
    expect(await readTotals(database, eventId)).toEqual({
      confirmed: 60,
      remaining: 40,
      total: 100,
    });
    const [last] = await followers[1]!.watch(eventId);
    for (const client of followers)
      expect(client.updates.filter(isOf(eventId)).at(-1)).toEqual(last);
  });

  it('that buys the last seat is seen, and the one who gives it back', async () => {
    const [client, eventId, [one, two]] = [await follow(), await newEvent(2), await buyers(2)];
    await client.watch(eventId);
    const booking = await one!.book(eventId);
    await two!.book(eventId);
    await client.until(({ remainingTickets }) => remainingTickets === 0);
    await one!.cancel(booking.id);
    await client.until(({ version }) => version === 3);
    expect(client.updates.map(({ remainingTickets }) => remainingTickets)).toEqual([1, 0, 1]);
  });

  it('misses nothing by watching in the middle of a sale', async () => {
    const [eventId, other, crowd] = [await newEvent(30), await newEvent(1), await buyers(30)];
    const followers = await concurrently(10, () => follow());
    // Who watches nothing would hear of the sale anyway.
    for (const client of followers) await client.watch(other);
    const sale = Promise.all(crowd.map((buyer) => buyer.book(eventId)));
    const snapshots = await Promise.all(followers.map((client) => client.watch(eventId)));
    await sale;
    for (const [index, client] of followers.entries()) {
      if (snapshots[index]?.[0]?.remainingTickets === 0) continue;
      await client.until(({ remainingTickets }) => remainingTickets === 0);
    }
  });
});

describe('A socket that is not of us', () => {
  it('cannot make the server send it anything by other names', async () => {
    const [client, eventId] = [await follow(), await newEvent(5)];
    for (const name of ['ticketUpdate', 'join', 'message', '__proto__', 'constructor']) {
      client.socket.emit(name as 'watch', { eventIds: [eventId] }, () => expect.unreachable(name));
    }
    expect(await sendRaw(client.socket, 'watch', { eventIds: [eventId] })).toHaveLength(1);
    expect(client.updates).toEqual([]);
  });
});
