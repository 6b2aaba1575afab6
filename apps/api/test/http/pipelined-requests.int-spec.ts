/** Requests that are sent ahead on one connection: one is under way at a time, and few may wait. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIPELINE_DEPTH } from '../../src/common/http/server/request-gate.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

/** Everything that comes back until the connection ends, or until there are so many answers. */
function sendAhead(requests: string[], enough = Infinity): Promise<string[]> {
  const { hostname, port } = new URL(target.origin);
  const socket = connect(Number(port), hostname);
  let received = '';
  const listAnswers = () => received.match(/HTTP\/1\.1 \d{3}/g) ?? [];
  return new Promise((resolve) => {
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      received += part;
      if (listAnswers().length >= enough) socket.end();
    });
    // Bytes that nobody reads any more make the other side reset the connection.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(listAnswers().map((line) => line.slice(-3))));
    socket.write(requests.join(''));
  });
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const times = (count: number, request: string) => Array<string>(count).fill(request);

describe('Requests that are sent ahead on one connection', () => {
  it('are answered in their order', async () => {
    const requests = [get('/api/events'), get('/nope'), get('/api/health/ready'), get('/nope')];
    expect(await sendAhead(requests, 4)).toEqual(['200', '404', '200', '404']);
  });

  it('end with the connection when they are too many, and nobody else notices', async () => {
    const handshake = '/socket.io/?EIO=4&transport=polling';
    const paths = ['/api/events', '/api/health/ready', '/api/health/live', handshake];
    const floods = paths.map((path) => sendAhead(times(1_000, get(path))));
    const neighbour = await send(target.origin, 'GET', '/api/events');
    expect(neighbour.status).toBe(200);
    for (const answers of await Promise.all(floods)) {
      expect(answers).toEqual(times(1 + PIPELINE_DEPTH, '200'));
    }
  });

  it('are not even read beyond those that are answered', async () => {
    let read = 0;
    const count = () => (read += 1);
    subscribe('http.server.request.start', count);
    await sendAhead(times(1_000, get('/api/events')));
    unsubscribe('http.server.request.start', count);
    expect(read).toBe(1 + PIPELINE_DEPTH);
  });

  it('are carried out only as far as they are answered', async () => {
    const [userId = ''] = await createUsers(database, 1);
    const token = await target.tokenFor(userId);
    const events = await Promise.all(
      times(PIPELINE_DEPTH + 8, '').map(() => createEvent(database, { totalTickets: 1 })),
    );
    const answers = await sendAhead(
      events.map(({ id }) => {
        const body = JSON.stringify({ eventId: id });
        const head = [
          'POST /api/book HTTP/1.1',
          'Host: x',
          `Authorization: Bearer ${token}`,
          'Content-Type: application/json',
          `Content-Length: ${body.length}`,
        ];
        return `${head.join('\r\n')}\r\n\r\n${body}`;
      }),
    );
    expect(answers).toEqual(times(1 + PIPELINE_DEPTH, '201'));
    const [row] = await database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM "Booking" WHERE "userId" = $1',
      [userId],
    );
    expect(row?.count).toBe(answers.length);
  });
});
