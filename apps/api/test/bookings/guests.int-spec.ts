/** Who comes without an account: how many places they get, and what they are told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { from } from '../support/attempts.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { bookAsGuest, guestWordOf } from '../support/guests.js';
import { send } from '../support/http.js';
import { getMailedToken } from '../support/mailed-secrets.js';
import { readHeldTotals } from '../support/totals.js';
import { readSignIn } from '../support/visitor.js';

const database = useDatabase();
let target: TestApp;
let another: TestApp;

beforeAll(async () => {
  // The race is about seats, and comes from one address.
  const unlimited = { GUEST_LIMIT_PER_ADDRESS: 100_000 };
  [target, another] = [
    await startApp(database.url, unlimited),
    await startApp(database.url, unlimited),
  ];
});
afterAll(() => Promise.all([target.close(), another.close()]));

const immediate = (totalTickets: number) =>
  createEvent(database, { totalTickets, guestPolicy: 'immediate' });
const toConfirm = (totalTickets: number) =>
  createEvent(database, { totalTickets, guestPolicy: 'confirm' });

const at = (index: number) => (index % 2 === 0 ? target : another);

async function countBookings(eventId: string, email: string): Promise<number> {
  const rows = await database.query(
    `SELECT FROM "Booking" JOIN "User" ON "User".id = "userId"
     WHERE "eventId" = $1 AND email = $2 AND "Booking".status <> 'cancelled'`,
    [eventId, email],
  );
  return rows.length;
}

describe('Guests who book at once', () => {
  it('40 requests of 20 addresses for 20 places are 20 bookings, one each', async () => {
    const event = await immediate(20);
    const emails = Array.from({ length: 20 }, (_, index) => `racer-${index}@example.com`);

    await concurrently(40, (index) => bookAsGuest(at(index), event.id, emails[index % 20]!));

    expect(await readHeldTotals(database, event.id)).toMatchObject({ confirmed: 20, remaining: 0 });
    for (const email of emails) expect(await countBookings(event.id, email)).toBe(1);
  });

  it('200 invented addresses hold no more than a fifth of the seats', async () => {
    const event = await toConfirm(100);

    const answers = await concurrently(200, (index) =>
      bookAsGuest(at(index), event.id, `invented-${index}@example.com`),
    );

    expect(tally(answers.map(guestWordOf))).toEqual({ held: 20, guest_limit_reached: 180 });
    const totals = { confirmed: 0, held: 20, toldHeld: 20, remaining: 80 };
    expect(await readHeldTotals(database, event.id)).toMatchObject(totals);
    // Whoever has an account books on.
    const [userId] = (await createUsers(database, 1)) as [string];
    const headers = { authorization: `Bearer ${await target.tokenFor(userId)}` };
    const body = { eventId: event.id };
    expect((await send(target.origin, 'POST', '/api/book', { headers, body })).status).toBe(201);
  });

  it('leave no account behind where there is no seat, or nothing to be had for guests', async () => {
    const full = await createEvent(database, {
      ...{ totalTickets: 1, remainingTickets: 0, guestPolicy: 'immediate' },
    });
    const closed = await createEvent(database, { totalTickets: 1 });

    const email = 'turned-away@example.com';
    expect(guestWordOf(await bookAsGuest(target, full.id, email))).toBe('sold_out');
    expect(guestWordOf(await bookAsGuest(target, closed.id, email))).toBe('guests_not_allowed');

    expect(await database.query('SELECT FROM "User" WHERE email = $1', [email])).toEqual([]);
  });
});

describe('What a guest is told', () => {
  it.each(['confirm', 'immediate'] as const)(
    'is the same whoever has the address, and whether they come already (%s)',
    async (guestPolicy) => {
      const event = await createEvent(database, { totalTickets: 100, guestPolicy });
      const [owner, other] = (await createUsers(database, 2)) as [string, string];
      const headers = { authorization: `Bearer ${await target.tokenFor(owner)}` };
      await send(target.origin, 'POST', '/api/book', { headers, body: { eventId: event.id } });
      const before = await readHeldTotals(database, event.id);

      const answers = await Promise.all(
        [`${owner}@example.com`, `${other}@example.com`, `new-${guestPolicy}@example.com`].map(
          (email) => bookAsGuest(target, event.id, email),
        ),
      );

      const [first, ...rest] = answers.map(({ status, text }) => ({ status, text }));
      for (const one of rest) expect(one).toEqual(first);
      expect(Object.keys(JSON.parse(first!.text) as object)).toEqual([
        'eventId',
        'status',
        'quantity',
      ]);
      const headersOf = answers.map((answer) => Object.keys(answer.headers).sort());
      expect(headersOf[1]).toEqual(headersOf[0]);
      // The owner's place is the one that they had; the others have one each.
      const after = await readHeldTotals(database, event.id);
      expect(before.remaining - after.remaining).toBe(2);
      expect(await countBookings(event.id, `${other}@example.com`)).toBe(1);
    },
  );

  it('says "sold out" to whoever has a place, as to anybody', async () => {
    const event = await immediate(1);
    const email = 'has-the-last-one@example.com';
    expect(guestWordOf(await bookAsGuest(target, event.id, email))).toBe('confirmed');
    expect(guestWordOf(await bookAsGuest(target, event.id, email))).toBe('sold_out');
  });

  it('is nothing about a draft, and nothing for two people at once', async () => {
    const draft = await createEvent(database, {
      ...{ totalTickets: 1, status: 'draft', guestPolicy: 'immediate' },
    });
    const nobody = 'nobody@example.com';
    expect(guestWordOf(await bookAsGuest(target, draft.id, nobody))).toBe('event_not_found');

    const event = await immediate(1);
    const [userId] = (await createUsers(database, 1)) as [string];
    const headers = { authorization: `Bearer ${await target.tokenFor(userId)}` };
    const body = { eventId: event.id, guest: { email: nobody } };
    const two = await send(target.origin, 'POST', '/api/book', { headers, body });
    expect(guestWordOf(two)).toBe('invalid_request');
    const none = await send(target.origin, 'POST', '/api/book', { body: { eventId: event.id } });
    expect(guestWordOf(none)).toBe('unauthenticated');
  });
});

describe('A guest', () => {
  it('gets no session, whoever asks for one', async () => {
    const event = await immediate(5);
    const email = 'no-session@example.com';
    await bookAsGuest(target, event.id, email);
    const [guest] = await database.query<{ id: string }>('SELECT id FROM "User" WHERE email = $1', [
      email,
    ]);
    await expect(target.tokenFor(guest!.id)).rejects.toThrow();
    expect(await database.query('SELECT FROM "Session" WHERE "userId" = $1', [guest!.id])).toEqual(
      [],
    );
  });

  it('who sets a password by the link of a forgotten one finds the places that were booked before', async () => {
    const event = await immediate(5);
    const email = 'comes-back@example.com';
    const password = 'the first one of my own';
    await bookAsGuest(target, event.id, email);
    const post = (path: string, body: object) =>
      send(target.origin, 'POST', `/api/auth${path}`, { body });
    await post('/password-reset', { email });
    const [{ id } = { id: '' }] = await database.query<{ id: string }>(
      'SELECT id FROM "User" WHERE email = $1',
      [email],
    );
    const token = await getMailedToken(target, database, id);
    expect((await post('/password-reset/confirm', { token, password })).status).toBe(204);

    const { user, accessToken } = readSignIn(await post('/login', { email, password }));

    expect(user).toMatchObject({ id, isEmailVerified: true });
    const headers = { authorization: `Bearer ${accessToken}` };
    const listed = await send(target.origin, 'GET', '/api/bookings', { headers });
    expect(JSON.parse(listed.text)).toMatchObject([{ eventId: event.id, status: 'confirmed' }]);
  });

  it('asks so often and no more, by e-mail and by network', async () => {
    const strict = await startApp(database.url, {
      ...{ TRUST_PROXY: 'loopback', GUEST_LIMIT_PER_ACCOUNT: 2, GUEST_LIMIT_PER_ADDRESS: 5 },
    });
    try {
      const event = await immediate(50);
      const one = 'eager@example.com';
      const headers = from('203.0.113.7');
      const words = [];
      for (const email of [one, one, one, 'a@example.com', 'b@example.com', 'c@example.com']) {
        words.push(guestWordOf(await bookAsGuest(strict, event.id, email, { headers })));
      }
      expect(words).toEqual([
        ...['confirmed', 'confirmed', 'too_many_requests'],
        ...['confirmed', 'confirmed', 'too_many_requests'],
      ]);
    } finally {
      await strict.close();
    }
  });
});
