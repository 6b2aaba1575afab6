/** A ticket that is passed on as the API does it, and the mails and windows that are told of it. */
import { bookingListSchema, transferOfferSchema, type OwnBooking } from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { expectProblem, send, type Answer } from '../support/http.js';
import { followLive, sendRaw } from '../support/live-client.js';
import { openMailServer } from '../support/open-mail-server.js';
import { readTotals } from '../support/totals.js';
import { readHolders } from '../support/transfers.js';

const database = useDatabase();
const received: Email[] = [];
let server: Awaited<ReturnType<typeof openMailServer>>;
let target: TestApp;

beforeAll(async () => {
  server = await openMailServer(async (bytes) => {
    received.push(await PostalMime.parse(bytes));
  });
  const sender = { SMTP_URL: server.url, MAIL_FROM: 'Lastseat <tickets@lastseat.example>' };
  target = await startApp(database.url, sender);
});
afterAll(async () => {
  await target.close();
  await server.close();
});

interface Person {
  id: string;
  ask: (method: string, path: string, body?: object) => Promise<Answer>;
}

async function signIn(id: string): Promise<Person> {
  const headers = { authorization: `Bearer ${await target.tokenFor(id)}` };
  const ask = (method: string, path: string, body?: object) =>
    send(target.origin, method, path, { headers, body });
  return { id, ask };
}

const asNobody = (method: string, path: string, body?: object) =>
  send(target.origin, method, path, { body });

const mailsTo = (email: string) => received.filter((mail) => mail.to?.[0]?.address === email);

let addresses = 0;

/** Somebody has a ticket of a sold-out event, and asks an address of its own to take it over. */
async function passOn(given: object = {}) {
  const event = await createEvent(database, {
    ...{ totalTickets: 1, remainingTickets: 0, guestPolicy: 'confirm', ...given },
  });
  const [ada = '', ben = ''] = await createUsers(database, 2);
  const run = database.query.bind(database);
  const [booking] = await insertBookings(run, [{ userId: ada, eventId: event.id }]);
  const [holder, other] = [await signIn(ada), await signIn(ben)];
  const email = `other-${(addresses += 1)}@example.com`;
  const path = `/api/bookings/${booking!.id}/transfer`;
  return { event, holder, other, email, path, bookingId: booking!.id };
}

async function linkOf(email: string, nth = 1): Promise<string> {
  await eventually(`mail ${nth} to ${email}`, async () => mailsTo(email).length >= nth);
  const { text = '' } = mailsTo(email)[nth - 1]!;
  const token = /\/transfer\/([\w-]{43})/.exec(text)?.[1] ?? '';
  return `/api/transfers/${token}`;
}

const untilMailed = (email: string, subject: string) =>
  eventually(`"${subject}" to ${email}`, async () =>
    mailsTo(email).some((mail) => mail.subject === subject),
  );

async function bookingsOf({ ask }: Person): Promise<OwnBooking[]> {
  const answer = await ask('GET', '/api/bookings');
  return bookingListSchema.parse(JSON.parse(answer.text));
}

describe('A ticket', () => {
  it('goes to the account of who accepts, and both hear of it, by mail and in their windows', async () => {
    const { event, holder, other, email, path, bookingId } = await passOn();
    expect((await holder.ask('POST', path, { email })).status).toBe(201);
    const link = await linkOf(email);
    const offer = transferOfferSchema.parse(JSON.parse((await asNobody('GET', link)).text));
    expect(offer).toMatchObject({ status: 'pending', fromName: 'A person', quantity: 1 });

    const heard: string[] = [];
    for (const { id } of [holder, other]) {
      const window = await followLive(target.origin);
      window.socket.on('bookingUpdate', (update) => {
        heard.push(`${id} ${update.status} ${update.cancelledBy}`);
      });
      await sendRaw(window.socket, 'signIn', { accessToken: await target.tokenFor(id) });
    }
    expect((await other.ask('POST', `${link}/accept`)).status).toBe(200);

    await eventually('both windows hear of it', async () => heard.length === 2);
    expect(new Set(heard)).toEqual(
      new Set([`${other.id} confirmed null`, `${holder.id} cancelled transfer`]),
    );
    const [old] = await bookingsOf(holder);
    const transfer = { status: 'accepted', email };
    expect(old).toMatchObject({ id: bookingId, cancelledBy: 'transfer', transfer });
    expect(await bookingsOf(other)).toMatchObject([{ status: 'confirmed', transfer: null }]);
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 0, total: 1 });
    const [toOther, toHolder] = [`${other.id}@example.com`, `${holder.id}@example.com`];
    await untilMailed(toOther, `Booked: ${event.title}`);
    await untilMailed(toHolder, `Passed on: ${event.title}`);
    // Sent again, it is told the same again; somebody else is told that it is over.
    expect((await other.ask('POST', `${link}/accept`)).status).toBe(200);
    expectProblem(await holder.ask('POST', `${link}/accept`), 410, 'transfer_ended');
    expectProblem(await holder.ask('DELETE', path), 410, 'transfer_ended');
  });

  it('goes to a guest with the address of the mail, and not where the event takes none', async () => {
    const { event, holder, email, path } = await passOn();
    await holder.ask('POST', path, { email });
    const link = await linkOf(email);
    const accepted = await asNobody('POST', `${link}/accept`, { name: 'Bea' });
    expect(JSON.parse(accepted.text)).toEqual({
      ...{ eventId: event.id, status: 'confirmed', quantity: 1 },
    });
    const [guest] = await database.query<{ id: string; name: string }>(
      `SELECT id, name FROM "User" WHERE email = $1`,
      [email],
    );
    expect(guest).toMatchObject({ name: 'Bea' });
    expect(await readHolders(database, event.id)).toEqual([guest!.id]);
    await untilMailed(email, `Booked: ${event.title}`);
    expect((await asNobody('POST', `${link}/accept`)).status).toBe(200);

    const closed = await passOn({ guestPolicy: 'off' });
    await closed.holder.ask('POST', closed.path, { email: closed.email });
    const answer = await asNobody('POST', `${await linkOf(closed.email)}/accept`);
    expectProblem(answer, 403, 'guests_not_allowed');
  });

  it('is taken back or declined until then, and who has the link is told so', async () => {
    const { event, holder, other, email, path } = await passOn();
    await holder.ask('POST', path, { email });
    // Asked again it is the same; nobody else is asked beside.
    expect((await holder.ask('POST', path, { email })).status).toBe(201);
    const another = await holder.ask('POST', path, { email: 'third@example.com' });
    expectProblem(another, 409, 'transfer_pending');
    const link = await linkOf(email);
    for (let time = 0; time < 2; time++) {
      expect((await holder.ask('DELETE', path)).status).toBe(204);
    }
    await untilMailed(email, `Taken back: ${event.title}`);
    expectProblem(await other.ask('POST', `${link}/accept`), 410, 'transfer_ended');
    expect(JSON.parse((await asNobody('GET', link)).text)).toMatchObject({ status: 'taken_back' });

    await holder.ask('POST', path, { email });
    const second = await linkOf(email, 3);
    expect((await asNobody('POST', `${second}/decline`)).status).toBe(204);
    await untilMailed(`${holder.id}@example.com`, `Not accepted: ${event.title}`);
    expect(await readHolders(database, event.id)).toEqual([holder.id]);
  });

  it('is passed on by its owner only, by an address that is proved, while its event allows it', async () => {
    const { holder, other, email, path } = await passOn();
    expectProblem(await other.ask('POST', path, { email }), 404, 'booking_not_found');
    expectProblem(await other.ask('DELETE', path), 404, 'booking_not_found');
    const own = `${holder.id}@example.com`;
    expectProblem(await holder.ask('POST', path, { email: own }), 400, 'invalid_request');
    expectProblem(await holder.ask('DELETE', path), 404, 'transfer_not_found');
    const made = await asNobody('GET', `/api/transfers/${'a'.repeat(43)}`);
    expectProblem(made, 404, 'transfer_not_found');
    const claimed = `UPDATE "User" SET "emailVerifiedAt" = NULL WHERE id = $1`;
    await database.query(claimed, [holder.id]);
    expectProblem(await holder.ask('POST', path, { email }), 403, 'email_not_verified');

    const off = await passOn();
    const settings = `UPDATE "Event" SET "allowsTransfer" = false WHERE id = $1`;
    await database.query(settings, [off.event.id]);
    const answer = await off.holder.ask('POST', off.path, { email });
    expectProblem(answer, 409, 'transfer_not_allowed');
  });

  it('of an account that is deleted is taken back, and an address that is deleted leaves the trail', async () => {
    const { holder, email, path, bookingId } = await passOn();
    const [friend = ''] = await createUsers(database, 1);
    await database.query(`UPDATE "User" SET email = $2 WHERE id = $1`, [friend, email]);
    await holder.ask('POST', path, { email });
    const erase = (person: Person) =>
      person.ask('DELETE', '/api/auth/me', { password: 'a password' });
    const known = `UPDATE "User" SET "passwordHash" = $2 WHERE id = ANY($1)`;
    const { hashPassword } = await import('../../src/auth/password.js');
    await database.query(known, [[friend, holder.id], await hashPassword('a password')]);

    expect((await erase(await signIn(friend))).status).toBe(204);
    const read = () =>
      database.query(`SELECT status, "toEmail" FROM "Transfer" WHERE "bookingId" = $1`, [
        bookingId,
      ]);
    expect(await read()).toEqual([{ status: 'declined', toEmail: null }]);
    await holder.ask('POST', path, { email });
    expect((await erase(holder)).status).toBe(204);
    expect(await read()).toContainEqual({ status: 'taken_back', toEmail: email });
  });
});
