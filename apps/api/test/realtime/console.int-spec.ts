/** The console of an event, live: its members hear what changes, and nobody else does. */
import { consoleUpdateSchema, type ConsoleUpdate } from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { useDatabase } from '../support/database.js';
import { followLive, sendRaw, type LiveClient } from '../support/live-client.js';
import { createStaff, type Asker, type Staff } from '../support/staff.js';
import { strictly } from '../support/strictly.js';
import { openPage, ownPageOf } from '../support/watching-page.js';

const database = useDatabase();
const clients: LiveClient[] = [];
let target: TestApp;
let staff: Staff;

beforeAll(async () => {
  target = await startApp(database.url);
  staff = await createStaff(database, target);
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => target.close());

interface OpenConsole {
  client: LiveClient;
  heard: ConsoleUpdate[];
  watch(eventId: unknown): Promise<unknown>;
  signIn(accessToken: string | null): Promise<unknown>;
  /** Resolves once an update, of those before too, is like this. */
  until(isWanted: (update: ConsoleUpdate) => boolean): Promise<ConsoleUpdate>;
}

async function openConsole(asker: Asker | null): Promise<OpenConsole> {
  const client = await followLive(target.origin);
  clients.push(client);
  const heard: ConsoleUpdate[] = [];
  let look = () => {};
  client.socket.on('consoleUpdate', (update) => {
    heard.push(strictly(consoleUpdateSchema).parse(update));
    look();
  });
  const signIn = (accessToken: string | null) => sendRaw(client.socket, 'signIn', { accessToken });
  if (asker !== null) await signIn(staff.tokenOf(asker));
  return {
    client,
    heard,
    signIn,
    watch: (eventId) => sendRaw(client.socket, 'watchConsole', { eventId }),
    until: (isWanted) =>
      new Promise((resolve) => {
        look = () => {
          const found = heard.find(isWanted);
          if (found) resolve(found);
        };
        look();
      }),
  };
}

const newEvent = async () => (await staff.createEvent({ totalTickets: 5 })).id;
const findBuyer = async () => (await createBuyers(database, target, 1))[0]!;

describe('A member who has the console of an event open', () => {
  it.each<Asker>(['manager', 'door', 'admin'])(
    'hears of each booking and cancellation, by name: %s',
    async (asker) => {
      const [eventId, buyer] = [await newEvent(), await findBuyer()];
      const live = await openConsole(asker);
      const counts = { eventId, totalTickets: 5, status: 'scheduled' };
      expect(await live.watch(eventId)).toEqual({
        counts: { ...counts, confirmedTickets: 0, remainingTickets: 5, version: 0, latest: [] },
      });
      const booking = await buyer.book(eventId);
      const news = { bookingId: booking.id, name: 'A person', quantity: 1 };
      const first = await live.until(({ latest }) => latest.length === 1);
      expect(first).toMatchObject({
        ...counts,
        confirmedTickets: 1,
        remainingTickets: 4,
        latest: [{ ...news, status: 'confirmed', at: booking.createdAt }],
      });
      const { cancelledAt } = await buyer.cancel(booking.id);
      const second = await live.until(({ version }) => version === 2);
      expect(second).toMatchObject({
        confirmedTickets: 0,
        latest: [{ ...news, status: 'cancelled', at: cancelledAt }],
      });
    },
  );

  it('hears of twenty at once in few messages, of everybody, and of the last count', async () => {
    const { id: eventId } = await staff.createEvent({ totalTickets: 20 });
    const buyers = await createBuyers(database, target, 20);
    const live = await openConsole('manager');
    await live.watch(eventId);
    const bookings = await Promise.all(buyers.map((buyer) => buyer.book(eventId)));
    await live.until(({ confirmedTickets }) => confirmedTickets === 20);
    await expect
      .poll(() => new Set(live.heard.flatMap(({ latest }) => latest.map((one) => one.bookingId))))
      .toEqual(new Set(bookings.map(({ id }) => id)));
    expect(live.heard.length).toBeLessThan(10);
  });

  it('hears of a capacity that is changed', async () => {
    const eventId = await newEvent();
    const live = await openConsole('manager');
    await live.watch(eventId);
    const answer = await staff.ask('owner', 'POST', `/api/events/${eventId}/roster`, {
      email: `${newId()}@example.com`,
      name: 'A guest',
      quantity: 7,
      overCapacity: true,
    });
    expect(answer.status, answer.text).toBe(201);
    const update = await live.until(({ totalTickets }) => totalTickets === 7);
    expect(update).toMatchObject({ confirmedTickets: 7, remainingTickets: 0 });
  });

  it('is told how many have the page open, and is none of them', async () => {
    const eventId = await newEvent();
    const live = await openConsole('door');
    const counts: number[] = [];
    live.client.socket.on('watchers', ({ count }) => counts.push(count));
    await live.watch(eventId);
    expect(counts).toEqual([0]);
    const page = await openPage(target.origin);
    await page.watch(ownPageOf(eventId));
    await page.untilCount(1);
    await expect.poll(() => counts.at(-1)).toBe(1);
    page.socket.disconnect();
    await expect.poll(() => counts.at(-1)).toBe(0);
  });

  it('goes on hearing when a newer token of the same person has come', async () => {
    const [eventId, buyer] = [await newEvent(), await findBuyer()];
    const live = await openConsole('manager');
    await live.watch(eventId);
    await live.signIn(await target.tokenFor(staff.userIds.manager));
    await buyer.book(eventId);
    await live.until(({ confirmedTickets }) => confirmedTickets === 1);
  });

  it('hears of the other event only, once it watches another', async () => {
    const [one, other, buyer] = [await newEvent(), await newEvent(), await findBuyer()];
    const live = await openConsole('manager');
    await live.watch(one);
    await live.watch(other);
    await buyer.book(one);
    await buyer.book(other);
    await live.until(({ eventId }) => eventId === other);
    expect(live.heard.map(({ eventId }) => eventId)).not.toContain(one);
    expect(await live.watch(null)).toEqual({ counts: null });
  });
});

describe('Nobody hears of a roster', () => {
  /** Somebody books, and a member has heard of it: whoever else is to hear has heard as well. */
  async function bookHeard(eventId: string, ...others: OpenConsole[]): Promise<void> {
    const [buyer, member] = [await findBuyer(), await openConsole('owner')];
    await member.watch(eventId);
    const { id } = await buyer.book(eventId);
    await member.until(({ latest }) => latest.some(({ bookingId }) => bookingId === id));
    // The socket's own answer comes behind what was sent before it.
    for (const { client } of others) await sendRaw(client.socket, 'watch', { eventIds: [eventId] });
  }

  it('who has not signed in', async () => {
    const eventId = await newEvent();
    const live = await openConsole(null);
    expect(await live.watch(eventId)).toMatchObject({ status: 401, code: 'unauthenticated' });
    await bookHeard(eventId, live);
    expect(live.heard).toEqual([]);
  });

  it('who is no member of its organiser', async () => {
    const eventId = await newEvent();
    const live = await openConsole('stranger');
    const refused = { status: 404, code: 'event_not_found' };
    expect(await live.watch(eventId)).toMatchObject(refused);
    expect(await live.watch(newId())).toMatchObject(refused);
    await bookHeard(eventId, live);
    expect(live.heard).toEqual([]);
  });

  it('who has signed out, or has signed in as somebody else', async () => {
    const eventId = await newEvent();
    const [gone, changed] = [await openConsole('manager'), await openConsole('manager')];
    for (const live of [gone, changed]) await live.watch(eventId);
    await gone.signIn(null);
    await changed.signIn(staff.tokenOf('stranger'));
    // What the regular sweep said of the event while they might still hear it.
    for (const { heard } of [gone, changed]) heard.length = 0;
    await bookHeard(eventId, gone, changed);
    expect([gone.heard, changed.heard]).toEqual([[], []]);
  });

  it('who was a member until a moment ago', async () => {
    const own = await createStaff(database, target);
    const { id: eventId } = await own.createEvent({ totalTickets: 5 });
    const live = await openConsole(null);
    await live.signIn(own.tokenOf('door'));
    expect(await live.watch(eventId)).toMatchObject({ counts: { eventId } });
    await database.query(`DELETE FROM "Member" WHERE "userId" = $1`, [own.userIds.door]);
    const owner = await openConsole(null);
    await owner.signIn(own.tokenOf('owner'));
    await owner.watch(eventId);
    await (await findBuyer()).book(eventId);
    await owner.until(({ confirmedTickets }) => confirmedTickets === 1);
    await sendRaw(live.client.socket, 'watch', { eventIds: [eventId] });
    expect(live.heard).toEqual([]);
  });

  it('by asking for something that is no event', async () => {
    const live = await openConsole('manager');
    for (const eventId of [undefined, 1, 'x', {}, '\0']) {
      expect(await live.watch(eventId)).toMatchObject({ status: 400, code: 'invalid_request' });
    }
  });
});

describe('A change of which no message came', () => {
  it('is heard of all the same, from the next look at the counts', async () => {
    const eventId = await newEvent();
    const live = await openConsole('manager');
    await live.watch(eventId);
    const { userIds } = staff;
    await insertBookings(database.query.bind(database), [{ userId: userIds.stranger, eventId }]);
    await database.query(
      `UPDATE "Event" SET "remainingTickets" = 4, version = version + 1 WHERE id = $1`,
      [eventId],
    );
    expect(await live.until(({ version }) => version === 1)).toMatchObject({
      confirmedTickets: 1,
      latest: [],
    });
  });
});
