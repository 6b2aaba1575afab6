/** Every query of the hot paths finds its rows by an index, on tables that are large enough to matter. */
import {
  listEventsQuerySchema,
  listRosterQuerySchema,
  listOrganiserEventsQuerySchema,
} from '@lastseat/contracts';
import { insertEvents } from '@lastseat/test-data';
import { PrismaPg } from '@prisma/adapter-pg';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { listActivity } from '../../src/activity/list-activity.sql.js';
import { BookingsQueries } from '../../src/bookings/bookings.queries.js';
import { commitBatch, type BatchSettings } from '../../src/bookings/commit/commit-batch.js';
import type { BookingCommand, BookingRecord } from '../../src/bookings/domain/booking-command.js';
import { systemClock } from '../../src/common/config/clock.js';
import type { ReadDatabase } from '../../src/common/database/lanes.js';
import type { PrismaService } from '../../src/common/database/prisma.service.js';
import { ReadReplicaService } from '../../src/common/database/read-replica.service.js';
import { readCover } from '../../src/event-editing/covers/covers.sql.js';
import { findOrganiserEvents } from '../../src/event-editing/list-organiser-events.sql.js';
import { EventsService } from '../../src/events/events.service.js';
import { NewestCountsService } from '../../src/events/newest-counts.service.js';
import { findRole } from '../../src/organisers/find-role.sql.js';
import { readPage } from '../../src/roster/roster-file.sql.js';
import { findBookings } from '../../src/roster/roster-pages.sql.js';
import { readSales } from '../../src/statistics/sales.sql.js';
import { exchangeCounts } from '../../src/realtime/watcher-counts.sql.js';
import { testConfig } from '../support/app.js';
import { bookCommand, cancelCommand } from '../support/committer.js';
import { useDatabase } from '../support/database.js';
import { createUsers } from '../support/factories.js';

const database = useDatabase();
const USERS = 2_000;
const EVENTS = 5_000;
const PER_USER = 30;
const HOUR_MS = 60 * 60 * 1_000;

interface Query {
  query: string;
  params: string;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

let prisma: PrismaClient<'query'>;
let queries: Query[] = [];

beforeAll(async () => {
  const users = await createUsers(database, USERS);
  // Each user owns one.
  await database.query(
    `WITH organiser AS (
       INSERT INTO "Organiser" (id, slug, name)
       SELECT id, 'house-' || id, 'A house' FROM "User" RETURNING id
     ), activity AS (
       INSERT INTO "Activity" (id, "organiserId", "eventId", action)
       SELECT uuidv7(), id, uuidv7(), 'event.edited' FROM organiser
     )
     INSERT INTO "Member" ("organiserId", "userId", role) SELECT id, id, 'owner' FROM "User"`,
  );
  await insertEvents(
    (statement, values) => database.query(statement, values),
    Array.from({ length: EVENTS }, (_, index) => ({
      organiserId: users[index % USERS],
      title: `Evening ${index + 1}`,
      startsAt: new Date(Date.now() + (index + 1) * HOUR_MS),
      totalTickets: 20_000,
      remainingTickets: 10_000,
      priceCents: index + 1,
    })),
  );
  await database.query(
    `INSERT INTO "Booking" (id, "userId", "eventId", "idempotencyKey", "createdAt")
     SELECT uuidv7(), "User".id, event.id, gen_random_uuid()::text, now()
     FROM "User" CROSS JOIN (SELECT id FROM "Event" LIMIT ${PER_USER}) AS event`,
  );
  await database.query(
    `INSERT INTO "WatcherCount" ("eventId", process, count, "seenAt")
     SELECT id, process, 1, now()
     FROM "Event" CROSS JOIN (SELECT uuidv7() AS process FROM generate_series(1, 4)) AS processes`,
  );
  await database.query(
    `INSERT INTO "EventCover" ("eventId", "imageId", width, bytes)
     SELECT id, gen_random_uuid(), width, '' FROM "Event", unnest('{480,960}'::int[]) AS sizes(width)`,
  );
  await database.query('VACUUM ANALYZE');
  prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: database.url }),
    log: [{ emit: 'event', level: 'query' }],
  });
  prisma.$on('query', (event) => queries.push(event));
});
afterAll(() => prisma.$disconnect());

/** The queries that `work` sends, and the plan of each with the very parameters it had. */
async function explain(work: (service: ReadDatabase) => Promise<unknown>): Promise<string[]> {
  queries = [];
  const read = (query: (client: PrismaClient) => unknown) => query(prisma);
  await work(Object.assign(prisma, { read }) as unknown as ReadDatabase);
  const statements = queries.filter(({ query }) => /^\s*(SELECT|WITH|UPDATE)/.test(query));
  expect(statements).not.toEqual([]);
  const nodes: string[] = [];
  for (const { query, params } of statements) {
    const [row] = await database.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (FORMAT JSON) ${query}`,
      JSON.parse(params) as unknown[],
    );
    nodes.push(...listTableAccess(row!['QUERY PLAN'][0]!.Plan));
  }
  return [...new Set(nodes)].sort();
}

/**
 * `Index Scan of Event_pkey`, or `Seq Scan of Event` where there is none; `Whole Index Scan` where the
 * index gives the order only.
 */
function listTableAccess(node: PlanNode): string[] {
  const inner = (node.Plans ?? []).flatMap(listTableAccess);
  const isAccess =
    /Scan$/.test(node['Node Type']) && !/^(Function|Subquery|CTE|Values)/.test(node['Node Type']);
  if (!isAccess) return inner;
  const what = node['Index Name'] ?? node['Relation Name'];
  // A bitmap heap scan reads what the bitmap index scan below it has found.
  if (node['Node Type'] === 'Bitmap Heap Scan' || what === undefined) return inner;
  const isWhole = node['Index Name'] !== undefined && node['Index Cond'] === undefined;
  return [`${isWhole ? 'Whole ' : ''}${node['Node Type']} of ${what}`, ...inner];
}

async function listSome(table: 'User' | 'Event', count: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT id FROM "${table}" ORDER BY id DESC LIMIT ${count}`,
  );
  return rows.map((row) => row.id);
}

async function findBooking(): Promise<BookingRecord> {
  const [row] = await database.query<BookingRecord & { [key: string]: unknown }>(
    `SELECT * FROM "Booking" ORDER BY id OFFSET ${(USERS * PER_USER) / 2} LIMIT 1`,
  );
  return row!;
}

function commit(commands: BookingCommand[], changes: Partial<BatchSettings> = {}) {
  const settings: BatchSettings = {
    now: systemClock,
    delayMs: 0,
    lockTimeoutMs: 1_000,
    mayWait: true,
    isRetry: false,
    isCareful: false,
    ...changes,
  };
  return (service: PrismaService) =>
    service.$transaction((tx) => commitBatch(tx, commands, settings));
}

const byIndexOnly = (nodes: string[]) => {
  expect(
    nodes.filter((node) => !node.startsWith('Index') && !node.startsWith('Bitmap Index')),
  ).toEqual([]);
};

function eventsOf(service: PrismaService): EventsService {
  const readReplica = new ReadReplicaService(testConfig(database.url), service);
  return new EventsService(service, readReplica, new NewestCountsService(systemClock), systemClock);
}

describe('By index alone read', () => {
  it('a batch of bookings with keys', async () => {
    const [eventId] = (await listSome('Event', 1)) as [string];
    const users = await listSome('User', 200);
    const nodes = await explain(
      commit(users.map((userId) => bookCommand(eventId, userId, newId()))),
    );
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('Booking_one_confirmed_per_event_and_user');
    expect(nodes.join()).toContain('Booking_one_per_user_and_idempotency_key');
  });

  it('a batch of bookings for many events', async () => {
    const [userId] = (await listSome('User', 1)) as [string];
    const events = await listSome('Event', 10);
    byIndexOnly(await explain(commit(events.map((eventId) => bookCommand(eventId, userId)))));
  });

  it('a batch that is tried again', async () => {
    const [eventId] = (await listSome('Event', 1)) as [string];
    const users = await listSome('User', 50);
    const nodes = await explain(
      commit(
        users.map((userId) => bookCommand(eventId, userId)),
        { isRetry: true },
      ),
    );
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('Booking_pkey');
  });

  it('a batch that a constraint has refused, with its accounts', async () => {
    const [eventId] = (await listSome('Event', 1)) as [string];
    const users = await listSome('User', 50);
    const commands = users.map((userId) => bookCommand(eventId, userId));
    const nodes = await explain(commit(commands, { isCareful: true }));
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('User_pkey');
  });

  it('a cancel, and the look for its event', async () => {
    const booking = await findBooking();
    byIndexOnly(
      await explain((service) =>
        new BookingsQueries(service, service).findEventOfBooking(booking.userId, booking.id),
      ),
    );
    byIndexOnly(await explain(commit([cancelCommand(booking)])));
  });

  it("a user's bookings, from the newest on and further back", async () => {
    const { userId, id } = await findBooking();
    for (const before of [undefined, id]) {
      const nodes = await explain((service) =>
        new BookingsQueries(service, service).listBookings(userId, { limit: 20, before }),
      );
      byIndexOnly(nodes);
      expect(nodes.join()).toContain('Booking_userId_id_idx');
    }
  });

  it('one event, and the counts of those that a page shows', async () => {
    const events = await listSome('Event', 20);
    byIndexOnly(await explain((service) => eventsOf(service).findEvents(events)));
    byIndexOnly(await explain((service) => eventsOf(service).listTicketCounts(events)));
  });

  it('what somebody may do with an organiser, or with an event', async () => {
    const [userId] = (await listSome('User', 1)) as [string];
    const [eventId] = (await listSome('Event', 1)) as [string];
    byIndexOnly(await explain((service) => findRole(service, userId, { organiserId: userId })));
    byIndexOnly(await explain((service) => findRole(service, userId, { eventId })));
  });

  it('the events of an organiser, and a picture', async () => {
    const query = listOrganiserEventsQuerySchema.parse({ search: 'evening' });
    const [organiserId] = (await listSome('User', 1)) as [string];
    const [eventId] = (await listSome('Event', 1)) as [string];
    const now = new Date();
    byIndexOnly(await explain((service) => findOrganiserEvents(service, organiserId, query, now)));
    byIndexOnly(await explain((service) => readCover(service, { eventId, imageId: newId() }, 960)));
  });

  it('the bookings of one event: a page of its roster, a page of the file, its numbers', async () => {
    const [eventId] = (await listSome('Event', 1)) as [string];
    const query = listRosterQuerySchema.parse({ search: 'ada' });
    const half = await listSome('User', USERS / 2);
    const place = { userId: half.at(-1)!, bookingId: newId() };
    for (const read of [
      (service: PrismaService) => findBookings(service, eventId, query),
      (service: PrismaService) => readPage(service, eventId, { status: 'all' }, place),
      (service: PrismaService) => readSales(service, eventId, new Date()),
    ]) {
      const nodes = await explain(read);
      // There are no notes here, and no index is worth it.
      byIndexOnly(nodes.filter((node) => !node.endsWith('RosterNote')));
      expect(nodes.join()).toContain('Booking_one_confirmed_per_event_and_user');
      expect(nodes.join()).toContain('Booking_cancelled_per_event_and_user');
    }
  });

  it('what was done for an organiser and with an event, with all its names', async () => {
    const [organiserId] = (await listSome('User', 1)) as [string];
    const query = { limit: 20, before: newId() };
    const ofOrganiser = Prisma.sql`"organiserId" = ${organiserId}::uuid`;
    const ofEvent = Prisma.sql`"eventId" = ${newId()}::uuid`;
    for (const where of [ofOrganiser, ofEvent]) {
      byIndexOnly(await explain((service) => listActivity(service, where, query)));
    }
  });

  it('the watchers that the other processes count, and those of one that ended here', async () => {
    const own = (await listSome('Event', 50)).map((eventId, index) => ({
      eventId,
      count: index % 2,
    }));
    const wanted = await listSome('Event', 20);
    const nodes = await explain((service) => exchangeCounts(service, newId(), own, wanted));
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('WatcherCount_pkey');
  });

  it.each(['date', 'price', 'title'])('a page of the events by %s', async (sortBy) => {
    const query = listEventsQuerySchema.parse({ sortBy });
    const nodes = await explain((service) => eventsOf(service).listEvents(query));
    const indexes = { date: 'startsAt', price: 'priceCents', title: 'title' };
    // In the order of the index; the count of all of them is a look at each.
    const index = `Event_${indexes[sortBy as keyof typeof indexes]}_id_idx`;
    expect(nodes.join()).toMatch(new RegExp(`Whole Index (Only )?Scan of ${index}`));
  });

  it.each<[string, Record<string, string>]>([
    ['two words', { search: 'evening 4711' }],
    ['a word of a place', { place: '4711' }],
    [
      'words among those to come, by price',
      { search: 'evening 4711', period: 'upcoming', sortBy: 'price' },
    ],
  ])('a search for %s, and the words that it may stand for', async (_what, parameters) => {
    const query = listEventsQuerySchema.parse(parameters);
    const nodes = await explain((service) => eventsOf(service).listEvents(query));
    byIndexOnly(nodes.filter((node) => !/ term$| typed$| words$/.test(node)));
    expect(nodes.join()).toContain('EventSearch_document_idx');
    expect(nodes.join()).toContain('SearchWord_word_idx');
  });

  it('a search for a word that every event has, from the soonest on', async () => {
    const query = listEventsQuerySchema.parse({ search: 'hall', period: 'upcoming' });
    const nodes = await explain((service) => eventsOf(service).listEvents(query));
    expect(nodes.join()).toContain('Index Scan of EventSearch_startsAt_eventId_idx');
    expect(nodes.join()).not.toContain('EventSearch_document_idx');
  });
});
