/** Live counts when somebody sends nonsense, when an update is lost, and when the server goes down. */
import { problemSchema, type TicketUpdate } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { send } from '../support/http.js';
import { followLive, sendRaw, type LiveClient } from '../support/live-client.js';

const database = useDatabase();
const clients: LiveClient[] = [];
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, { LIVE_SWEEP_MS: 100 });
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => target.close());

async function follow(): Promise<LiveClient> {
  const client = await followLive(target.origin);
  clients.push(client);
  return client;
}

const watchProblemSchema = problemSchema.omit({ requestId: true }).strict();
const ids = (count: number) => Array.from({ length: count }, () => newId());

async function expectStillThere(client: LiveClient): Promise<void> {
  const { id } = await createEvent(database, { totalTickets: 5 });
  expect(await client.watch(id)).toHaveLength(1);
  expect((await send(target.origin, 'GET', '/api/health/live')).status).toBe(200);
}

/** What one connection can be lost for, and no other. */
function lostConnection({ socket }: LiveClient): Promise<unknown> {
  return new Promise((resolve) => socket.once('disconnect', resolve));
}

describe('A watch that is not valid', () => {
  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['null', [null]],
    ['a number', [7]],
    ['a text', ['text']],
    ['a list', [[newId()]]],
    ['bytes', [Buffer.from('bytes')]],
    ['two things', [{ eventIds: [] }, { eventIds: [] }]],
    ['no ids', [{}]],
    ['null for the ids', [{ eventIds: null }]],
    ['a text for the ids', [{ eventIds: newId() }]],
    ['a number for an id', [{ eventIds: [7] }]],
    ['a list for an id', [{ eventIds: [[newId()]] }]],
    ['bytes for an id', [{ eventIds: [Buffer.from(newId())] }]],
    ['what is no UUID', [{ eventIds: ['x'] }]],
    ['a NUL', [{ eventIds: [`${newId()}\0`] }]],
    ['201 ids', [{ eventIds: ids(201) }]],
    ['a field too many', [{ eventIds: [], everything: true }]],
  ])('with %s is acknowledged with a problem', async (_what, payload) => {
    const client = await follow();
    const problem = watchProblemSchema.parse(await sendRaw(client.socket, 'watch', ...payload));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.errors?.length).toBeGreaterThan(0);
    await expectStillThere(client);
  });

  it('leaves what was watched before as it was', async () => {
    const client = await follow();
    const { id } = await createEvent(database, { totalTickets: 5 });
    await client.watch(id);
    await sendRaw(client.socket, 'watch', { eventIds: ['x'] });
    await changeBehindOurBack(id);
    await client.until(({ eventId, version }) => eventId === id && version === 1);
  });

  it('in very many places is answered with a few of them', async () => {
    const client = await follow();
    const answer = await sendRaw(client.socket, 'watch', {
      eventIds: Array<number>(200).fill(7),
    });
    expect(watchProblemSchema.parse(answer).errors).toHaveLength(50);
  });

  it('and asks for no acknowledgement is ignored', async () => {
    const client = await follow();
    const emit = client.socket.emit.bind(client.socket) as (...words: unknown[]) => void;
    for (const payload of [[], [null], [7], [{ eventIds: ['x'] }], [{ eventIds: [] }, 7]]) {
      emit('watch', ...payload);
    }
    await expectStillThere(client);
  });

  it.each<[string, (client: LiveClient) => void]>([
    [
      'is larger than 64 KB',
      ({ socket }) => socket.emit('watch', { eventIds: ['x'.repeat(70_000)] }, () => undefined),
    ],
    ['is no Socket.IO', ({ socket }) => void socket.io.engine.write('nonsense')],
    ['claims bytes that never come', ({ socket }) => void socket.io.engine.write('5999-["watch"]')],
  ])('because it %s costs its own connection only', async (_why, write) => {
    const [client, other] = [await follow(), await follow()];
    const lost = lostConnection(client);
    write(client);
    await lost;
    await expectStillThere(other);
    await expectStillThere(await follow());
  });
});

/** As by a process that died between COMMIT and message. */
async function changeBehindOurBack(eventId: string): Promise<void> {
  await database.query(
    `UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1, version = version + 1
     WHERE id = $1`,
    [eventId],
  );
}

describe('An update that was never sent', () => {
  it('reaches those who watch the event by the next resync', async () => {
    const client = await follow();
    const { id } = await createEvent(database, { totalTickets: 5 });
    await client.watch(id);
    await changeBehindOurBack(id);
    const healed = await client.until(({ eventId, version }) => eventId === id && version === 1);
    expect(healed).toMatchObject({ remainingTickets: 4 });
  });

  it('reaches those who watch everything too', async () => {
    const client = await follow();
    const { id } = await createEvent(database, { totalTickets: 5 });
    await changeBehindOurBack(id);
    await changeBehindOurBack(id);
    await client.until(({ eventId, version }) => eventId === id && version === 2);
  });

  it('reaches those who watch an event that has begun', async () => {
    const client = await follow();
    const { id } = await createEvent(database, { totalTickets: 5, startsAt: new Date(0) });
    await client.watch(id);
    await changeBehindOurBack(id);
    await client.until(({ eventId, version }) => eventId === id && version === 1);
  });

  it('is sent once, and to nobody who watches something else', async () => {
    const [client, other] = [await follow(), await follow()];
    const { id } = await createEvent(database, { totalTickets: 5 });
    const marker = await createEvent(database, { totalTickets: 5 });
    await client.watch(id, marker.id);
    await other.watch(marker.id);
    await changeBehindOurBack(id);
    await client.until(({ eventId, version }) => eventId === id && version === 1);
    await changeBehindOurBack(marker.id);
    for (const follower of [client, other]) {
      await follower.until(({ eventId, version }) => eventId === marker.id && version === 1);
    }
    const ofTheChange = ({ eventId, version }: TicketUpdate) => eventId === id && version === 1;
    expect(client.updates.filter(ofTheChange)).toHaveLength(1);
    expect(other.updates.filter(ofTheChange)).toEqual([]);
  });
});

describe('A server that goes down', () => {
  it('closes its sockets, those that are upgraded and those that poll', async () => {
    const going = await startApp(database.url);
    const sockets = await Promise.all([
      followLive(going.origin),
      followLive(going.origin, { transports: ['polling'] }),
    ]);
    const lost = Promise.all(sockets.map(lostConnection));
    await going.close();
    await lost;
    await expect(followLive(going.origin)).rejects.toThrow();
  });
});
