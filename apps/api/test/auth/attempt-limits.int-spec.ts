/** How often one may try to get into one account, over all processes, and what else a limit says. */
import { beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../support/app.js';
import { expectLimited, from, login, register, statusesOf } from '../support/attempts.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send } from '../support/http.js';
import { useKeptApps } from '../support/kept-apps.js';
import {
  goodPassword,
  logOut,
  newAccount,
  readCookie,
  readSignIn,
  refresh,
  signUp,
  signUpProved,
} from '../support/visitor.js';

const database = useDatabase();
const start = useKeptApps(database);

beforeEach(() => database.query('DELETE FROM "RateLimit"'));

/** Where all come from one address, which is not counted. */
const accounts = {
  LOGIN_LIMIT_PER_ACCOUNT: 3,
  REGISTER_LIMIT_PER_ACCOUNT: 2,
  REFRESH_LIMIT_PER_ACCOUNT: 2,
};
/** Where addresses are known, and counted too. */
const addresses = { TRUST_PROXY: 'loopback', LOGIN_LIMIT_PER_ACCOUNT: 2 };

/** As if the time had passed: every window is over. */
const endWindows = () => database.query('UPDATE "RateLimit" SET expire = 0');

describe('Guessing the password of one account', () => {
  it('ends after a few failures, for the right password too, until the window is over', async () => {
    const app = await start({ LOGIN_LIMIT_PER_ACCOUNT: 3, LOGIN_LIMIT_SECONDS: 60 });
    const { email } = newAccount();
    await signUp(app.origin, { ...newAccount(), email });
    for (let guess = 0; guess < 3; guess++) {
      expectProblem(await login(app, email, 'a guess'), 401, 'invalid_credentials');
    }
    expectLimited(await login(app, email.toUpperCase(), goodPassword), 60);
    await endWindows();
    expect((await login(app, email, goodPassword)).status).toBe(200);
  });

  it('a thousand times at once is no way around it', async () => {
    const app = await start(accounts);
    const answers = await concurrently(30, () => login(app, 'somebody@example.com', 'a guess'));
    expect(statusesOf(answers)).toEqual({ 401: 3, 429: 27 });
  });

  it('through another process is counted with the rest', async () => {
    const [one, other] = [await start(accounts), await startApp(database.url, accounts)];
    try {
      const { email } = newAccount();
      for (const app of [one, other, one]) {
        expect((await login(app, email, 'a guess')).status).toBe(401);
      }
      for (const app of [one, other]) expectLimited(await login(app, email, 'a guess'), 300);
    } finally {
      await other.close();
    }
  });

  it('says nothing about whether there is an account', async () => {
    const app = await start(accounts);
    const account = newAccount();
    await signUp(app.origin, account);
    const seen = async (email: string) => {
      const answers: unknown[] = [];
      for (let guess = 0; guess < 5; guess++) {
        const { status, headers, text } = await login(app, email, 'a guess');
        // Seconds go by from one address to the other.
        const sentence = text.replace(/"retryAfterSeconds":\d+/, '"retryAfterSeconds":300');
        const { requestId: _id, ...problem } = JSON.parse(sentence) as Record<string, unknown>;
        const names = Object.keys(headers).sort();
        answers.push([status, problem, headers['ratelimit-policy'], names]);
      }
      return answers;
    };
    expect(await seen(account.email)).toEqual(await seen('nobody@example.com'));
  });

  it('is forgotten by a success, which counts for nothing itself', async () => {
    const app = await start(accounts);
    const account = newAccount();
    await signUpProved(app.origin, database, account);
    for (let round = 0; round < 4; round++) {
      expect((await login(app, account.email, 'a slip')).status).toBe(401);
      expect((await login(app, account.email, account.password)).status).toBe(200);
    }
  });

  it('is not forgotten by log-ins to an account that only claims its address', async () => {
    const app = await start({ TRUST_PROXY: 'loopback', LOGIN_LIMIT_PER_ACCOUNT: 6 });
    const { email } = (await signUpProved(app.origin, database)).user;
    const password = 'one of a stranger';
    await signUp(app.origin, { ...newAccount(), email, password });
    const ask = (given: string) => login(app, email, given, from('203.0.113.7'));
    for (let round = 0; round < 2; round++) {
      expect((await ask('a guess')).status).toBe(401);
      expect((await ask(password)).status).toBe(200);
    }
    expect((await ask('a guess')).status).toBe(401);
    expectLimited(await ask('a guess'), 300);
  });

  it('leaves every other account alone', async () => {
    const app = await start(accounts);
    const [one, other] = [newAccount(), newAccount()];
    await signUp(app.origin, other);
    for (let guess = 0; guess < 3; guess++) await login(app, one.email, 'a guess');
    expectLimited(await login(app, one.email, 'a guess'), 300);
    expect((await login(app, other.email, other.password)).status).toBe(200);
  });
});

describe('Registering with one email', () => {
  it('ends for one email from everywhere', async () => {
    const app = await start(accounts);
    const { email } = newAccount();
    expect((await register(app, email)).status).toBe(201);
    expect((await register(app, email)).status).toBe(201);
    expectLimited(await register(app, email), 600);
  });

  it('sends it twenty codes a day, however many accounts claim it and from wherever', async () => {
    const app = await start({ REGISTER_LIMIT_PER_ACCOUNT: 1_000 });
    const { email } = newAccount();
    const answers = await concurrently(25, () => register(app, email));
    expect(statusesOf(answers)).toEqual({ 201: 20, 429: 5 });
    const other = await signUpProved(app.origin, database);
    const headers = { authorization: `Bearer ${other.accessToken}` };
    const body = { email, password: goodPassword };
    const changed = await send(app.origin, 'PATCH', '/api/auth/email', { headers, body });
    expectLimited(changed, 86_400);
    const mails = await database.query(`SELECT id FROM "Verification" WHERE email = $1`, [email]);
    expect(mails).toHaveLength(20);
  });
});

describe('Refreshing', () => {
  it('too often is refused, and the session stands', async () => {
    const app = await start(accounts);
    let { refreshToken } = await signUp(app.origin);
    for (let times = 0; times < 2; times++) {
      refreshToken = readSignIn(await refresh(app.origin, refreshToken)).refreshToken;
    }
    const answer = await refresh(app.origin, refreshToken);
    expectLimited(answer, 60);
    expect(answer.headers['set-cookie']).toBeUndefined();
    await endWindows();
    expect(readCookie(await refresh(app.origin, refreshToken)).value).not.toBe('');
  });

  it('with a cookie that is worth nothing is limited, and leaves its owner’s other session alone', async () => {
    const app = await start(accounts);
    const account = newAccount();
    const dead = await signUp(app.origin, account);
    await logOut(app.origin, dead.refreshToken);
    const alive = readSignIn(await login(app, account.email, account.password));

    const answers = await concurrently(5, () => refresh(app.origin, dead.refreshToken));

    expect(statusesOf(answers)).toEqual({ 401: 2, 429: 3 });
    expect((await refresh(app.origin, alive.refreshToken)).status).toBe(200);
  });

  it('with a cookie that expired leaves the session alone that has outlived it', async () => {
    const app = await start(accounts);
    const { refreshToken } = await signUp(app.origin);
    const { refreshToken: next } = readSignIn(await refresh(app.origin, refreshToken));
    await database.query(
      `UPDATE "RefreshToken" SET "expiresAt" = now() WHERE "rotatedAt" IS NOT NULL`,
    );
    await endWindows();

    const answers = await concurrently(5, () => refresh(app.origin, refreshToken));

    expect(statusesOf(answers)).toEqual({ 401: 2, 429: 3 });
    expect((await refresh(app.origin, next)).status).toBe(200);
  });
});

describe('The headers of a limit', () => {
  it('say what the quota is, what is left and for how long', async () => {
    const app = await start(addresses);
    const { email } = newAccount();
    const seen = async () => (await login(app, email, 'a guess', from('203.0.113.7'))).headers;
    const first = await seen();
    expect(first['ratelimit-policy']).toBe(
      '"login-address";q=100;w=300, "login-share";q=1;w=300, "login-account";q=2;w=300',
    );
    expect(first['ratelimit']).toMatch(
      /^"login-address";r=99;t=(300|2\d\d), "login-share";r=0;t=.+, "login-account";r=1;t=.+$/,
    );
    expect(first['retry-after']).toBeUndefined();
    await seen();
    expect((await seen())['ratelimit']).toMatch(/, "login-share";r=0;t=\d+$/);
  });
});

describe('What is kept of an attempt', () => {
  it('names neither the email nor the address', async () => {
    const app = await start(addresses);
    await login(app, 'somebody@example.com', 'a guess', from('203.0.113.7'));
    const rows = await database.query<{ key: string }>('SELECT key FROM "RateLimit"');
    expect(rows).toHaveLength(3);
    for (const { key } of rows) expect(key).not.toMatch(/somebody|203\.0\.113/);
  });
});
