/** The way down: what is under way is answered, nothing new is taken, nobody can hold it up. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { send } from '../support/http.js';
import { followLive } from '../support/live-client.js';
import { untilWaiting } from '../support/lock-waits.js';

const database = useDatabase();

/** A connection that is kept, and everything that came on it once it is closed. */
async function openConnection(origin: string) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => (received += part));
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(received)));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    closed,
    write: (text: string) => void socket.write(text),
    get: (path: string) => void socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`),
    answered: () => eventually('an answer', () => Promise.resolve(received !== '')),
  };
}

describe('A shutdown', () => {
  it('answers what is under way on a kept connection, and takes nothing new', async () => {
    const target = await startApp(database.url);
    const holder = await database.connect();
    await holder.query('BEGIN; LOCK TABLE "Event" IN ACCESS EXCLUSIVE MODE');
    const connection = await openConnection(target.origin);
    connection.get('/api/events');
    await untilWaiting(database);

    const closed = target.close();
    await untilNothingNewIsTaken(target.origin);
    await holder.end();

    const answer = await connection.closed;
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('"data":[]');
    await closed;
  });

  it('is held up by no connection that is merely kept, used or not, nor by live counts', async () => {
    const target = await startApp(database.url);
    const connections = [
      await openConnection(target.origin),
      await openConnection(target.origin),
      await openConnection(target.origin),
    ];
    const [used, half] = connections;
    used!.get('/api/health/live');
    half!.write('GET /api/health/live HTTP/1.1\r\nHo');
    await used!.answered();
    const live = await followLive(target.origin);
    const lost = new Promise((resolve) => live.socket.once('disconnect', resolve));
    await target.close();
    await Promise.all([...connections.map(({ closed }) => closed), lost]);
  });

  it('answers what still comes on a kept connection, and sends it elsewhere from then on', async () => {
    const target = await startApp(database.url);
    const [buyer] = await createBuyers(database, target, 1);
    const event = await createEvent(database, { totalTickets: 1 });
    const [ready, live] = [
      await openConnection(target.origin),
      await openConnection(target.origin),
    ];
    // Used before and idle now, as those of a proxy are: Node would close them first of all.
    for (const connection of [ready, live]) {
      connection.get('/api/health/live');
      await connection.answered();
    }
    const holder = await database.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [event.id]);
    const booking = buyer!.book(event.id);
    await untilWaiting(database);

    const closed = target.close();
    await untilNothingNewIsTaken(target.origin);
    ready.get('/api/health/ready');
    live.get('/api/health/live');
    expect(await ready.closed).toMatch(
      /^HTTP\/1\.1 200 [^]*HTTP\/1\.1 503 [^]*\r\nconnection: close\r\n[^]*Shutting down/i,
    );
    expect(await live.closed).toMatch(
      /^HTTP\/1\.1 200 [^]*HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n/i,
    );
    await holder.end();

    expect(await booking).toMatchObject({ eventId: event.id, status: 'confirmed' });
    await closed;
  });
});

const untilNothingNewIsTaken = (origin: string) =>
  eventually('no new connection', () =>
    send(origin, 'GET', '/api/health/live').then(
      () => false,
      () => true,
    ),
  );
