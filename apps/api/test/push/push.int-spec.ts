/** Offers reach the browsers of whoever waits, by a push service, and nobody else's. */
import { pushKeySchema } from '@lastseat/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  bookCommand,
  bookingOf,
  cancelCommand,
  startCommitter,
  type TestCommitter,
} from '../support/committer.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { ageDeliveries, isEmptied } from '../support/outbox.js';
import { openBrowser, startPushService, type PushService } from '../support/push-service.js';
import { joinCommand } from '../support/waitlist.js';

const database = useDatabase();
let core: TestCommitter;
beforeAll(() => {
  core = startCommitter(database.url);
});
afterAll(() => core.close());

interface Person {
  id: string;
  token: string;
}

describe('A browser that somebody subscribed', () => {
  let service: PushService;
  let target: TestApp;
  let waiting: Person;

  beforeAll(async () => {
    service = await startPushService();
    target = await startApp(database.url, { PUSH_SERVICES: service.origin });
  });
  beforeEach(async () => {
    service.answer(201);
    service.taken.length = 0;
    waiting = await createPerson();
  });
  afterAll(async () => {
    await target.close();
    service.close();
  });

  async function createPerson(): Promise<Person> {
    const [id] = (await createUsers(database, 1)) as [string];
    return { id, token: await target.tokenFor(id) };
  }

  const ask = (method: string, { token }: Person, path: string, body?: object) =>
    send(target.origin, method, `/api/push${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body }),
    });

  async function subscribe(person: Person, browser = openBrowser(service.origin)) {
    expect((await ask('PUT', person, '/subscription', browser.subscription)).status).toBe(204);
    return browser;
  }

  /** Somebody with the only seat cancels, and it is offered. @returns the event */
  async function offerTo({ id: userId }: Person): Promise<string> {
    const event = await createEvent(database, { totalTickets: 1, waitlistMode: 'offer' });
    const [holderId] = (await createUsers(database, 1)) as [string];
    const booking = bookingOf(await core.committer.submit(bookCommand(event.id, holderId)));
    await core.committer.submit(joinCommand(event.id, userId));
    await core.committer.submit(cancelCommand(booking));
    return event.id;
  }

  const untilTold = () => eventually('all is told', () => isEmptied(database));

  it('is told of an offer, in words that only it can read, for as long as the offer stands', async () => {
    const browser = await subscribe(waiting);
    await subscribe(await createPerson());
    const eventId = await offerTo(waiting);
    await untilTold();

    const [taken, ...others] = service.taken;
    expect(others).toEqual([]);
    expect(`${service.origin}${taken!.path}`).toBe(browser.subscription.endpoint);
    expect(browser.read(taken!.body)).toMatchObject({
      title: expect.stringMatching(/^It is your turn: /) as string,
      body: expect.stringMatching(/^A seat is kept for you until .+\.$/) as string,
      path: `/events/${eventId}`,
    });
    expect(taken!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' });
    expect(taken!.headers.authorization).toMatch(/^vapid t=/);
    const ttl = Number(taken!.headers['ttl']);
    expect(ttl).toBeGreaterThan(0);
    expect(ttl).toBeLessThanOrEqual(120 * 60);
  });

  it('is told again when its service was away, and not of an offer that is over by then', async () => {
    await subscribe(waiting);
    service.answer(503);
    const eventId = await offerTo(waiting);
    await eventually('it is tried', async () => service.taken.length > 0);
    await database.query(
      `UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now(), "expiresAt" = NULL
       WHERE "eventId" = $1 AND status = 'held'`,
      [eventId],
    );
    const before = service.taken.length;
    await ageDeliveries(database, '20 minutes');
    await untilTold();
    expect(service.taken).toHaveLength(before);
  });

  it('is removed when its service says that it is gone', async () => {
    await subscribe(waiting);
    service.answer(410);
    await offerTo(waiting);
    await untilTold();
    expect(await countBrowsers(waiting)).toBe(0);
  });

  it('is told nothing after it was taken back, and nothing after its person has logged out', async () => {
    const { subscription } = await subscribe(waiting);
    await ask('DELETE', waiting, '/subscription', { endpoint: subscription.endpoint });
    await subscribe(waiting);
    await database.query(`UPDATE "Session" SET "revokedAt" = now() WHERE "userId" = $1`, [
      waiting.id,
    ]);
    await offerTo(waiting);
    await untilTold();
    expect(service.taken).toEqual([]);
  });

  it('is told what is for whoever signed in there last, and is nobody else’s to take back', async () => {
    const [next, stranger] = [await createPerson(), await createPerson()];
    const browser = await subscribe(waiting);
    await subscribe(next, browser);
    const { endpoint } = browser.subscription;
    expect((await ask('DELETE', stranger, '/subscription', { endpoint })).status).toBe(204);
    await offerTo(waiting);
    await untilTold();
    expect(service.taken).toEqual([]);
    await offerTo(next);
    await untilTold();
    expect(service.taken).toHaveLength(1);
  });

  it('is one of ten at the most: the eleventh takes the place of the oldest', async () => {
    for (let count = 0; count < 11; count += 1) await subscribe(waiting);
    expect(await countBrowsers(waiting)).toBe(10);
  });

  it('is refused where the address is of no push service, or the key is none', async () => {
    const { subscription } = openBrowser('http://127.0.0.1:9');
    const elsewhere = await ask('PUT', waiting, '/subscription', subscription);
    expectProblem(elsewhere, 400, 'invalid_request');
    const { subscription: good } = openBrowser(service.origin);
    const keys = { ...good.keys, p256dh: 'A'.repeat(87) };
    const noKey = await ask('PUT', waiting, '/subscription', { ...good, keys });
    expectProblem(noKey, 400, 'invalid_request');
  });

  it('subscribes with the key that every process has', async () => {
    const { text } = await ask('GET', waiting, '/key');
    const { key } = pushKeySchema.parse(JSON.parse(text));
    expect(Buffer.from(key!, 'base64url')).toHaveLength(65);
  });

  async function countBrowsers({ id }: Person): Promise<number> {
    const rows = await database.query('SELECT FROM "PushSubscription" WHERE "userId" = $1', [id]);
    return rows.length;
  }
});
