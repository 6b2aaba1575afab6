/** The list and the page of an event, which all readers share: fresh, bounded, and asked for once. */
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import {
  eventPageSchema,
  eventSchema,
  listEventsQuerySchema,
  type EventDetails,
} from '@lastseat/contracts';
import { PrismaPg } from '@prisma/adapter-pg';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PrismaClient } from '../../generated/prisma/client.js';
import type { PrismaService } from '../../src/common/database/prisma.service.js';
import { ReadReplicaService } from '../../src/common/database/read-replica.service.js';
import { EventsService } from '../../src/events/events.service.js';
import { NewestCountsService } from '../../src/events/newest-counts.service.js';
import { PublicEventsService } from '../../src/events/public-events.service.js';
import { startApp, testConfig, type TestApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { manualClock } from '../support/clock.js';
import { concurrently, firstOf, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { followLive } from '../support/live-client.js';
import { strictly } from '../support/strictly.js';

const A_SECOND_MS = 1_000;

const database = useDatabase();
// Stands still: what is kept stays fresh until a test says otherwise.
const time = manualClock();
let proxy: DatabaseProxy;
let target: TestApp;

beforeAll(async () => {
  proxy = await startDatabaseProxy(database.url);
  target = await startApp(proxy.url, {}, { clock: time.clock });
});
afterAll(async () => {
  await target.close();
  await proxy.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  send(target.origin, 'GET', path, { headers });

const listPathOf = (id: string) => `/api/events?search=${id}`;

/** An event that a search for its own id finds, and nothing else. */
async function createFindable(totalTickets: number): Promise<string> {
  const id = newId();
  await createEvent(database, { id, venue: id, totalTickets });
  return id;
}

/** The event as the list shows it, and as its page does. */
async function readBoth(id: string): Promise<EventDetails[]> {
  const list = await get(listPathOf(id));
  const page = await get(`/api/events/${id}`);
  return [
    ...strictly(eventPageSchema).parse(JSON.parse(list.text)).data,
    strictly(eventSchema).parse(JSON.parse(page.text)),
  ];
}

async function watchOnce(id: string): Promise<void> {
  const live = await followLive(target.origin);
  await live.watch(id);
  live.close();
}

/** As another process would: this one is not told. */
const bookElsewhere = (id: string) =>
  database.query(
    `UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1, version = version + 1,
                        title = 'Renamed' WHERE id = $1`,
    [id],
  );

describe('A booking', () => {
  it('is in the list and on the page from its answer on, and so is its cancellation', async () => {
    const id = await createFindable(5);
    const [buyer] = await createBuyers(database, target, 1);
    expect(await readBoth(id)).toMatchObject([{ remainingTickets: 5 }, { remainingTickets: 5 }]);

    const booking = await buyer!.book(id);
    const booked = { remainingTickets: 4, version: 1 };
    expect(await readBoth(id)).toMatchObject([booked, booked]);
    await buyer!.cancel(booking.id);
    const cancelled = { remainingTickets: 5, version: 2 };
    expect(await readBoth(id)).toMatchObject([cancelled, cancelled]);
  });
});

describe('What others change', () => {
  it('is shown after a second', async () => {
    const id = await createFindable(5);
    await readBoth(id);
    await bookElsewhere(id);
    time.advance(A_SECOND_MS - 1);
    expect(await readBoth(id)).toMatchObject([{ version: 0 }, { version: 0 }]);
    time.advance(1);
    const renewed = { version: 1, remainingTickets: 4, title: 'Renamed' };
    expect(await readBoth(id)).toMatchObject([renewed, renewed]);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['the page of the event', (id) => get(`/api/events/${id}`)],
    ['another list', (id) => get(`${listPathOf(id)}&limit=3`)],
    ['a socket', (id) => watchOnce(id)],
  ])('is shown at once when this process has read it for %s', async (_what, readAnew) => {
    const id = await createFindable(5);
    await readAnew(id);
    time.advance(A_SECOND_MS - 1);
    await get(listPathOf(id));
    await bookElsewhere(id);
    time.advance(1);
    await readAnew(id);
    const list = await get(listPathOf(id));
    expect(JSON.parse(list.text)).toMatchObject({ data: [{ version: 1, title: 'An evening' }] });
  });

  it('is shown of an event that was not there a second ago', async () => {
    const id = newId();
    expectProblem(await get(`/api/events/${id}`), 404, 'event_not_found');
    await createEvent(database, { id, totalTickets: 1 });
    time.advance(A_SECOND_MS);
    expect((await get(`/api/events/${id}`)).status).toBe(200);
  });
});

describe('Any number of readers', () => {
  const statements: string[] = [];
  let prisma: PrismaClient<'query'>;
  beforeAll(() => {
    prisma = new PrismaClient({
      adapter: new PrismaPg({ connectionString: database.url }),
      log: [{ emit: 'event', level: 'query' }],
    });
    prisma.$on('query', ({ query }) => statements.push(query));
  });
  afterAll(() => prisma.$disconnect());

  it('cost three statements for a search, and one for the page of an event', async () => {
    const id = await createFindable(5);
    const service = prisma as unknown as PrismaService;
    const counts = new NewestCountsService(time.clock);
    const readReplica = new ReadReplicaService(testConfig(database.url), service);
    const reads = new EventsService(service, readReplica, counts, time.clock);
    const events = new PublicEventsService(time.clock, reads, counts);
    await concurrently(1_000, () => events.getPage(listEventsQuerySchema.parse({ search: id })));
    expect(statements).toHaveLength(3);
    await concurrently(1_000, () => events.getEvent(id));
    expect(statements).toHaveLength(4);
  });
});

describe('A crowd of different searches', () => {
  /** One is under way, a hundred wait. */
  const TAKEN = 101;

  // Who waits is told "busy" after some seconds, which a slow machine needs for the crowd alone: nobody's
  // end here, so that those are told so for whom there is no room, and only they.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('is told at once what is too many, and keeps nobody from the first page or an event', async () => {
    const holder = await database.connect();
    try {
      await holder.query('BEGIN; LOCK TABLE "Event", "SearchWord" IN ACCESS EXCLUSIVE MODE');
      const searches = Array.from({ length: TAKEN + 40 }, (_, index) => search(`crowd-${index}`));
      const refused = await firstOf(40, searches);
      expect(tally(refused)).toEqual({ 503: 40 });
      const others = [get('/api/events?limit=7'), get(`/api/events/${newId()}`)];
      // Came after them, and is still refused: there was no room for one more search.
      expect(await search('late')).toBe('503');
      await holder.end();
      expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 404]);
      expect(tally(await Promise.all(searches))).toEqual({ 200: TAKEN, 503: 40 });
    } finally {
      await holder.end();
    }
  });

  async function search(word: string): Promise<'200' | '503'> {
    const answer = await get(`/api/events?search=${word}`);
    if (answer.status === 200) return '200';
    expectProblem(answer, 503, 'busy');
    return '503';
  }
});

describe('While the database is away', () => {
  it('what is kept is shown for its second, no failure is, and all is well when it is back', async () => {
    const id = await createFindable(5);
    await readBoth(id);
    proxy.cut();
    expect(await readBoth(id)).toHaveLength(2);
    time.advance(A_SECOND_MS);
    for (const path of [listPathOf(id), `/api/events/${id}`]) {
      expectProblem(await get(path), 503, 'busy');
    }
    proxy.mend();
    await eventually('ready', async () => (await get('/api/health/ready')).status === 200);
    expect(await readBoth(id)).toHaveLength(2);
  });
});

describe('An answer', () => {
  it('may be kept for a second by proxies, and by browsers only to ask whether it still holds', async () => {
    const id = await createFindable(5);
    for (const path of [listPathOf(id), `/api/events/${id}`]) {
      const { headers } = await get(path);
      expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=1');
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(headers['etag']).toMatch(/^"[\w-]{27}"$/);
    }
    const missing = await get(`/api/events/${newId()}`);
    expect([missing.headers['cache-control'], missing.headers['etag']]).toEqual([
      'no-store',
      undefined,
    ]);
  });

  it.each([
    ['its tag', (tag: string) => tag],
    ['its tag as a proxy weakened it', (tag: string) => `W/${tag}`],
    ['several tags', (tag: string) => `"another", ${tag}`],
    ['any tag', () => '*'],
  ])('is not sent again to who names %s', async (_what, nameTag) => {
    const id = await createFindable(5);
    for (const path of [listPathOf(id), `/api/events/${id}`]) {
      const first = await get(path);
      const tag = first.headers['etag']!;
      const again = await get(path, { 'if-none-match': nameTag(tag) });
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', tag]);
      expect(again.headers['cache-control']).toBe(first.headers['cache-control']);
      expect(again.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('is sent again, with another tag, after a booking', async () => {
    const id = await createFindable(5);
    const [buyer] = await createBuyers(database, target, 1);
    const paths = [listPathOf(id), `/api/events/${id}`];
    const before = await Promise.all(paths.map((path) => get(path)));
    await buyer!.book(id);
    for (const [index, path] of paths.entries()) {
      const tag = before[index]!.headers['etag']!;
      const answer = await get(path, { 'if-none-match': tag });
      expect(answer.status).toBe(200);
      expect(answer.headers['etag']).not.toBe(tag);
    }
  });
});
