/** What somebody who is signed in gets of what belongs to others: nothing. */
import { bookingListSchema } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { readTotals } from '../support/totals.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

describe('A booking', () => {
  it('is seen and cancelled by its owner only; to others it is one that does not exist', async () => {
    const [owner = '', stranger = ''] = await createUsers(database, 2);
    const headersOf = async (userId: string) => ({
      authorization: `Bearer ${await target.tokenFor(userId)}`,
    });
    const [owners, strangers] = [await headersOf(owner), await headersOf(stranger)];
    const { id: eventId } = await createEvent(database, { totalTickets: 3 });
    const booked = await send(target.origin, 'POST', '/api/book', {
      headers: owners,
      // Whose seat it is says the token, never the body.
      body: { eventId },
    });
    const { id } = JSON.parse(booked.text) as { id: string };

    const list = async (headers: Record<string, string>) => {
      const answer = await send(target.origin, 'GET', '/api/bookings', { headers });
      return bookingListSchema.parse(JSON.parse(answer.text));
    };
    const cancel = (headers: Record<string, string>) =>
      send(target.origin, 'DELETE', `/api/bookings/${id}`, { headers });

    expect(await list(strangers)).toEqual([]);
    expectProblem(await cancel(strangers), 404, 'booking_not_found');
    expect(await readTotals(database, eventId)).toMatchObject({ confirmed: 1, remaining: 2 });
    expect(await list(owners)).toHaveLength(1);
    expect((await cancel(owners)).status).toBe(200);
  });

  it('cannot be made for another person', async () => {
    const [one = '', other = ''] = await createUsers(database, 2);
    const { id: eventId } = await createEvent(database, { totalTickets: 3 });
    const answer = await send(target.origin, 'POST', '/api/book', {
      headers: { authorization: `Bearer ${await target.tokenFor(one)}` },
      body: { eventId, userId: other },
    });
    expectProblem(answer, 400, 'invalid_request');
  });
});
