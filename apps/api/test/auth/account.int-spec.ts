/** What people change about their own account, and what is left of it when they delete it. */
import { accountExportSchema, bookingSchema } from '@lastseat/contracts';
import { insertBookings, insertOrganiser } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookingCommitter } from '../../src/bookings/commit/booking-committer.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { useDatabase } from '../support/database.js';
import { plantDevice, plantFacts } from '../support/door-rows.js';
import { createEvent, createUsers } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { findMailedCode, listFacts, typesOf } from '../support/mailed-secrets.js';
import { RecordingReceiver } from '../support/outbox.js';
import { createPeople, readAs } from '../support/person.js';
import { strictly } from '../support/strictly.js';
import {
  goodPassword as password,
  newAccount,
  readCookie,
  refresh,
  signUpProved,
} from '../support/visitor.js';
import { joinCommand, readWaiting } from '../support/waitlist.js';

const database = useDatabase();
const time = manualClock();
const told = new RecordingReceiver('told', true);
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock }, [told]);
});
afterAll(() => target.close());

async function register() {
  const signedIn = await signUpProved(target.origin, database);
  time.advance(60_000);
  const ask = (method: string, path: string, body?: object) =>
    send(target.origin, method, `/api${path}`, {
      headers: { authorization: `Bearer ${signedIn.accessToken}` },
      body,
    });
  return { ...signedIn.user, refreshToken: signedIn.refreshToken, ask };
}

const login = (email: string, given: string) =>
  send(target.origin, 'POST', '/api/auth/login', { body: { email, password: given } });

describe('Changing the password', () => {
  it('asks for the old one, and ends every other log-in', async () => {
    const person = await register();
    const change = (currentPassword: string) =>
      person.ask('PATCH', '/auth/password', { currentPassword, newPassword: 'the next password' });
    await login(person.email, password);
    expectProblem(await change('not the password'), 401, 'invalid_credentials');
    expect((await change(password)).status).toBe(204);
    const open = await database.query(
      `SELECT id FROM "Session" WHERE "userId" = $1 AND "revokedAt" IS NULL`,
      [person.id],
    );
    expect(open).toHaveLength(1);
    expect((await refresh(target.origin, person.refreshToken)).status).toBe(200);
    expectProblem(await login(person.email, password), 401, 'invalid_credentials');
    expect((await login(person.email, 'the next password')).status).toBe(200);
    expect(typesOf(await listFacts(database, told, person.id))).toContain(
      'account.passwordChanged',
    );
  });

  it('to one that is guessed first is refused, and changes nothing', async () => {
    const person = await register();
    const change = { currentPassword: password, newPassword: 'qwerty123' };
    const refused = await person.ask('PATCH', '/auth/password', change);
    expect(expectProblem(refused, 400, 'invalid_request').errors?.[0]?.path).toEqual([
      'newPassword',
    ]);
    expect((await login(person.email, password)).status).toBe(200);
  });

  it('twice at once changes it once', async () => {
    const person = await register();
    const change = (newPassword: string) =>
      person.ask('PATCH', '/auth/password', { currentPassword: password, newPassword });
    const answers = await Promise.all(['the next password', 'another password'].map(change));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });
});

describe('Changing the address', () => {
  it('takes effect when the new one is proved, and tells the old one', async () => {
    const person = await register();
    const { email } = newAccount();
    const change = { email, password };
    expect((await person.ask('PATCH', '/auth/email', change)).status).toBe(202);
    expectProblem(await login(email, password), 401, 'invalid_credentials');
    const mailed = await findMailedCode(target, database, person.id);
    expect(mailed?.email).toBe(email);
    const confirmed = await person.ask('POST', '/auth/verification/confirm', {
      code: mailed!.code,
    });
    expect(JSON.parse(confirmed.text)).toMatchObject({ email, isEmailVerified: true });
    expect((await login(email, password)).status).toBe(200);
    expect(await listFacts(database, told, person.id)).toContainEqual({
      type: 'account.emailChanged',
      before: person.email,
    });
  });

  it('to one that somebody else has is told to who can read its mail, and to nobody else', async () => {
    const person = await register();
    const { email } = newAccount();
    const answer = await person.ask('PATCH', '/auth/email', { email, password });
    expect(answer.status).toBe(202);
    const { code } = (await findMailedCode(target, database, person.id))!;
    await signUpProved(target.origin, database, { ...newAccount(), email });
    expect(await findMailedCode(target, database, person.id)).toMatchObject({ email, code: null });
    const confirmed = await person.ask('POST', '/auth/verification/confirm', { code });
    expectProblem(confirmed, 409, 'email_taken');
    expect((await login(person.email, password)).status).toBe(200);
  });

  it('asks for the password', async () => {
    const person = await register();
    const change = { email: newAccount().email, password: 'not the password' };
    expectProblem(await person.ask('PATCH', '/auth/email', change), 401, 'invalid_credentials');
  });
});

describe('A deleted account', () => {
  it('leaves its bookings and counts, and nothing that is personal', async () => {
    const person = await register();
    const { id: eventId } = await createEvent(database, { totalTickets: 5 });
    expect((await person.ask('POST', '/book', { eventId })).status).toBe(201);
    const erased = await person.ask('DELETE', '/auth/me', { password });
    expect(erased.status).toBe(204);
    expect(readCookie(erased).value).toBe('');
    const left = await database.query(
      `SELECT email, name, "passwordHash", "remainingTickets",
              (SELECT count(*)::int FROM "Session" WHERE "userId" = $1) AS sessions,
              (SELECT count(*)::int FROM "Verification" WHERE "userId" = $1) AS codes
       FROM "User" JOIN "Booking" ON "userId" = "User".id JOIN "Event" ON "eventId" = "Event".id
       WHERE "User".id = $1 AND "Booking".status = 'confirmed'`,
      [person.id],
    );
    expect(left).toEqual([
      {
        email: `${person.id}@deleted.invalid`,
        name: 'Deleted account',
        passwordHash: null,
        remainingTickets: 4,
        sessions: 0,
        codes: 0,
      },
    ]);
    expectProblem(await login(person.email, password), 401, 'invalid_credentials');
    expectProblem(await refresh(target.origin, person.refreshToken), 401, 'session_expired');
    expectProblem(await person.ask('GET', '/auth/me'), 401, 'unauthenticated');
  });

  it('leaves every line, and what it was offered goes to the next one', async () => {
    const [person, next] = [await register(), await register()];
    const full = { totalTickets: 1, remainingTickets: 0, waitlistMode: 'offer' } as const;
    const waitsFor = await createEvent(database, full);
    await insertBookings(database.query.bind(database), [
      { eventId: waitsFor.id, userId: (await createUsers(database, 1))[0]! },
    ]);
    const isOffered = await createEvent(database, { ...full, remainingTickets: 1 });
    const [buyer] = await createPeople(database, target, 1);
    const booked = await buyer!.post(bookingSchema, '/book', { eventId: isOffered.id });
    const join = (ask: typeof person.ask, eventId: string) =>
      ask('POST', `/events/${eventId}/waitlist`);
    expect((await join(person.ask, waitsFor.id)).status).toBe(201);
    expect((await join(person.ask, isOffered.id)).status).toBe(201);
    expect((await join(next.ask, isOffered.id)).status).toBe(201);
    expect((await buyer!.ask('DELETE', `/bookings/${booked.id}`)).status).toBe(200);

    // Beside a window that goes on joining: it has joined before the end, or is told that nobody is there.
    const [erased] = await Promise.all([
      person.ask('DELETE', '/auth/me', { password }),
      join(person.ask, waitsFor.id),
    ]);
    expect(erased.status).toBe(204);
    expect(await readWaiting(database, waitsFor.id)).toEqual([]);
    expect(await readWaiting(database, isOffered.id)).toEqual([]);
    const held = await database.query(
      `SELECT "userId" FROM "Booking" WHERE "eventId" = $1 AND status = 'held'`,
      [isOffered.id],
    );
    expect(held).toEqual([{ userId: next.id }]);
    const gone = joinCommand(waitsFor.id, person.id);
    expect(await target.app.get(BookingCommitter).submit(gone)).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('frees its address for somebody else', async () => {
    const person = await register();
    await person.ask('DELETE', '/auth/me', { password });
    const next = await signUpProved(target.origin, database, {
      ...newAccount(),
      email: person.email,
    });
    expect(next.user.id).not.toBe(person.id);
  });

  it('asks for the password, and leaves no organiser without an owner', async () => {
    const person = await register();
    const wrong = await person.ask('DELETE', '/auth/me', { password: 'not the password' });
    expectProblem(wrong, 401, 'invalid_credentials');
    const owner = { userId: person.id, role: 'owner' as const };
    await insertOrganiser(database.query.bind(database), [owner]);
    expectProblem(await person.ask('DELETE', '/auth/me', { password }), 409, 'last_owner');
  });

  it('of two owners at once leaves one of them', async () => {
    const people = [await register(), await register()];
    const owners = people.map(({ id }) => ({ userId: id, role: 'owner' as const }));
    await insertOrganiser(database.query.bind(database), owners);
    const answers = await Promise.all(
      people.map(({ ask }) => ask('DELETE', '/auth/me', { password })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe("One's own data", () => {
  it('comes as one document, without the hash of the password', async () => {
    const person = await register();
    const { id: eventId } = await createEvent(database, { totalTickets: 5 });
    await person.ask('POST', '/book', { eventId });
    await person.ask('PATCH', '/auth/me', { name: 'Another Name' });
    const answer = await person.ask('GET', '/auth/me/export');
    expect(answer.headers['content-disposition']).toContain('attachment');
    const data = strictly(accountExportSchema).parse(JSON.parse(answer.text));
    expect(data.account).toMatchObject({ email: person.email, name: 'Another Name' });
    expect(data.bookings.map(({ event }) => event.id)).toEqual([eventId]);
    expect(data.sessions).toHaveLength(1);
  });

  it('tells of lines, of tickets that change hands and of the door, and names nobody else', async () => {
    const [person, giver] = [await register(), await register()];
    const soldOut = { totalTickets: 1, remainingTickets: 0, waitlistMode: 'offer' as const };
    const full = await createEvent(database, soldOut);
    for (const method of ['POST', 'DELETE', 'POST']) {
      await person.ask(method, `/events/${full.id}/waitlist`);
    }
    const { id: eventId } = await createEvent(database, { totalTickets: 5 });
    const booked = await person.ask('POST', '/book', { eventId });
    const { id: bookingId } = readAs(bookingSchema, booked);
    const [byGiver] = await insertBookings(database.query.bind(database), [
      { userId: giver.id, eventId },
    ]);
    await person.ask('POST', `/bookings/${bookingId}/transfer`, { email: 'friend@example.com' });
    await giver.ask('POST', `/bookings/${byGiver!.id}/transfer`, { email: person.email });
    const deviceId = await plantDevice(database, { eventId, userId: giver.id });
    const nonce = newId();
    const door = { eventId, deviceId, memberId: giver.id };
    await plantFacts(database, door, [{ nonce, bookingId }]);

    const { text } = await person.ask('GET', '/auth/me/export');
    const data = strictly(accountExportSchema).parse(JSON.parse(text));
    expect(data.waits.map(({ status, event }) => [status, event.id])).toEqual([
      ['waiting', full.id],
      ['left', full.id],
    ]);
    const pending = { status: 'pending', endedAt: null, event: { id: eventId } };
    expect(data.passedOn).toMatchObject([{ ...pending, bookingId, email: 'friend@example.com' }]);
    expect(data.received).toMatchObject([{ ...pending, bookingId: null }]);
    expect(data.checkIns).toMatchObject([{ bookingId, number: 1, kind: 'entry' }]);
    // Others type what they like: under an address that is not proved it may be about somebody else.
    await database.query(`UPDATE "User" SET "emailVerifiedAt" = NULL WHERE id = $1`, [person.id]);
    const unproved = await person.ask('GET', '/auth/me/export');
    expect(JSON.parse(unproved.text)).toMatchObject({ received: [] });
    for (const theirs of [giver.id, giver.email, byGiver!.id]) expect(text).not.toContain(theirs);
  });
});
