/** Accounts: registering, logging in, and what an access token says and opens. */
import { signInResultSchema, type User } from '@lastseat/contracts';
import bcrypt from 'bcrypt';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { strictly } from '../support/strictly.js';
import { goodPassword, newAccount, readSignIn, refresh, signUp } from '../support/visitor.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

const register = (body: object) => send(target.origin, 'POST', '/api/auth/register', { body });
const login = (email: string, password: string) =>
  send(target.origin, 'POST', '/api/auth/login', { body: { email, password } });
const me = (accessToken: string) =>
  send(target.origin, 'GET', '/api/auth/me', {
    headers: { authorization: `Bearer ${accessToken}` },
  });

describe('Registering', () => {
  it('makes an attendee, who is signed in at once', async () => {
    const account = { ...newAccount(), email: ' Ada.Marsh@Example.com ', name: '  Ada Marsh ' };
    const answer = await register(account);
    const { user, accessToken } = readSignIn(answer);
    expect(answer.status).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(user).toEqual({
      id: expect.any(String) as string,
      email: 'ada.marsh@example.com',
      name: 'Ada Marsh',
      role: 'attendee',
      isEmailVerified: false,
    });
    expect(JSON.parse((await me(accessToken)).text)).toEqual(user);
  });

  it.each([
    ['8 characters', 'abcdefg8'],
    ['15 characters of whatever kind', 'abcdefghijklmno'],
    ['1,000 characters', 'a'.repeat(1_000)],
    ['100 emoji', '🎫'.repeat(100)],
    ['only spaces', ' '.repeat(15)],
  ])('takes a password of %s, and it opens the account', async (_what, password) => {
    const account = { ...newAccount(), password };
    expect((await register(account)).status).toBe(201);
    expect((await login(account.email, password)).status).toBe(200);
  });

  it.each([
    ['7 characters', 'abcdef7', 'Use at least 8 characters'],
    ['14 letters', 'abcdefghijklmn', 'Use a letter and a digit, or at least 15 characters'],
    ['14 digits', '1'.repeat(14), 'Use a letter and a digit, or at least 15 characters'],
    ['1,001 characters', 'a'.repeat(1_001), 'Use at most 1000 characters'],
  ])('refuses a password of %s and says why', async (_what, password, reason) => {
    const problem = expectProblem(
      await register({ ...newAccount(), password }),
      400,
      'invalid_request',
    );
    expect(problem.errors?.map(({ path }) => path)).toEqual([['password']]);
    expect(problem.errors?.[0]?.message).toContain(reason);
  });

  it.each([
    ['one of the most common passwords', 'Password1'],
    ['hardly more than your name or address', 'person-1@example.com'],
  ])('refuses a password that is %s, and counts it for nothing', async (flaw, password) => {
    const account = { ...newAccount(), email: 'person-1@example.com' };
    const problem = expectProblem(await register({ ...account, password }), 400, 'invalid_request');
    expect(problem.errors).toEqual([
      { path: ['password'], message: `Choose another one: this is ${flaw}` },
    ]);
    const made = await database.query(`SELECT FROM "User" WHERE email = $1`, [account.email]);
    expect(made).toEqual([]);
  });

  it('takes the role from nobody', async () => {
    const answer = await register({ ...newAccount(), role: 'admin' });
    expectProblem(answer, 400, 'invalid_request');
  });

  it('keeps the password as a bcrypt hash only, and shows that to nobody', async () => {
    const account = newAccount();
    const answers = [await register(account), await login(account.email, account.password)];
    const { accessToken } = readSignIn(answers[0]!);
    answers.push(await me(accessToken));
    const [row] = await database.query<{ passwordHash: string }>(
      `SELECT "passwordHash" FROM "User" WHERE email = $1`,
      [account.email],
    );
    expect(row?.passwordHash).toMatch(/^hmac-sha384:\$2b\$/);
    for (const { text } of answers) {
      expect(text).not.toMatch(/passwordHash|\$2b\$/);
      expect(text).not.toContain(account.password);
    }
    const keys = ['email', 'id', 'isEmailVerified', 'name', 'role'];
    expect(Object.keys(JSON.parse(answers[2]!.text) as User).sort()).toEqual(keys);
    const session = strictly(signInResultSchema).parse(JSON.parse(answers[1]!.text));
    expect(Object.keys(session.user).sort()).toEqual(keys);
  });
});

describe('Logging in', () => {
  it('works whatever the case of the email', async () => {
    const account = newAccount();
    const { user } = await signUp(target.origin, account);
    const answer = await login(account.email.toUpperCase(), account.password);
    expect(answer.status).toBe(200);
    expect(readSignIn(answer).user).toEqual(user);
  });

  it('is refused in the same words for a wrong password as for an unknown email', async () => {
    const account = newAccount();
    await signUp(target.origin, account);
    const wrong = expectProblem(
      await login(account.email, 'not the password'),
      401,
      'invalid_credentials',
    );
    const unknown = expectProblem(
      await login('nobody@example.com', goodPassword),
      401,
      'invalid_credentials',
    );
    expect({ ...unknown, requestId: '' }).toEqual({ ...wrong, requestId: '' });
  });

  it('is refused for a password that is right in its first 72 bytes only', async () => {
    const account = { ...newAccount(), password: 'a'.repeat(72) };
    await signUp(target.origin, account);
    const answer = await login(account.email, `${account.password}b`);
    expectProblem(answer, 401, 'invalid_credentials');
  });

  it('is refused for a password with its case changed or a space added', async () => {
    const account = newAccount();
    await signUp(target.origin, account);
    for (const password of [goodPassword.toUpperCase(), `${goodPassword} `, `${goodPassword}\0`]) {
      expectProblem(await login(account.email, password), 401, 'invalid_credentials');
    }
  });

  it('moves a hash of the first form over, and asks for the same password afterwards', async () => {
    const account = newAccount();
    const { user } = await signUp(target.origin, account);
    const first = await bcrypt.hash(account.password, 4);
    await database.query(`UPDATE "User" SET "passwordHash" = $2 WHERE id = $1`, [user.id, first]);
    for (let times = 0; times < 2; times++) {
      expect((await login(account.email, account.password)).status).toBe(200);
      const [row] = await database.query<{ passwordHash: string }>(
        `SELECT "passwordHash" FROM "User" WHERE id = $1`,
        [user.id],
      );
      expect(row?.passwordHash).toMatch(/^hmac-sha384:/);
    }
  });

  it('opens a session of its own each time', async () => {
    const account = newAccount();
    const first = await signUp(target.origin, account);
    const second = readSignIn(await login(account.email, account.password));
    const sessionOf = (token: string) => (jwt.decode(token) as { sid: string }).sid;
    expect(sessionOf(second.accessToken)).not.toBe(sessionOf(first.accessToken));
    expect(second.refreshToken).not.toBe(first.refreshToken);
  });
});

describe('An access token', () => {
  it('lives 15 minutes, and says who, which session and which role', async () => {
    const account = newAccount();
    const { user } = await signUp(target.origin, account);
    await database.query(`UPDATE "User" SET role = 'organiser' WHERE id = $1`, [user.id]);
    const { accessToken } = readSignIn(await login(account.email, account.password));
    const { iat, exp, ...claims } = jwt.decode(accessToken) as jwt.JwtPayload;
    expect(exp! - iat!).toBe(15 * 60);
    expect(claims).toEqual({
      sub: user.id,
      sid: expect.any(String) as string,
      role: 'organiser',
      iss: 'lastseat',
    });
  });

  it('of a deleted account opens nothing that is its own', async () => {
    const account = newAccount();
    const { user, accessToken, refreshToken } = await signUp(target.origin, account);
    const event = await createEvent(database, { totalTickets: 1 });
    await database.query(`DELETE FROM "User" WHERE id = $1`, [user.id]);

    const headers = { authorization: `Bearer ${accessToken}` };
    const booked = await send(target.origin, 'POST', '/api/book', {
      headers,
      body: { eventId: event.id },
    });
    expectProblem(booked, 401, 'unauthenticated');
    expectProblem(await me(accessToken), 401, 'unauthenticated');
    expectProblem(await refresh(target.origin, refreshToken), 401, 'session_expired');
    expectProblem(await login(account.email, account.password), 401, 'invalid_credentials');
  });
});
