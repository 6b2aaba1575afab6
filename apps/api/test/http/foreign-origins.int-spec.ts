/** Requests that a page of somebody else makes a visitor's browser send (CSRF), by HTTP and by socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send } from '../support/http.js';
import { followLive } from '../support/live-client.js';
import { newAccount, readCookie, readSignIn, refresh, signUp } from '../support/visitor.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, { PUBLIC_URL: 'http://localhost:3000' });
});
afterAll(() => target.close());

const strangers: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:8080' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];
const friends: Record<string, string>[] = [
  {},
  { origin: 'http://localhost:3000' },
  { origin: 'http://127.0.0.1:3000' },
  { origin: 'http://[::1]:3000' },
  { 'sec-fetch-site': 'same-origin' },
];

const post = (path: string, headers: Record<string, string>, body?: object) =>
  send(target.origin, 'POST', `/api/auth/${path}`, { headers, body });

describe('A page of another site', () => {
  it.each(strangers)('gets nobody registered or signed in: %o', async (headers) => {
    const account = newAccount();
    const registered = await post('register', headers, account);
    expectProblem(registered, 403, 'foreign_origin');
    const made = await database.query(`SELECT FROM "User" WHERE email = $1`, [account.email]);
    expect(made).toEqual([]);

    await signUp(target.origin, account);
    const { email, password } = account;
    const loggedIn = await post('login', headers, { email, password });
    expectProblem(loggedIn, 403, 'foreign_origin');
    for (const answer of [registered, loggedIn]) {
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it.each(strangers)('neither uses the cookie nor takes it away: %o', async (headers) => {
    const { refreshToken } = await signUp(target.origin);
    const cookie = `lastseat_refresh=${refreshToken}`;
    for (const path of ['refresh', 'logout']) {
      const answer = await post(path, { ...headers, cookie });
      expectProblem(answer, 403, 'foreign_origin');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    readSignIn(await refresh(target.origin, refreshToken));
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ])('opens no socket: %o', async (headers) => {
    const polling = '/socket.io/?EIO=4&transport=polling';
    const answer = await send(target.origin, 'GET', polling, { headers });
    expect([answer.status, answer.text]).toEqual([
      403,
      '{"code":4,"message":"The request came from another site"}',
    ]);
    await expect(followLive(target.origin, { extraHeaders: headers })).rejects.toThrow();
  });
});

describe('A page of ours, or no page', () => {
  it.each(friends)('registers, logs in, refreshes and logs out: %o', async (headers) => {
    const account = newAccount();
    expect((await post('register', headers, account)).status).toBe(201);
    const { email, password } = account;
    const loggedIn = await post('login', headers, { email, password });
    const cookie = `lastseat_refresh=${readSignIn(loggedIn).refreshToken}`;
    const refreshed = await post('refresh', { ...headers, cookie });
    const next = `lastseat_refresh=${readCookie(refreshed).value}`;
    expect((await post('logout', { ...headers, cookie: next })).status).toBe(204);
  });

  it.each(friends)('opens a socket: %o', async (headers) => {
    const client = await followLive(target.origin, { extraHeaders: headers });
    expect(await client.watch()).toEqual([]);
    client.close();
  });

  it('signs in from the documentation on the port of the API', async () => {
    const account = newAccount();
    const answer = await post('register', { origin: target.origin }, account);
    expect(answer.status).toBe(201);
  });
});
