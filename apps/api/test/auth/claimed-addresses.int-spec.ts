/** Addresses that several accounts claim: who gets them, and what everybody else learns of it: nothing. */
import { randomUUID } from 'node:crypto';
import { insertOrganiser } from '@lastseat/test-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountMailsService } from '../../src/auth/account-mails.service.js';
import { BookingContents } from '../../src/mail/content/booking-contents.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { findMailedCode, getMailedToken, listFacts, typesOf } from '../support/mailed-secrets.js';
import { RecordingReceiver } from '../support/outbox.js';
import {
  goodPassword as password,
  newAccount,
  readSignIn,
  signUpProved,
} from '../support/visitor.js';

const database = useDatabase();
const time = manualClock();
const told = new RecordingReceiver('told', true);
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock }, [told]);
});
afterAll(() => target.close());

const post = (path: string, body: object) =>
  send(target.origin, 'POST', `/api/auth${path}`, { body });
const login = (email: string, given = password) => post('/login', { email, password: given });

/** Somebody who registers with the address, whoever has it. */
async function claim(email: string, chosen = password) {
  const registered = await post('/register', { email, password: chosen, name: 'Somebody' });
  const { user, accessToken } = readSignIn(registered);
  const headers = { authorization: `Bearer ${accessToken}` };
  const ask = (method: string, path: string, body?: object) =>
    send(target.origin, method, `/api${path}`, { headers, body });
  const getCode = async () => (await findMailedCode(target, database, user.id))!.code!;
  const confirm = (code: string) => ask('POST', '/auth/verification/confirm', { code });
  return { ...user, registered, ask, getCode, confirm };
}

/** The address of an account that has proved it, and of a guest. */
async function takenAddresses() {
  const owner = newAccount();
  await signUpProved(target.origin, database, owner);
  const [guest = ''] = await createGuests(1);
  return [owner.email, guest];
}

async function createGuests(count: number): Promise<string[]> {
  const ids = await createUsers(database, count);
  await database.query(
    `UPDATE "User" SET "emailVerifiedAt" = NULL, "passwordHash" = NULL WHERE id = ANY($1)`,
    [ids],
  );
  return ids.map((id) => `${id}@example.com`);
}

describe('Registering with an address', () => {
  it('that somebody has is answered as with one that nobody has', async () => {
    const seen = [];
    for (const email of [...(await takenAddresses()), newAccount().email]) {
      const { registered, id } = await claim(email);
      const text = registered.text.replaceAll(/"accessToken":"[^"]*"/g, '').replaceAll(id, 'id');
      const facts = typesOf(await listFacts(database, told, id));
      const { status, headers } = registered;
      seen.push([status, Object.keys(headers).sort(), text.replaceAll(email, 'email'), facts]);
    }
    expect(seen[0]).toEqual(seen[2]);
    expect(seen[1]).toEqual(seen[2]);
  });

  it('makes an account that its password opens again, whoever has the address', async () => {
    const [owned = '', guests = ''] = await takenAddresses();
    for (const email of [owned, guests, newAccount().email]) {
      const person = await claim(email, 'a password of my own');
      expectProblem(await login(email, 'a guess'), 401, 'invalid_credentials');
      const { user } = readSignIn(await login(email, 'a password of my own'));
      expect(user).toMatchObject({ id: person.id, isEmailVerified: false });
    }
  });

  it('goes on in the account that claimed it after somebody else has proved it', async () => {
    const { email } = newAccount();
    const stranger = await claim(email, 'one of a stranger');
    const owner = await claim(email);
    expect((await owner.confirm(await owner.getCode())).status).toBe(200);
    expect(readSignIn(await login(email, 'one of a stranger')).user.id).toBe(stranger.id);
    expect(readSignIn(await login(email)).user.id).toBe(owner.id);
    const { id: eventId } = await createEvent(database, { totalTickets: 2 });
    for (const who of [stranger, owner]) {
      expect((await who.ask('POST', '/book', { eventId })).status).toBe(201);
      expect(JSON.parse((await who.ask('GET', '/bookings')).text)).toHaveLength(1);
    }
    const organiser = { name: 'Ours', slug: `ours-${stranger.id}` };
    expectProblem(await stranger.ask('POST', '/organisers', organiser), 403, 'email_not_verified');
  });

  it('that another account has claimed is opened by the newest password until one is proved', async () => {
    const { email } = newAccount();
    const [first, second] = [await claim(email, 'the first password'), await claim(email)];
    expectProblem(await login(email, 'the first password'), 401, 'invalid_credentials');
    expect(readSignIn(await login(email)).user.id).toBe(second.id);
    expect((await first.confirm(await first.getCode())).status).toBe(200);
    expect(readSignIn(await login(email, 'the first password')).user.id).toBe(first.id);
  });

  it('that one has already opens the account of who has it by a password of both', async () => {
    const owner = newAccount();
    const { user } = await signUpProved(target.origin, database, owner);
    await claim(owner.email, owner.password);
    expect(readSignIn(await login(owner.email, owner.password)).user.id).toBe(user.id);
  });

  it('leaves the account of whoever has it as it is', async () => {
    const owner = await signUpProved(target.origin, database);
    const before = await database.query(`SELECT * FROM "User" WHERE id = $1`, [owner.user.id]);
    await claim(owner.user.email);
    expect(await database.query(`SELECT * FROM "User" WHERE id = $1`, [owner.user.id])).toEqual(
      before,
    );
    expect(readSignIn(await login(owner.user.email)).user.id).toBe(owner.user.id);
  });

  it('that several claim gives it to one whose code comes back, also for eight at once', async () => {
    const { email } = newAccount();
    const people = await Promise.all(Array.from({ length: 8 }, () => claim(email)));
    const codes = await Promise.all(people.map((person) => person.getCode()));
    const answers = await concurrently(8, (index) => people[index]!.confirm(codes[index]!));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 1, 409: 7 });
    const winner = people[answers.findIndex(({ status }) => status === 200)]!;
    const proved = await database.query(
      `SELECT id FROM "User" WHERE email = $1 AND "emailVerifiedAt" IS NOT NULL`,
      [email],
    );
    expect(proved).toEqual([{ id: winner.id }]);
  });
});

describe('A forgotten password', () => {
  it('of an address that is only claimed leads to the newest claim', async () => {
    const { email } = newAccount();
    const [first, second] = [await claim(email), await claim(email)];
    await post('/password-reset', { email });
    const token = await getMailedToken(target, database, second.id);
    const confirmed = await post('/password-reset/confirm', {
      token,
      password: 'the next password',
    });
    expect(confirmed.status).toBe(204);
    expect(readSignIn(await login(email, 'the next password')).user.id).toBe(second.id);
    expect(await findMailedCode(target, database, first.id)).toMatchObject({ code: null });
  });

  it('ends a code that whoever was in the account before had sent elsewhere', async () => {
    const { email } = newAccount();
    const stranger = await claim(email);
    time.advance(60_000);
    const elsewhere = { email: newAccount().email, password };
    expect((await stranger.ask('PATCH', '/auth/email', elsewhere)).status).toBe(202);
    const code = await stranger.getCode();
    await post('/password-reset', { email });
    const token = await getMailedToken(target, database, stranger.id);
    const given = { token, password: 'the next password' };
    expect((await post('/password-reset/confirm', given)).status).toBe(204);
    expectProblem(await stranger.confirm(code), 422, 'invalid_code');
  });

  it('opens nothing by a link that came before somebody else proved the address', async () => {
    const { email } = newAccount();
    const [late, early] = [await claim(email), await claim(email)];
    await post('/password-reset', { email });
    const token = await getMailedToken(target, database, early.id);
    expect((await late.confirm(await late.getCode())).status).toBe(200);
    const confirmed = await post('/password-reset/confirm', {
      token,
      password: 'the next password',
    });
    expectProblem(confirmed, 422, 'invalid_token');
  });
});

describe('Whoever has an address that another account claims', () => {
  it('is sent no code, but how to come in', async () => {
    for (const email of await takenAddresses()) {
      const person = await claim(email);
      expect(await findMailedCode(target, database, person.id)).toMatchObject({
        email,
        code: null,
      });
    }
  });

  it('is told nothing of what the other account does', async () => {
    const [taken = ''] = await takenAddresses();
    const person = await claim(taken);
    const { id: eventId } = await createEvent(database, { totalTickets: 1 });
    const booked = await person.ask('POST', '/book', { eventId });
    const { id: bookingId } = JSON.parse(booked.text) as { id: string };
    const contents = target.app.get(BookingContents);
    expect(await contents.find(bookingId)).toMatchObject({ isPersonThere: false });
    expect(await contents.findConfirmedOf(eventId, person.id)).toMatchObject({
      isPersonThere: false,
    });
    const mails = target.app.get(AccountMailsService);
    const [session] = await database.query<{ id: string }>(
      `SELECT id FROM "Session" WHERE "userId" = $1`,
      [person.id],
    );
    expect(await mails.findPerson(person.id)).toBeNull();
    expect(await mails.findLogIn(session!.id)).toBeNull();
    time.advance(60_000);
    const { email } = newAccount();
    expect((await person.ask('PATCH', '/auth/email', { email, password })).status).toBe(202);
    expect((await person.confirm(await person.getCode())).status).toBe(200);
    expect(typesOf(await listFacts(database, told, person.id))).not.toContain(
      'account.emailChanged',
    );
    expect(await mails.findPerson(person.id)).toMatchObject({ email });
    expect(await mails.findLogIn(session!.id)).toMatchObject({ email });
  });

  it('keeps the invitations to it when the other account is deleted', async () => {
    const [taken = ''] = await takenAddresses();
    const run = database.query.bind(database);
    const [inviter = ''] = await createUsers(database, 1);
    const organiserId = await insertOrganiser(run, [{ userId: inviter, role: 'owner' }]);
    await run(
      `INSERT INTO "Invitation" (id, "organiserId", email, role, "tokenHash", "invitedById", "createdAt", "expiresAt")
       VALUES ($1, $2, $3, 'door', $4, $5, now(), now() + interval '1 day')`,
      [randomUUID(), organiserId, taken, Buffer.alloc(32), inviter],
    );
    const person = await claim(taken);
    expect((await person.ask('DELETE', '/auth/me', { password })).status).toBe(204);
    expect(await run(`SELECT id FROM "Invitation" WHERE email = $1`, [taken])).toHaveLength(1);
  });
});
