/** What the logs say of each request, and what they never say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, testSecrets, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send, sendBytes } from '../support/http.js';
import {
  goodPassword,
  logOut,
  newAccount,
  readSignIn,
  refresh,
  signUp,
} from '../support/visitor.js';

interface LogLine {
  level: string;
  time: string;
  service: string;
  reqId?: string;
  method?: string;
  path?: string;
  status?: number;
  durationMs?: number;
  msg?: string;
}

const database = useDatabase();
let written: string[] = [];
let target: TestApp;

beforeAll(async () => {
  const logDestination = { write: (line: string) => void written.push(line) };
  target = await startApp(database.url, { LOG_LEVEL: 'trace' }, { logDestination });
});
afterAll(() => target.close());

const lines = () => written.map((line) => JSON.parse(line) as LogLine);
/** A slow machine has something to say of itself in between. */
const requestLines = () => lines().filter(({ path }) => path !== undefined);

describe('The log', () => {
  it('has one line of JSON for each request, with its id and without its query', async () => {
    written = [];
    const answer = await send(target.origin, 'GET', '/api/events?search=a-private-word');
    const missing = await send(target.origin, 'GET', '/nope?token=a-private-word');
    expect(requestLines()).toMatchObject([
      { level: 'info', service: 'api', method: 'GET', path: '/api/events', status: 200 },
      { level: 'info', service: 'api', method: 'GET', path: '/nope', status: 404 },
    ]);
    expect(requestLines().map(({ reqId }) => reqId)).toEqual([
      answer.headers['x-request-id'],
      missing.headers['x-request-id'],
    ]);
    for (const { time, durationMs } of requestLines()) {
      expect(new Date(time).toISOString()).toBe(time);
      expect(durationMs).toBeGreaterThanOrEqual(0);
    }
    expect(written.join('')).not.toContain('a-private-word');
  });

  it('leaves the probes of a balancer out, unless asked for details', async () => {
    written = [];
    await send(target.origin, 'GET', '/api/health/live');
    expect(requestLines()).toMatchObject([{ level: 'debug', path: '/api/health/live' }]);
  });

  it('never has a password, a token, a cookie or a secret in it, whatever goes wrong', async () => {
    written = [];
    const secrets = await liveThroughEverything();
    const log = written.join('');
    expect(lines().filter(({ level }) => level === 'error').length).toBeGreaterThanOrEqual(3);
    const { password } = new URL(database.url);
    for (const secret of [...secrets, ...Object.values(testSecrets), password]) {
      expect(secret.length).toBeGreaterThan(7);
      expect(log).not.toContain(secret);
    }
    // Prisma's other formats of an error quote the call, and with it the data.
    expect(log).not.toContain('invocation in');
    expect(log).not.toMatch(/Bearer|\$2[aby]\$|lastseat_refresh|authorization"/i);
  });
});

/** @returns every secret that was on the way */
async function liveThroughEverything(): Promise<string[]> {
  const { origin } = target;
  const account = newAccount();
  const { email, password } = account;
  const first = await signUp(origin, account);
  const login = (given: string) =>
    send(origin, 'POST', '/api/auth/login', { body: { email, password: given } });
  const second = readSignIn(await login(password));
  const third = readSignIn(await refresh(origin, second.refreshToken));
  await login('another-private-password');
  await send(origin, 'POST', '/api/auth/register', { body: account });
  await send(origin, 'POST', '/api/auth/register', { body: { ...account, password: 'private' } });

  const headers = {
    authorization: `Bearer ${third.accessToken}`,
    'idempotency-key': 'a-private-key',
  };
  const { id: eventId } = await createEvent(database, { totalTickets: 1 });
  await send(origin, 'POST', '/api/book', { headers, body: { eventId } });
  await send(origin, 'POST', '/api/book', { headers, body: `{"password":"${password}"` });
  await send(origin, 'GET', '/api/auth/me', { headers: { authorization: 'Bearer a-bad-token' } });
  await sendBytes(
    origin,
    `GET /%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${password}\r\n\r\n`.replace(
      'Host: x',
      'Host: x\r\nConnection: close',
    ),
  );

  await database.query('ALTER TABLE "Session" RENAME TO "Elsewhere"');
  const broken = [
    await login(password),
    await send(origin, 'POST', '/api/auth/register', { body: newAccount() }),
    await refresh(origin, third.refreshToken),
    await logOut(origin, third.refreshToken),
  ];
  await database.query('ALTER TABLE "Elsewhere" RENAME TO "Session"');
  for (const answer of broken) {
    expectProblem(answer, 500, 'internal_error');
    expect(answer.text).not.toMatch(/Session|prisma|table/);
  }
  await logOut(origin, third.refreshToken);
  const sessions = [first, second, third];
  return [
    goodPassword,
    'another-private-password',
    'a-private-key',
    'a-bad-token',
    ...sessions.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
  ];
}
