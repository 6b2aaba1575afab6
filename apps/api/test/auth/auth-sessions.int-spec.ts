/** Sessions: the refresh cookie, its rotation, and what ends a family. The clock is the test's. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFRESH_TOKEN_MS, ROTATION_GRACE_MS } from '../../src/auth/sessions.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send, type Answer } from '../support/http.js';
import { untilWaiting } from '../support/lock-waits.js';
import { logOut, newAccount, readCookie, readSignIn, refresh, signUp } from '../support/visitor.js';

const database = useDatabase();
const time = manualClock();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock });
});
afterAll(() => target.close());

const hashOf = (token: string) => createHash('sha256').update(token).digest();
const rotate = async (token: string) => readSignIn(await refresh(target.origin, token));

function expectEnded(answer: Answer): void {
  expectProblem(answer, 401, 'session_expired');
  const { value, attributes } = readCookie(answer);
  expect(value).toBe('');
  expect(attributes).toEqual(expect.arrayContaining(['path=/']));
  expect(attributes.some((text) => /^(max-age=0|expires=.* 1970 .*)$/.test(text))).toBe(true);
}

/** How many tokens the family of the token has, and whether it has ended. */
async function readFamily(token: string) {
  const rows = await database.query<{ tokens: number; isRevoked: boolean }>(
    `SELECT count(*)::int AS tokens, bool_or("revokedAt" IS NOT NULL) AS "isRevoked"
     FROM "RefreshToken" JOIN "Session" ON "Session".id = "sessionId"
     WHERE "sessionId" = (SELECT "sessionId" FROM "RefreshToken" WHERE hash = $1)`,
    [hashOf(token)],
  );
  return rows[0];
}

describe('The refresh cookie', () => {
  const week = REFRESH_TOKEN_MS / 1000;
  const plain = ['httponly', `max-age=${week}`, 'path=/', 'samesite=lax'];

  it.each([
    ['http://localhost:3000', plain],
    ['https://tickets.example.com', [...plain, 'secure']],
  ])('of a site at %s has the attributes that fit', async (publicUrl, attributes) => {
    const site = await startApp(database.url, { PUBLIC_URL: publicUrl });
    try {
      const account = newAccount();
      const signedUp = await send(site.origin, 'POST', '/api/auth/register', { body: account });
      const { value } = readCookie(signedUp);
      const { email, password } = account;
      const loggedIn = await send(site.origin, 'POST', '/api/auth/login', {
        body: { email, password },
      });
      for (const answer of [signedUp, loggedIn, await refresh(site.origin, value)]) {
        expect(readCookie(answer).attributes).toEqual(attributes);
      }
    } finally {
      await site.close();
    }
  });

  it('is known to the database by its hash only', async () => {
    const { refreshToken } = await signUp(target.origin);
    const next = await rotate(refreshToken);
    const rows = await database.query<{ row: string }>(
      `SELECT row_to_json("RefreshToken")::text || encode(hash, 'escape') || row_to_json("Session")::text AS row
       FROM "RefreshToken" JOIN "Session" ON "Session".id = "sessionId"`,
    );
    for (const token of [refreshToken, next.refreshToken]) {
      const hex = hashOf(token).toString('hex');
      expect(rows.filter(({ row }) => row.includes(hex))).toHaveLength(1);
      expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    }
  });
});

describe('A refresh', () => {
  it('gives the same user a new access token and a new cookie', async () => {
    const before = await signUp(target.origin);
    const answer = await refresh(target.origin, before.refreshToken);
    const after = readSignIn(answer);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(after.user).toEqual(before.user);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    const headers = { authorization: `Bearer ${after.accessToken}` };
    expect((await send(target.origin, 'GET', '/api/auth/me', { headers })).status).toBe(200);
  });

  it('of six tabs at once gives all of them the same new cookie', async () => {
    const { refreshToken } = await signUp(target.origin);
    const holder = await database.connect();
    await holder.query(`BEGIN; SELECT FROM "Session" FOR UPDATE`);
    const tabs = concurrently(6, () => refresh(target.origin, refreshToken));
    await untilWaiting(database, 6);
    await holder.end();
    const answers = await tabs;
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 6 });
    const cookies = new Set(answers.map((answer) => readCookie(answer).value));
    expect(cookies.size).toBe(1);
    expect(await readFamily(refreshToken)).toEqual({ tokens: 2, isRevoked: false });
    await rotate([...cookies][0]!);
  });

  it('with a used cookie within the grace gives the newest of the family', async () => {
    const first = await signUp(target.origin);
    const second = await rotate(first.refreshToken);
    const third = await rotate(second.refreshToken);
    time.advance(ROTATION_GRACE_MS);
    expect((await rotate(first.refreshToken)).refreshToken).toBe(third.refreshToken);
    expect((await rotate(second.refreshToken)).refreshToken).toBe(third.refreshToken);
    expect(await readFamily(first.refreshToken)).toEqual({ tokens: 3, isRevoked: false });
  });

  it('with a used cookie after the grace ends the whole family, and no other one', async () => {
    const account = newAccount();
    const first = await signUp(target.origin, account);
    const { email, password } = account;
    const elsewhere = readSignIn(
      await send(target.origin, 'POST', '/api/auth/login', { body: { email, password } }),
    );
    const newest = await rotate((await rotate(first.refreshToken)).refreshToken);
    time.advance(ROTATION_GRACE_MS + 1);

    const answers = await concurrently(8, () => refresh(target.origin, first.refreshToken));

    for (const answer of answers) expectEnded(answer);
    expectEnded(await refresh(target.origin, newest.refreshToken));
    expect(await readFamily(first.refreshToken)).toEqual({ tokens: 3, isRevoked: true });
    expect((await rotate(elsewhere.refreshToken)).user).toEqual(first.user);
  });

  it('works for seven days after the last one, and not a moment longer', async () => {
    const first = await signUp(target.origin);
    time.advance(REFRESH_TOKEN_MS - 1);
    const second = await rotate(first.refreshToken);
    time.advance(REFRESH_TOKEN_MS - 1);
    const third = await rotate(second.refreshToken);
    time.advance(REFRESH_TOKEN_MS);
    expectEnded(await refresh(target.origin, third.refreshToken));
  });

  it.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}%00`, 'a'.repeat(5_000), '"quoted"'])(
    'with a made-up cookie is refused, and the cookie taken away: %s',
    async (cookie) => {
      expectEnded(await refresh(target.origin, cookie));
    },
  );

  it('without a cookie is refused', async () => {
    expectEnded(await send(target.origin, 'POST', '/api/auth/refresh'));
  });
});

describe('Logging out', () => {
  it('ends the session, whichever of its cookies is sent', async () => {
    const first = await signUp(target.origin);
    const second = await rotate(first.refreshToken);
    const answer = await logOut(target.origin, first.refreshToken);
    expect([answer.status, answer.text, readCookie(answer).value]).toEqual([204, '', '']);
    for (const { refreshToken } of [first, second]) {
      expectEnded(await refresh(target.origin, refreshToken));
    }
  });

  it('twice, without a cookie or with a made-up one is no error', async () => {
    const { refreshToken } = await signUp(target.origin);
    for (const cookie of [refreshToken, refreshToken, '', 'made up', 'a'.repeat(43)]) {
      expect((await logOut(target.origin, cookie)).status).toBe(204);
    }
  });

  it('wins over a refresh at the same moment: the new cookie is worth nothing', async () => {
    await concurrently(10, async () => {
      const { refreshToken } = await signUp(target.origin);
      const [refreshed] = await Promise.all([
        refresh(target.origin, refreshToken),
        logOut(target.origin, refreshToken),
      ]);
      expectEnded(await refresh(target.origin, readCookie(refreshed).value));
    });
  });
});

describe('A session whose lock somebody holds', () => {
  it('lets neither a refresh nor a log-out hang: both say "try again", and lose nothing', async () => {
    const { refreshToken } = await signUp(target.origin);
    const holder = await database.connect();
    await holder.query(`BEGIN; SELECT FROM "Session" FOR UPDATE`);
    try {
      for (const answer of await Promise.all([
        refresh(target.origin, refreshToken),
        logOut(target.origin, refreshToken),
      ])) {
        expectProblem(answer, 503, 'busy');
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    } finally {
      await holder.end();
    }
    await rotate(refreshToken);
  });

  it('holds up nobody whose cookie is worth nothing any more', async () => {
    const { refreshToken } = await signUp(target.origin);
    await logOut(target.origin, refreshToken);
    const holder = await database.connect();
    await holder.query(`BEGIN; SELECT FROM "Session" FOR UPDATE`);
    try {
      expectEnded(await refresh(target.origin, refreshToken));
    } finally {
      await holder.end();
    }
  });
});
