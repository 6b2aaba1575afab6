/** Clients that take their time: each loses its own connection, and nobody waits for them. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '@lastseat/contracts';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { send } from '../support/http.js';

const database = useDatabase();
/** One that waits for headers a moment only, and one that waits so for the whole request. */
let strictWithHeaders: TestApp;
let strictWithBodies: TestApp;

const HOUR_MS = 3_600_000;
const base = { checkEveryMs: 20, keepAliveMs: HOUR_MS };

beforeAll(async () => {
  strictWithHeaders = await startApp(
    database.url,
    {},
    { timeouts: { ...base, headersMs: 1_000, requestMs: HOUR_MS } },
  );
  strictWithBodies = await startApp(
    database.url,
    {},
    { timeouts: { ...base, headersMs: 1_000, requestMs: 1_000 } },
  );
});
afterAll(() => Promise.all([strictWithHeaders.close(), strictWithBodies.close()]));

/**
 * Sends the beginning, then one byte of the rest after the other for as long as the server listens.
 * Resolves with all that came back when the server has closed the connection.
 */
function dribble({ origin }: TestApp, beginning: string, rest: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => (received += part));
  socket.on('error', () => undefined);
  socket.write(beginning);
  const timer = setInterval(() => socket.write(rest), 50);
  return new Promise((resolve) => {
    socket.on('close', () => {
      clearInterval(timer);
      resolve(received);
    });
  });
}

const slowHeaders: [string, string, string][] = [
  ['says nothing at all', '', ''],
  ['sends its headers by the byte', 'GET /api/events HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'a'],
];
const post = 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const slowBodies: [string, string, string][] = [
  ['sends its body by the byte', `${post}Content-Length: 6000\r\n\r\n{"email":"`, 'a'],
  ['sends its body by the chunk', `${post}Transfer-Encoding: chunked\r\n\r\n`, '1\r\na\r\n'],
];

function expectTimeout(received: string): void {
  expect(received).toMatch(/^HTTP\/1\.1 408 /);
  const problem = problemSchema.parse(JSON.parse(received.split('\r\n\r\n')[1] ?? ''));
  expect(problem).toMatchObject({ status: 408, code: 'request_timeout' });
}

describe('A client that', () => {
  it.each(slowHeaders)('%s is told that it took too long, and cut off', async (_what, ...bytes) => {
    expectTimeout(await dribble(strictWithHeaders, ...bytes));
  });

  it.each(slowBodies)('%s is told so too', async (_what, ...bytes) => {
    expectTimeout(await dribble(strictWithBodies, ...bytes));
  });
});

describe('A hundred slow clients', () => {
  it('keep nobody from being served', async () => {
    const slow = [...slowHeaders, ...slowBodies];
    const ends = Array.from({ length: 100 }, (_, index) => {
      const [, ...bytes] = slow[index % slow.length]!;
      return dribble(strictWithBodies, ...bytes);
    });
    const served = await Promise.all(
      Array.from({ length: 20 }, () => send(strictWithBodies.origin, 'GET', '/api/events')),
    );
    expect(new Set(served.map(({ status }) => status))).toEqual(new Set([200]));
    await Promise.all(ends);
  });
});
