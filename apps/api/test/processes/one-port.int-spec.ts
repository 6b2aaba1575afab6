/**
 * Two API processes behind one port, which share out all connections. What they answer together is one:
 * the seats, a session of Socket.IO, the page of metrics.
 */
import { Agent, request } from 'node:http';
import { problemSchema } from '@lastseat/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ASKED,
  askedOften,
  expectAllToHear,
  startPair,
  untilBothListen,
} from '../support/api-pair.js';
import type { ApiProcess } from '../support/api-process.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { startIssuer, type Issuer } from '../support/issuer.js';
import { followLive, type LiveClient } from '../support/live-client.js';
import { parseMetrics, readMetrics } from '../support/metrics-page.js';
import { startMixingProxy } from '../support/mixing-proxy.js';
import { openSession, poll, speak } from '../support/polling-session.js';
import { readTotals } from '../support/totals.js';

const CLIENTS = 20;

const database = useDatabase();
let issuer: Issuer;
let api: ApiProcess;
const clients: LiveClient[] = [];
const agents: Agent[] = [];

beforeAll(async () => {
  issuer = startIssuer(database.url);
  api = await startPair(database.url, { AUDIT_EVERY_MS: '1000' });
  await untilBothListen(database);
});
afterEach(() => {
  clients.splice(0).forEach((client) => client.close());
  agents.splice(0).forEach((agent) => agent.destroy());
});
afterAll(async () => {
  await issuer.close();
  expect(await api.stop()).toBe(0);
});

/** A connection that is kept, and with it the process that it was handed to. */
function keepConnection() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  const { hostname, port } = new URL(api.origin);
  return (path: string) =>
    new Promise<string>((resolve, reject) => {
      const asked = request({ agent, hostname, port, path });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve(text));
      });
      asked.end();
    });
}

describe('The metrics of two processes', () => {
  it('count what both have answered, whichever of them is asked', async () => {
    for (const _ of api.pids) {
      const metrics = await readMetrics(api.origin);
      expect(metrics.get(askedOften)).toBe(ASKED);
      expect(metrics.get('lastseat_api_processes')).toBe(2);
    }
  });

  it('add up the sockets', async () => {
    const clients = [await followLive(api.origin), await followLive(api.origin)];
    expect((await readMetrics(api.origin)).get('lastseat_live_sockets')).toBe(2);
    for (const client of clients) client.close();
  });

  it('give the time of the last integrity check, whichever of them made it', async () => {
    const readTime = async () =>
      (await readMetrics(api.origin)).get('lastseat_audit_last_success_timestamp_seconds')!;
    let last = Date.now() / 1_000;
    for (let audits = 0; audits < 3; audits++) {
      await eventually('another integrity check', async () => (await readTime()) > last);
      last = await readTime();
      expect(last).toBeLessThanOrEqual(Date.now() / 1_000);
    }
  });

  it('come without the gauges of a process that does not answer, and with its counters', async () => {
    const [one, other] = [keepConnection(), keepConnection()];
    await Promise.all([one('/api/health/ready'), other('/api/health/ready')]);
    const frozen = api.pids.at(-1)!;
    process.kill(frozen, 'SIGSTOP');
    try {
      const pages = [one('/api/metrics'), other('/api/metrics')];
      const metrics = parseMetrics(await Promise.any(pages));
      expect(metrics.get('lastseat_api_processes')).toBe(1);
      expect(metrics.get(askedOften)).toBe(ASKED);
      process.kill(frozen, 'SIGCONT');
      await Promise.all(pages);
    } finally {
      process.kill(frozen, 'SIGCONT');
    }
    expect((await readMetrics(api.origin)).get('lastseat_api_processes')).toBe(2);
  });
});

/** @throws when one of them is refused: they do not try again */
async function connectAll(origin: string, transports: string[]): Promise<void> {
  const come = await concurrently(CLIENTS, () => followLive(origin, { transports }));
  clients.push(...come);
}

describe.each([
  ['that begin with polling', ['polling', 'websocket']],
  ['that only poll', ['polling']],
])('Twenty clients %s', (_, transports) => {
  it('all connect, and hear of a booking', async () => {
    await connectAll(api.origin, transports);
    await expectAllToHear(database, { api, issuer }, clients);
  });

  it('all connect, and hear of one, through a proxy that mixes them on its connections', async () => {
    const proxy = await startMixingProxy(api.origin);
    try {
      await connectAll(proxy.origin, transports);
      await expectAllToHear(database, { api, issuer }, clients);
      expect(proxy.reused).toBeGreaterThan(0);
    } finally {
      clients.splice(0).forEach((client) => client.close());
      await proxy.close();
    }
  });
});

describe('A session', () => {
  it('is answered by its home whichever process is asked, and by no other word than its own', async () => {
    const sid = await openSession(api.origin);
    const sent: string[] = [];
    await speak(api.origin, sid, '40');
    expect((await poll(api.origin, sid)).text).toMatch(/^40\{/);
    for (let turn = 0; turn < 4; turn += 1) {
      const { status, text } = await speak(api.origin, sid, `42${turn}["watch",{"eventIds":[]}]`);
      expect({ status, text }).toEqual({ status: 200, text: 'ok' });
      sent.push((await poll(api.origin, sid)).text);
    }
    expect(sent).toEqual([0, 1, 2, 3].map((turn) => `43${turn}[[]]`));
  });
});

describe('Two processes of which the row lock is all that they share', () => {
  /** On a connection of its own, which the other process gets than the one before. */
  async function book(token: string, eventId: string): Promise<string> {
    const { status, text } = await send(api.origin, 'POST', '/api/book', {
      headers: { authorization: `Bearer ${token}` },
      body: { eventId },
    });
    return status === 201 ? 'booked' : problemSchema.parse(JSON.parse(text)).code;
  }

  it('sell the last ten seats to exactly ten of a hundred buyers', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const users = await createUsers(database, 100);
    const tokens = await concurrently(100, (index) => issuer.tokenFor(users[index]!));
    const words = await concurrently(100, (index) => book(tokens[index]!, event.id));
    expect(tally(words)).toEqual({ booked: 10, sold_out: 90 });
    const totals = await readTotals(database, event.id);
    expect(totals).toEqual({ confirmed: 10, remaining: 0, total: 10 });
  });

  it('give one user one seat, whichever of them is asked', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const [user = ''] = await createUsers(database, 1);
    const token = await issuer.tokenFor(user);
    const words = await concurrently(20, () => book(token, event.id));
    expect(tally(words)).toEqual({ booked: 1, already_booked: 19 });
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 9, total: 10 });
  });
});
