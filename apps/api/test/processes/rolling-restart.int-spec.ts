/** Several API processes behind one port: one goes, another comes, and nobody who asks notices. */
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiProcesses, type ApiProcess } from '../support/api-process.js';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { readTotals } from '../support/totals.js';

const CALLERS = 8;
const SEATS = 40;

const database = useDatabase();
let issuer: TestApp;
let api: ApiProcess;
let tokens: string[];

beforeAll(async () => {
  issuer = await startApp(database.url);
  const users = await createUsers(database, 2 * SEATS);
  tokens = await concurrently(users.length, (index) => issuer.tokenFor(users[index]!));
  api = await startApiProcesses(database.url, 2);
  await untilTheyAre(2);
});
afterAll(async () => {
  await issuer.close();
  expect(await api.stop()).toBe(0);
});

const untilTheyAre = (count: number) =>
  eventually(`${count} processes have come`, async () => api.pids.length === count);

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

describe('Two processes behind one port', () => {
  it('are restarted one after the other, and every booking asked meanwhile is answered', async () => {
    const event = await createEvent(database, { totalTickets: SEATS });
    const counter = openCounter(event.id);
    const enough = async (count: number) =>
      eventually(`${count} answers`, async () => counter.statuses.length >= count);
    await enough(CALLERS);
    for (const [index, pid] of [...api.pids].entries()) {
      process.kill(pid, 'SIGTERM');
      await untilTheyAre(3 + index);
      await enough(counter.statuses.length + 10 * CALLERS);
    }
    await counter.close();

    expect(counter.reused).toBeGreaterThan(0);
    expect([...new Set(counter.statuses)].sort()).toEqual([201, 409]);
    expect(counter.statuses.filter((status) => status === 201)).toHaveLength(SEATS);
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: SEATS,
      remaining: 0,
      total: SEATS,
    });
  });

  it('are two again after one was killed', async () => {
    const came = api.pids.length;
    process.kill(api.pids.at(-1)!, 'SIGKILL');
    await untilTheyAre(came + 1);
    const answer = await fetch(`${api.origin}/api/health/ready`);
    expect(answer.status).toBe(200);
  });
});
