/** Many `watch` at once, of events that exist and of such that nobody made: what they cost, and what they get. */
import type { TicketUpdate, WatchAnswer } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EventsService } from '../../src/events/events.service.js';
import { TicketsGateway } from '../../src/realtime/tickets.gateway.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { followLive, sendRaw, type LiveClient } from '../support/live-client.js';

const database = useDatabase();
const clients: LiveClient[] = [];
const time = manualClock();
let target: TestApp;

/** The queries that were made, and a gate that they wait at; they reach the database all the same. */
const queries = { asked: [] as string[][], underWay: 0, most: 0, gate: Promise.resolve() };

beforeAll(async () => {
  const overrides = { LIVE_SWEEP_MS: 3_600_000, SOCKET_MESSAGE_LIMIT: 100_000 };
  target = await startApp(database.url, overrides, { clock: time.clock });
  const events = target.app.get(EventsService);
  const query = events.listTicketCounts.bind(events);
  events.listTicketCounts = async (ids) => {
    queries.asked.push(ids);
    queries.underWay += 1;
    queries.most = Math.max(queries.most, queries.underWay);
    await queries.gate;
    return query(ids).finally(() => (queries.underWay -= 1));
  };
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => target.close());

function closeGate(): () => void {
  let open = () => {};
  queries.gate = new Promise((resolve) => (open = resolve));
  return open;
}

async function follow(): Promise<LiveClient> {
  const client = await followLive(target.origin);
  clients.push(client);
  return client;
}

const newEvent = async () => (await createEvent(database, { totalTickets: 5 })).id;
const ids = (count: number) => Array.from({ length: count }, () => newId());
const watched = () => target.app.get(TicketsGateway).listWatched().eventIds;
const isBusy = (answer: WatchAnswer) => 'code' in answer && answer.code === 'busy';

describe('A burst of watch', () => {
  it('has two queries under way at the most, and tells everyone what they asked for', async () => {
    const followers = await concurrently(20, () => follow());
    const eventIds = await concurrently(5, newEvent);
    queries.most = 0;
    const snapshots = await Promise.all(
      followers.flatMap((client) =>
        Array.from({ length: 10 }, () => client.watch(...eventIds, ...ids(10))),
      ),
    );
    const expected = eventIds.map((eventId) => ({ eventId, remainingTickets: 5, version: 0 }));
    for (const snapshot of snapshots) expect(snapshot).toMatchObject(expected);
    expect(queries.most).toBeLessThanOrEqual(2);
  });

  it('is told at once that we are busy where too many wait, and served where not', async () => {
    const [client, open] = [await follow(), closeGate()];
    let busy = 0;
    const answers = Array.from({ length: 5_000 }, async () => {
      const answer = await sendRaw(client.socket, 'watch', { eventIds: ids(1) });
      if (isBusy(answer)) busy += 1;
      return answer;
    });
    await eventually('somebody is turned away', () => Promise.resolve(busy > 0));
    open();
    const served = (await Promise.all(answers)).filter((answer) => !isBusy(answer));
    expect(served.length).toBeGreaterThan(1_000);
    expect(served.length + busy).toBe(5_000);
  });
});

describe('An id that nobody made', () => {
  it('makes no room, and is looked for once', async () => {
    const [client, missing, eventId] = [await follow(), newId(), await newEvent()];
    queries.asked = [];
    for (let times = 0; times < 3; times++)
      expect(await client.watch(missing, eventId)).toHaveLength(1);
    expect(await client.watch(missing)).toEqual([]);
    expect(queries.asked.filter((asked) => asked.includes(missing))).toHaveLength(1);
    expect(watched()).toEqual([]);
  });

  it('is found when an event by it is made', async () => {
    const [client, { id }] = [await follow(), { id: newId() }];
    expect(await client.watch(id)).toEqual([]);
    await createEvent(database, { id, totalTickets: 5 });
    time.advance(5_000);
    expect(await client.watch(id)).toHaveLength(1);
    expect(watched()).toEqual([id]);
  });
});

describe('A socket whose events are being looked for', () => {
  it('watches what it asked for last, although that was known at once', async () => {
    const [client, known, unknown] = [await follow(), await newEvent(), await newEvent()];
    await client.watch(known);
    const open = closeGate();
    const answers = [client.watch(unknown), client.watch(known)];
    await eventually('the event is looked for', () => Promise.resolve(queries.underWay === 2));
    open();
    const snapshots: TicketUpdate[][] = await Promise.all(answers);
    expect(snapshots.map(([count]) => count?.eventId)).toEqual([unknown, known]);
    expect(watched()).toEqual([known]);
  });
});
