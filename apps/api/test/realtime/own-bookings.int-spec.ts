/** A person's other windows: each hears at once what became of the person's bookings, and nobody else. */
import { bookingUpdateSchema, type BookingUpdate } from '@lastseat/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeBadAuthorizations } from '../support/access-tokens.js';
import { startApp, type TestApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { followLive, sendRaw, type LiveClient } from '../support/live-client.js';
import { strictly } from '../support/strictly.js';

const database = useDatabase();
const clients: LiveClient[] = [];
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => target.close());

interface OwnWindow {
  client: LiveClient;
  heard: BookingUpdate[];
  signIn(accessToken: unknown): Promise<unknown>;
  /** Resolves when so many updates have come. */
  untilHeard(count: number): Promise<void>;
}

async function openWindow(): Promise<OwnWindow> {
  const client = await followLive(target.origin);
  clients.push(client);
  const heard: BookingUpdate[] = [];
  let look = () => {};
  client.socket.on('bookingUpdate', (update) => {
    heard.push(strictly(bookingUpdateSchema).parse(update));
    look();
  });
  return {
    client,
    heard,
    signIn: (accessToken) => sendRaw(client.socket, 'signIn', { accessToken }),
    untilHeard: (count) =>
      new Promise((resolve) => {
        look = () => heard.length >= count && resolve();
        look();
      }),
  };
}

async function openOwnWindow(userId: string): Promise<OwnWindow> {
  const window = await openWindow();
  expect(await window.signIn(await target.tokenFor(userId))).toEqual({ userId });
  return window;
}

const newEvent = async () => (await createEvent(database, { totalTickets: 5 })).id;
const findBuyer = async () => (await createBuyers(database, target, 1))[0]!;

describe('A socket that has signed in', () => {
  it('hears of each booking of its person, and of each cancellation', async () => {
    const [eventId, buyer] = [await newEvent(), await findBuyer()];
    const window = await openOwnWindow(buyer.id);
    const booking = await buyer.book(eventId);
    await window.untilHeard(1);
    await buyer.cancel(booking.id);
    await window.untilHeard(2);
    expect(window.heard).toMatchObject([
      { id: booking.id, eventId, status: 'confirmed', cancelledAt: null },
      { id: booking.id, eventId, status: 'cancelled', cancelledAt: expect.any(String) as string },
    ]);
  });

  it('hears of nobody else’s, and one that has not signed in of none', async () => {
    const [eventId, buyer, other] = [await newEvent(), await findBuyer(), await findBuyer()];
    const [own, strangers, anonymous] = [
      await openOwnWindow(buyer.id),
      await openOwnWindow(other.id),
      await openWindow(),
    ];
    await buyer.book(eventId);
    // The socket's own answers come behind what was sent before them.
    await own.untilHeard(1);
    await Promise.all([strangers.signIn(null), anonymous.signIn(null)]);
    expect([strangers.heard, anonymous.heard]).toEqual([[], []]);
  });

  it('still hears of them when it watches events, and stops watching', async () => {
    const [eventId, buyer] = [await newEvent(), await findBuyer()];
    const window = await openOwnWindow(buyer.id);
    await window.client.watch(eventId);
    window.client.socket.emit('unwatch');
    await buyer.book(eventId);
    await window.untilHeard(1);
  });

  it('belongs to whoever signed in last, and to nobody after a sign-out', async () => {
    const [buyer, other] = [await findBuyer(), await findBuyer()];
    const window = await openOwnWindow(buyer.id);
    await window.signIn(await target.tokenFor(other.id));
    await buyer.book(await newEvent());
    await other.book(await newEvent());
    await window.untilHeard(1);
    expect(await window.signIn(null)).toEqual({ userId: null });
    await other.book(await newEvent());
    await window.signIn(null);
    expect(window.heard).toHaveLength(1);
  });

  it('is told that it is refused with a token that is none of ours, has run out or was changed', async () => {
    const bad = Object.entries(makeBadAuthorizations()).filter(([, header]) =>
      header?.startsWith('Bearer '),
    );
    expect(bad.length).toBeGreaterThan(10);
    const window = await openWindow();
    for (const [name, header] of bad) {
      const answer = await window.signIn(header?.slice('Bearer '.length));
      expect(answer, name).toMatchObject({ status: 401, code: 'unauthenticated' });
    }
  });

  it('is refused when it shows no token, and something else', async () => {
    const window = await openWindow();
    for (const token of [undefined, 1, {}, 'x'.repeat(5_000)]) {
      expect(await window.signIn(token)).toMatchObject({ status: 400, code: 'invalid_request' });
    }
  });
});

describe('A page that shows nothing any more', () => {
  it('is told no counts, until it watches again', async () => {
    const [eventId, buyer, other] = [await newEvent(), await findBuyer(), await findBuyer()];
    const window = await openOwnWindow(buyer.id);
    await window.client.watch(eventId);
    window.client.socket.emit('unwatch');
    await buyer.book(eventId);
    await window.untilHeard(1);
    expect(window.client.updates).toEqual([]);
    await window.client.watch(eventId);
    await other.book(eventId);
    await window.client.until(({ version }) => version === 2);
  });
});
