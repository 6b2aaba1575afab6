/** Several API processes behind one port: one goes, another comes, and nobody who asks notices. */
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ASKED,
  askedOften,
  expectAllToHear,
  startPair,
  untilBothListen,
  untilCame,
} from '../support/api-pair.js';
import type { ApiProcess } from '../support/api-process.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { startIssuer, type Issuer } from '../support/issuer.js';
import { followLive, type LiveClient } from '../support/live-client.js';
import { readMetrics } from '../support/metrics-page.js';
import { openSession, speak } from '../support/polling-session.js';
import { readTotals } from '../support/totals.js';

const CALLERS = 8;
const SEATS = 40;
const CLIENTS = 20;

const database = useDatabase();
let issuer: Issuer;
let api: ApiProcess;
let tokens: string[];

beforeAll(async () => {
  issuer = startIssuer(database.url);
  const users = await createUsers(database, 2 * SEATS);
  tokens = await concurrently(users.length, (index) => issuer.tokenFor(users[index]!));
  api = await startPair(database.url);
  // What has been read once must not be less afterwards.
  await expectTwoThatCountOn();
});
afterAll(async () => {
  await issuer.close();
  expect(await api.stop()).toBe(0);
});

/** On connections that are kept from request to request, as those of a proxy are. */
function openCounter(eventId: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
  const statuses: number[] = [];
  let reused = 0;
  let isOpen = true;
  let turn = 0;
  const callers = concurrently(CALLERS, async () => {
    while (isOpen) {
      const answer = await book(agent, eventId, tokens[turn++ % tokens.length]!);
      statuses.push(answer.status);
      if (answer.wasKept) reused += 1;
    }
  });
  return {
    statuses,
    get reused() {
      return reused;
    },
    async close() {
      isOpen = false;
      await callers;
      agent.destroy();
    },
  };
}

function book(agent: Agent, eventId: string, token: string) {
  const { hostname, port } = new URL(api.origin);
  const body = JSON.stringify({ eventId });
  return new Promise<{ status: number; wasKept: boolean }>((resolve, reject) => {
    const asked = request({
      agent,
      hostname,
      port,
      method: 'POST',
      path: '/api/book',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      response.resume();
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, wasKept: asked.reusedSocket }),
      );
    });
    asked.end(body);
  });
}

async function expectTwoThatCountOn(): Promise<void> {
  const metrics = await readMetrics(api.origin);
  expect(metrics.get(askedOften)).toBe(ASKED);
  expect(metrics.get('lastseat_api_processes')).toBe(2);
}

describe('Two processes that are restarted one after the other', () => {
  let clients: LiveClient[];
  let before: Set<string>;
  let eventId: string;
  let counter: ReturnType<typeof openCounter>;

  beforeAll(async () => {
    const options = { transports: ['polling', 'websocket'], reconnection: true };
    clients = await concurrently(CLIENTS, () => followLive(api.origin, options));
    before = new Set(clients.map(homeOf));
    eventId = (await createEvent(database, { totalTickets: SEATS })).id;
    counter = openCounter(eventId);
    const enough = async (count: number) =>
      eventually(`${count} answers`, async () => counter.statuses.length >= count);
    await enough(CALLERS);
    for (const [index, pid] of [...api.pids].entries()) {
      process.kill(pid, 'SIGTERM');
      await untilCame(api, 3 + index);
      await enough(counter.statuses.length + 10 * CALLERS);
      await eventually('the old one has ended', async () => !isAlive(pid));
    }
    await counter.close();
  });
  afterAll(() => clients.forEach((client) => client.close()));

  it('answer every booking that is asked meanwhile', async () => {
    expect(counter.reused).toBeGreaterThan(0);
    expect([...new Set(counter.statuses)].sort()).toEqual([201, 409]);
    expect(counter.statuses.filter((status) => status === 201)).toHaveLength(SEATS);
    const confirmed = SEATS;
    expect(await readTotals(database, eventId)).toEqual({ confirmed, remaining: 0, total: SEATS });
  });

  it('have all their clients back, who hear of a booking', async () => {
    await eventually('all have a new home', async () => {
      // What an old one said last has been read once this is answered.
      await send(api.origin, 'GET', '/api/health/ready');
      return clients.every((client) => client.socket.connected && !before.has(homeOf(client)));
    });
    await untilBothListen(database);
    await expectAllToHear(database, { api, issuer }, clients);
  });

  it('never count back', expectTwoThatCountOn);
});

describe('Two processes of which one is killed', () => {
  it('know no session that it kept, as Engine.IO says it', async () => {
    const sids = await concurrently(6, () => openSession(api.origin));
    const killed = api.pids.at(-1)!;
    process.kill(killed, 'SIGKILL');
    await eventually('it has ended', async () => !isAlive(killed));
    const answers = await concurrently(sids.length, async (index) => {
      const { status, text } = await speak(api.origin, sids[index]!, '40/none,');
      return `${status} ${text}`;
    });
    // Those of the other one live on.
    expect([...new Set(answers)].sort()).toEqual([
      '200 ok',
      '400 {"code":1,"message":"Session ID unknown"}',
    ]);
  });

  it('are two again, and never count back', async () => {
    // The first two, those that followed them, and the one that follows the killed one.
    await untilCame(api, 5);
    expect((await send(api.origin, 'GET', '/api/health/ready')).status).toBe(200);
    await expectTwoThatCountOn();
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
