/** How often one may try to get in from one address, whatever the accounts. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../support/app.js';
import { expectLimited, from, login, register, statusesOf } from '../support/attempts.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { send } from '../support/http.js';
import { useKeptApps } from '../support/kept-apps.js';
import { logOut, newAccount, signUp } from '../support/visitor.js';

const database = useDatabase();
const start = useKeptApps(database);

beforeEach(() => database.query('DELETE FROM "RateLimit"'));

const limits = {
  TRUST_PROXY: 'loopback',
  LOGIN_LIMIT_PER_ADDRESS: 3,
  LOGIN_LIMIT_PER_ACCOUNT: 5,
  REGISTER_LIMIT_PER_ADDRESS: 3,
  REFRESH_LIMIT_PER_ACCOUNT: 2,
  REFRESH_LIMIT_PER_ADDRESS: 4,
};

describe('Guessing from one address', () => {
  const guess = (app: TestApp, address: string, email = newAccount().email) =>
    login(app, email, 'a guess', from(address));

  it('ends whatever the accounts, and leaves other addresses alone', async () => {
    const app = await start(limits);
    for (let times = 0; times < 3; times++) {
      expect((await guess(app, '203.0.113.7')).status).toBe(401);
    }
    expectLimited(await guess(app, '203.0.113.7'), 300);
    expect((await guess(app, '203.0.113.8')).status).toBe(401);
  });

  it('is counted by the network of an IPv6 address', async () => {
    const app = await start(limits);
    const answers = await concurrently(5, (index) => guess(app, `2001:db8:0:1::${index + 1}`));
    expect(statusesOf(answers)).toEqual({ 401: 3, 429: 2 });
  });

  it('counts against nobody any more once it is over', async () => {
    const app = await start(limits);
    const account = newAccount();
    await signUp(app.origin, account);
    await concurrently(30, () => guess(app, '203.0.113.7', account.email));
    const answer = await login(app, account.email, account.password, from('203.0.113.9'));
    expect(answer.status).toBe(200);
  });

  it('leaves the owner of an account half of its log-ins, however long it goes on', async () => {
    const app = await start({ TRUST_PROXY: 'loopback', LOGIN_LIMIT_PER_ACCOUNT: 4 });
    const account = newAccount();
    await signUp(app.origin, account);
    const answers = await concurrently(10, () => guess(app, '203.0.113.7', account.email));
    expect(statusesOf(answers)).toEqual({ 401: 2, 429: 8 });
    const owner = (password: string) => login(app, account.email, password, from('203.0.113.9'));
    expect((await owner('a slip')).status).toBe(401);
    expect((await owner(account.password)).status).toBe(200);
  });

  it('is not washed away by log-ins to an account of one’s own', async () => {
    const app = await start(limits);
    const account = newAccount();
    await signUp(app.origin, account);
    for (let times = 0; times < 3; times++) {
      const own = await login(app, account.email, account.password, from('203.0.113.7'));
      expect(own.status).toBe(200);
      expect((await guess(app, '203.0.113.7')).status).toBe(401);
    }
    expectLimited(await guess(app, '203.0.113.7'), 300);
  });

  it('cannot be told to come from elsewhere by who is no trusted proxy', async () => {
    const app = await start({ ...limits, TRUST_PROXY: '10.0.0.1' });
    const answers = await concurrently(5, (index) => guess(app, `203.0.113.${index}`));
    expect(statusesOf(answers)).toEqual({ 401: 3, 429: 2 });
  });

  it('is not limited for the web server on this machine, behind which everybody is', async () => {
    const app = await start({ LOGIN_LIMIT_PER_ADDRESS: 1 });
    const answers = await concurrently(5, (index) => guess(app, `203.0.113.${index}`));
    expect(statusesOf(answers)).toEqual({ 401: 5 });
    expect(answers[0]?.headers['ratelimit-policy']).not.toContain('address');
  });
});

describe('Registering', () => {
  it('ends after a few from one address, whatever the emails', async () => {
    const app = await start(limits);
    const ask = () => register(app, newAccount().email, from('203.0.113.7'));
    expect(statusesOf([await ask(), await ask(), await ask()])).toEqual({ 201: 3 });
    expectLimited(await ask(), 600);
  });
});

describe('Refreshing', () => {
  it('with made-up cookies is limited by the address', async () => {
    const app = await start(limits);
    const headers = { ...from('203.0.113.7'), cookie: `lastseat_refresh=${'a'.repeat(43)}` };
    const tryIt = () => send(app.origin, 'POST', '/api/auth/refresh', { headers });
    for (let times = 0; times < 4; times++) expect((await tryIt()).status).toBe(401);
    expectLimited(await tryIt(), 60);
  });

  it('over and over with a cookie that is worth nothing counts against its address up to its own limit', async () => {
    const app = await start(limits);
    const [dead, neighbour] = [await signUp(app.origin), await signUp(app.origin)];
    await logOut(app.origin, dead.refreshToken);
    const refreshWith = (token: string) =>
      send(app.origin, 'POST', '/api/auth/refresh', {
        headers: { ...from('203.0.113.7'), cookie: `lastseat_refresh=${token}` },
      });

    const answers = await concurrently(10, () => refreshWith(dead.refreshToken));

    expect(statusesOf(answers)).toEqual({ 401: 2, 429: 8 });
    expect((await refreshWith(neighbour.refreshToken)).status).toBe(200);
  });
});
