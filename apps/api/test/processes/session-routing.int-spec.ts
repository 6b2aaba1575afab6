/** Sessions of Socket.IO on two processes behind one port, which share out the requests of each. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApiProcesses, type ApiProcess } from '../support/api-process.js';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { untilListening } from '../support/listeners.js';
import { followLive, isOf, type LiveClient } from '../support/live-client.js';
import { startMixingProxy } from '../support/mixing-proxy.js';

const CLIENTS = 20;
const POLLING = '/socket.io/?EIO=4&transport=polling';

const database = useDatabase();
let issuer: TestApp;
let api: ApiProcess;
const clients: LiveClient[] = [];

beforeAll(async () => {
  issuer = await startApp(database.url);
  // The resync would heal what is lost on the way.
  api = await startApiProcesses(database.url, 2, { LIVE_SWEEP_MS: '3600000' });
  await untilTheyAre(2);
  await untilAllListen();
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(async () => {
  await issuer.close();
  expect(await api.stop()).toBe(0);
});

const untilTheyAre = (count: number) =>
  eventually(`${count} processes have come`, async () => api.pids.length === count);

/** The two, and the one that makes the tokens. */
const untilAllListen = () => untilListening(database, 3);

/** @throws when one of them is refused: they do not try again */
async function connectAll(origin: string, transports: string[]): Promise<void> {
  const come = await concurrently(CLIENTS, () => followLive(origin, { transports }));
  clients.push(...come);
}

/** A booking that all who are connected are told of. */
async function expectAllToHear(): Promise<void> {
  const event = await createEvent(database, { totalTickets: 5 });
  const [userId] = (await createUsers(database, 1)) as [string];
  const answer = await send(api.origin, 'POST', '/api/book', {
    headers: { authorization: `Bearer ${await issuer.tokenFor(userId)}` },
    body: { eventId: event.id },
  });
  expect(answer.status).toBe(201);
  await Promise.all(clients.map((client) => client.until(isOf(event.id))));
}

async function openSession(): Promise<string> {
  const { text } = await send(api.origin, 'GET', POLLING);
  return (JSON.parse(text.slice(1)) as { sid: string }).sid;
}

const speak = (sid: string, body: string) =>
  send(api.origin, 'POST', `${POLLING}&sid=${sid}`, { body });

const poll = (sid: string) => send(api.origin, 'GET', `${POLLING}&sid=${sid}`);

describe.each([
  ['that begin with polling', ['polling', 'websocket']],
  ['that only poll', ['polling']],
])('Twenty clients %s', (_, transports) => {
  it('all connect, and hear of a booking', async () => {
    await connectAll(api.origin, transports);
    await expectAllToHear();
  });

  it('all connect, and hear of one, through a proxy that mixes them on its connections', async () => {
    const proxy = await startMixingProxy(api.origin);
    try {
      await connectAll(proxy.origin, transports);
      await expectAllToHear();
      expect(proxy.reused).toBeGreaterThan(0);
    } finally {
      clients.splice(0).forEach((client) => client.close());
      await proxy.close();
    }
  });
});

describe('A session', () => {
  it('is answered by its home whichever process is asked, and by no other word than its own', async () => {
    const sid = await openSession();
    const sent: string[] = [];
    await speak(sid, '40');
    expect((await poll(sid)).text).toMatch(/^40\{/);
    for (let turn = 0; turn < 4; turn += 1) {
      const { status, text } = await speak(sid, `42${turn}["watch",{"eventIds":[]}]`);
      expect({ status, text }).toEqual({ status: 200, text: 'ok' });
      sent.push((await poll(sid)).text);
    }
    expect(sent).toEqual([0, 1, 2, 3].map((turn) => `43${turn}[[]]`));
  });

  it('is unknown once the process that kept it was killed, as Engine.IO says it', async () => {
    const sids = await concurrently(6, openSession);
    const came = api.pids.length;
    const killed = api.pids.at(-1)!;
    process.kill(killed, 'SIGKILL');
    await eventually('it has ended', async () => !isAlive(killed));
    const answers = await concurrently(sids.length, async (index) => {
      const { status, text } = await speak(sids[index]!, '40/none,');
      return `${status} ${text}`;
    });
    // Those of the other one live on.
    expect([...new Set(answers)].sort()).toEqual([
      '200 ok',
      '400 {"code":1,"message":"Session ID unknown"}',
    ]);
    await untilTheyAre(came + 1);
  });
});

describe('Clients whose processes are restarted one after the other', () => {
  it('all come back, and hear of a booking', async () => {
    const options = { transports: ['polling', 'websocket'], reconnection: true };
    clients.push(...(await concurrently(CLIENTS, () => followLive(api.origin, options))));
    const before = new Set(clients.map(homeOf));
    for (const pid of api.pids.filter(isAlive)) {
      const came = api.pids.length;
      process.kill(pid, 'SIGTERM');
      await untilTheyAre(came + 1);
      await eventually('the old one has ended', async () => !isAlive(pid));
    }
    await eventually('all have a new home', async () => {
      // What an old one said last has been read once this is answered.
      await send(api.origin, 'GET', '/api/health/live');
      return clients.every((client) => client.socket.connected && !before.has(homeOf(client)));
    });
    await untilAllListen();
    await expectAllToHear();
  });
});

/** The mark of the process that keeps its session: see session-routing.service.ts. */
const homeOf = ({ socket }: LiveClient) => socket.io.engine.id.slice(0, 8);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
