/** The application while its database is away, and after it came back. */
import { startDatabaseProxy, type Break, type DatabaseProxy } from '@lastseat/database-proxy';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LogInChallenges } from '../../src/auth/second-factor/log-in-challenges.js';
import { PasskeyChallenges } from '../../src/auth/second-factor/passkeys/passkey-challenges.js';
import { goodTokenUserId, signGoodToken } from '../support/access-tokens.js';
import {
  apiRoutes,
  bodyOf,
  headersOf,
  pathOf,
  type ApiRoute,
  type World,
} from '../support/api-routes.js';
import { startApp, testSecrets, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { followLive, sendRaw } from '../support/live-client.js';
import { untilWaiting } from '../support/lock-waits.js';
import { signUnsubscribeToken } from '../support/mailed-secrets.js';
import { usePasskeys } from '../support/second-factors.js';
import { SoftPasskey } from '../support/soft-passkey.js';
import { logOut, readSignIn, refresh, signUp } from '../support/visitor.js';
import { openPage, ownPageOf } from '../support/watching-page.js';

const database = useDatabase();
let proxy: DatabaseProxy;
let target: TestApp;

beforeAll(async () => {
  proxy = await startDatabaseProxy(database.url);
  target = await startApp(proxy.url, { LIVE_SWEEP_MS: 100 });
});
beforeEach(() => becomesReady());
afterEach(() => proxy.mend());
afterAll(async () => {
  await target.close();
  await proxy.close();
});

const get = (path: string) => send(target.origin, 'GET', path);
const readiness = async () => (await get('/api/health/ready')).status;
const becomesReady = () => eventually('ready', async () => (await readiness()) === 200);

const now = () => new Date();
const challenges = new LogInChallenges(testSecrets, now);
const passkeys = usePasskeys(
  new SoftPasskey('localhost', 'http://localhost:3000'),
  new PasskeyChallenges(testSecrets, now),
  { userId: goodTokenUserId, passwordHash: 'a hash' },
);

/** The route asked for something that it would have to look up. */
function ask(origin: string, route: ApiRoute) {
  const someone = {
    accessToken: signGoodToken(),
    refreshCookie: `lastseat_refresh=${'a'.repeat(43)}`,
    email: 'somebody@example.com',
    password: 'a good password',
    code: '123456',
    resetToken: 'a'.repeat(43),
    issueChallenge: () => challenges.issue(newId(), 'a hash').challenge,
    recoveryCode: 'abcd-efgh-ijkl-mnop-qrst-uvwx',
    otherRecoveryCode: 'abcd-efgh-ijkl-mnop-qrst-uvwx',
    totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    ...passkeys,
    eventId: newId(),
    organiserId: newId(),
    paidEventId: newId(),
    orderLineId: newId(),
    deviceId: newId(),
    doorBookingId: newId(),
    entryNonce: newId(),
  } as World;
  // The token of a mail: of others, only the database knows whether they are ours.
  const values = { uuid: newId(), slug: 'a-house', token: signUnsubscribeToken() };
  const params = Object.entries(route.params ?? {}).map(([name, { kind }]) => [name, values[kind]]);
  const { headers, body } = bodyOf(route, someone);
  const path = pathOf(route, someone, Object.fromEntries(params) as Record<string, string>);
  return send(origin, route.method, path, {
    headers: { ...headersOf(route, someone), ...headers },
    body,
  });
}

const needNone = [
  ...['/api/health/live', '/api/auth/login/passkey/begin', '/api/push/key'],
  // What is not signed goes no further.
  '/api/payments/{provider}/webhook',
];
const needDatabase = apiRoutes.filter(({ path }) => !needNone.includes(path));

describe('Readiness', () => {
  it('follows the database, away and back, and being alive does not', async () => {
    expect(await readiness()).toBe(200);
    proxy.cut();
    expectProblem(await get('/api/health/ready'), 503, 'busy');
    expect((await get('/api/health/live')).status).toBe(200);
    proxy.mend();
    await becomesReady();
  });
});

describe('While the database is away', () => {
  it('every route that needs it says "try again" and nothing of the inside', async () => {
    const alone = await startApp('postgresql://postgres:the-password@127.0.0.1:1/nowhere');
    try {
      proxy.cut();
      for (const origin of [alone.origin, target.origin]) {
        for (const route of needDatabase) {
          const answer = await ask(origin, route);
          expectProblem(answer, 503, 'busy', `${route.method} ${route.path}`);
          expect(answer.headers['retry-after']).toBe('1');
          expect(answer.text).not.toMatch(/prisma|postgres|password|127\.0\.0\.1/i);
        }
      }
    } finally {
      await alone.close();
    }
  });

  it.each<[string, Break, string]>([
    ['a read', 'close', 'GET /api/events/{id}'],
    ['a read', 'reset', 'GET /api/events/{id}'],
    ['a booking', 'close', 'POST /api/book'],
    ['a booking', 'reset', 'POST /api/book'],
  ])('%s that was under way says so too, after a %s', async (_what, how, name) => {
    const route = apiRoutes.find(({ method, path }) => `${method} ${path}` === name)!;
    const holder = await database.connect();
    try {
      await holder.query('BEGIN; LOCK TABLE "Event" IN ACCESS EXCLUSIVE MODE');
      const answer = ask(target.origin, route);
      await untilWaiting(database);
      proxy.cut(how);
      expectProblem(await answer, 503, 'busy');
    } finally {
      await holder.end();
    }
  });

  it('nobody loses the session: the cookie is as good afterwards as before', async () => {
    const { refreshToken } = await signUp(target.origin);
    proxy.cut();
    const answer = await refresh(target.origin, refreshToken);
    expectProblem(answer, 503, 'busy');
    expect(answer.headers['set-cookie']).toBeUndefined();
    const loggedOut = await logOut(target.origin, refreshToken);
    expectProblem(loggedOut, 503, 'busy');
    expect(loggedOut.headers['set-cookie']).toBeUndefined();
    proxy.mend();
    await becomesReady();
    readSignIn(await refresh(target.origin, refreshToken));
  });

  it('a page is told how many of this process watch with it', async () => {
    const { id } = await createEvent(database, { totalTickets: 5 });
    const [page, other] = [await openPage(target.origin), await openPage(target.origin)];
    try {
      // Of an event that this process knows: others cannot be looked for now.
      await page.watch(ownPageOf(id));
      proxy.cut();
      expect(await other.watch(ownPageOf(id))).toMatchObject({ code: 'busy' });
      await Promise.all([page.untilCount(2), other.untilCount(2)]);
    } finally {
      for (const { socket } of [page, other]) socket.disconnect();
    }
  });

  it('a watch says so, stands, and hears of what changed meanwhile', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const client = await followLive(target.origin);
    try {
      proxy.cut();
      const answer = await sendRaw(client.socket, 'watch', { eventIds: [event.id] });
      expect(answer).toMatchObject({ status: 503, code: 'busy' });
      await database.query(`UPDATE "Event" SET version = version + 1 WHERE id = $1`, [event.id]);
      proxy.mend();
      await client.until(({ eventId, version }) => eventId === event.id && version === 1);
    } finally {
      client.close();
    }
  });
});
