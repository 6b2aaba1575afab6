/**
 * The list of events comes from the replica, with the counts that the process knows better; whatever is
 * decided or is a person's own does not.
 */
import { eventPageSchema } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { followLive } from '../support/live-client.js';

const database = useDatabase();
// Says something else than the first, as no real one would: so it is seen which of them was asked.
const replica = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, { DATABASE_READ_URL: replica.url });
});
afterAll(() => target.close());

describe('With a replica', () => {
  it('the list is read there, but a booking is decided, and its count known, where it is written', async () => {
    const soldOut = await createEvent(database, { totalTickets: 1, title: 'As it is' });
    await createEvent(replica, { totalTickets: 1, id: soldOut.id, title: 'As it was' });
    const [first, second] = (await createUsers(database, 2)) as [string, string];
    const book = async (userId: string) =>
      send(target.origin, 'POST', '/api/book', {
        headers: { authorization: `Bearer ${await target.tokenFor(userId)}` },
        body: { eventId: soldOut.id },
      });

    expect((await book(first)).status).toBe(201);
    expectProblem(await book(second), 409, 'sold_out');

    const { data } = eventPageSchema.parse(
      JSON.parse((await send(target.origin, 'GET', '/api/events')).text),
    );
    expect(data).toMatchObject([{ title: 'As it was', remainingTickets: 0, version: 1 }]);
  });

  it('a person’s bookings, one event and the live counts are not read there', async () => {
    const event = await createEvent(database, { totalTickets: 3 });
    const [user] = (await createUsers(database, 1)) as [string];
    const headers = { authorization: `Bearer ${await target.tokenFor(user)}` };
    const booked = await send(target.origin, 'POST', '/api/book', {
      headers,
      body: { eventId: event.id },
    });
    expect(booked.status).toBe(201);

    const own = await send(target.origin, 'GET', '/api/bookings', { headers });
    expect(own.text).toContain(event.id);
    const one = await send(target.origin, 'GET', `/api/events/${event.id}`);
    expect(JSON.parse(one.text)).toMatchObject({ remainingTickets: 2, version: 1 });
    const live = await followLive(target.origin);
    expect(await live.watch(event.id)).toMatchObject([{ remainingTickets: 2, version: 1 }]);
    live.close();
  });
});
