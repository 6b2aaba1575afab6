/** What no limit counts: attempts that failed by our fault, and everything that is no attempt. */
import { startDatabaseProxy } from '@lastseat/database-proxy';
import { beforeEach, describe, expect, it } from 'vitest';
import { PasswordQueue } from '../../src/auth/password-queue.js';
import { startApp } from '../support/app.js';
import { from, login, register, statusesOf } from '../support/attempts.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { useKeptApps } from '../support/kept-apps.js';
import { newAccount, signUp } from '../support/visitor.js';
import { withResolvers } from '../support/with-resolvers.js';

const database = useDatabase();
const start = useKeptApps(database);

beforeEach(() => database.query('DELETE FROM "RateLimit"'));

/** Where addresses are known, and counted too. */
const addresses = { TRUST_PROXY: 'loopback', LOGIN_LIMIT_PER_ACCOUNT: 2 };
/** One log-in at a time, and more of them than an account is allowed elsewhere. */
const busy = { LOGIN_LIMIT_PER_ACCOUNT: 8, PASSWORD_QUEUE_LIMIT: 1 };

describe('When we are at fault', () => {
  it('a log-in that we were too busy for is not counted', async () => {
    const app = await start(busy);
    const account = newAccount();
    await signUp(app.origin, account);
    const answers = await concurrently(8, () => login(app, account.email, 'a guess'));
    const { 401: failed = 0, 503: refused = 0, ...others } = statusesOf(answers);
    expect(others).toEqual({});
    expect(refused).toBeGreaterThan(0);
    expect(answers.find(({ status }) => status === 503)?.headers['retry-after']).toBe('1');
    const [row] = await database.query<{ points: number }>(
      `SELECT points FROM "RateLimit" WHERE key LIKE 'login-account%'`,
    );
    expect(row?.points).toBe(failed);
  });

  it('a password that nobody has time for is not even counted', async () => {
    const app = await start(busy);
    const passwords = app.app.get(PasswordQueue);
    const { promise: work, resolve: endWork } = withResolvers();
    // More than work at once and wait: those that find no room are refused.
    const crowd = Promise.allSettled(Array.from({ length: 8 }, () => passwords.run(() => work)));
    // Whoever counts fails.
    await database.query('ALTER TABLE "RateLimit" RENAME TO "Elsewhere"');
    try {
      expectProblem(await login(app, 'a@example.com', 'a guess'), 503, 'busy');
      expectProblem(await register(app, 'a@example.com'), 503, 'busy');
    } finally {
      await database.query('ALTER TABLE "Elsewhere" RENAME TO "RateLimit"');
      endWork();
      await crowd;
    }
  });

  it('a log-in that a broken statement failed is not counted', async () => {
    const app = await start(addresses);
    await database.query('ALTER TABLE "User" RENAME TO "Elsewhere"');
    try {
      const answer = await login(app, 'a@example.com', 'x', from('203.0.113.7'));
      expectProblem(answer, 500, 'internal_error');
    } finally {
      await database.query('ALTER TABLE "Elsewhere" RENAME TO "User"');
    }
    const rows = await database.query<{ points: number }>('SELECT points FROM "RateLimit"');
    expect(rows).toEqual([{ points: 0 }, { points: 0 }, { points: 0 }]);
  });

  it('a database that is away makes it 503, for an address that is counted too', async () => {
    const proxy = await startDatabaseProxy(database.url);
    const app = await startApp(proxy.url, { TRUST_PROXY: 'loopback' });
    proxy.cut();
    try {
      const headers = from('203.0.113.7');
      const cookie = `lastseat_refresh=${'a'.repeat(43)}`;
      expectProblem(await login(app, 'a@example.com', 'x', headers), 503, 'busy');
      expectProblem(await register(app, 'a@example.com', headers), 503, 'busy');
      const refreshed = await send(app.origin, 'POST', '/api/auth/refresh', {
        headers: { ...headers, cookie },
      });
      expectProblem(refreshed, 503, 'busy');
    } finally {
      await app.close();
      await proxy.close();
    }
  });
});

describe('Everything else', () => {
  it('is not counted', async () => {
    const app = await start(addresses);
    const { accessToken } = await signUp(app.origin);
    await database.query('DELETE FROM "RateLimit"');
    const headers = { ...from('203.0.113.7'), authorization: `Bearer ${accessToken}` };
    const { id: eventId } = await createEvent(database, { totalTickets: 1 });
    const booked = await send(app.origin, 'POST', '/api/book', { headers, body: { eventId } });
    expect(booked.status).toBe(201);
    await send(app.origin, 'GET', '/api/bookings', { headers });
    await send(app.origin, 'POST', '/api/auth/logout', { headers });
    expect(await database.query('SELECT FROM "RateLimit"')).toEqual([]);
  });
});
