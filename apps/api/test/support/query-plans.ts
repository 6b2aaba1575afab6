/** The plans of the statements that the product sends, on tables that are large enough to matter. */
import { insertEvents } from '@lastseat/test-data';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { PrismaClient } from '../../generated/prisma/client.js';
import type { BookingRecord } from '../../src/bookings/domain/booking-command.js';
import { systemClock } from '../../src/common/config/clock.js';
import type { ReadDatabase } from '../../src/common/database/lanes.js';
import type { PrismaService } from '../../src/common/database/prisma.service.js';
import { ReadReplicaService } from '../../src/common/database/read-replica.service.js';
import { EventsService } from '../../src/events/events.service.js';
import { NewestCountsService } from '../../src/events/newest-counts.service.js';
import { testConfig } from './app.js';
import { useDatabase, type TestDatabase } from './database.js';
import { createUsers } from './factories.js';
import { fillMoney } from './money-rows.js';

export const USERS = 2_000;
/** An address that as many claim. */
export const CLAIMED = 'claimed@example.com';
const EVENTS = 5_000;
const PER_USER = 30;
const HOUR_MS = 60 * 60 * 1_000;
/** Of ordinary length: without one, all rows of the events are fewer pages than an index. */
const DESCRIPTION = 'A text. '.repeat(50);

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

/** For a whole file, on tables of its own. */
export function usePlans() {
  const database = useDatabase();
  let prisma: PrismaClient<'query'>;
  let queries: Query[] = [];
  beforeAll(async () => {
    await fill(database);
    prisma = new PrismaClient({
      adapter: new PrismaPg({ connectionString: database.url }),
      log: [{ emit: 'event', level: 'query' }],
    });
    prisma.$on('query', (event) => queries.push(event));
  });
  afterAll(() => prisma.$disconnect());
  return {
    /** The queries that `work` sends, and the plan of each with the very parameters it had. */
    async explain(work: (service: ReadDatabase) => Promise<unknown>): Promise<string[]> {
      queries = [];
      const read = (query: (client: PrismaClient) => unknown) => query(prisma);
      await work(Object.assign(prisma, { read }) as unknown as ReadDatabase);
      return explainAll(database, queries);
    },
    async listSome(table: 'User' | 'Event', count: number): Promise<string[]> {
      const rows = await database.query<{ id: string }>(
        `SELECT id FROM "${table}" ORDER BY id DESC LIMIT ${count}`,
      );
      return rows.map((row) => row.id);
    },
    async findBooking(): Promise<BookingRecord> {
      const [row] = await database.query<BookingRecord & { [key: string]: unknown }>(
        `SELECT * FROM "Booking" ORDER BY id OFFSET ${(USERS * PER_USER) / 2} LIMIT 1`,
      );
      return row!;
    },
    eventsOf(service: PrismaService): EventsService {
      const readReplica = new ReadReplicaService(testConfig(database.url), service);
      const counts = new NewestCountsService(systemClock);
      return new EventsService(service, readReplica, counts, systemClock);
    },
  };
}

async function fill(database: TestDatabase): Promise<void> {
  const users = await createUsers(database, USERS);
  await fillOrganisers(database);
  await insertEvents(
    (statement, values) => database.query(statement, values),
    Array.from({ length: EVENTS }, (_, index) => ({
      organiserId: users[index % USERS],
      title: `Evening ${index + 1}`,
      description: DESCRIPTION,
      startsAt: new Date(Date.now() + (index + 1) * HOUR_MS),
      totalTickets: 20_000,
      remainingTickets: 10_000,
      priceCents: index + 1,
    })),
  );
  await fillWithoutChecks(database);
  await database.query('VACUUM ANALYZE');
}

/** Each user owns one. */
async function fillOrganisers(database: TestDatabase): Promise<void> {
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
}

/** What no trigger has to see, without looking after foreign keys. */
async function fillWithoutChecks(database: TestDatabase): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const rows of ROWS) await rows(client);
  } finally {
    await client.end();
  }
}

/** In the order in which they need each other. */
const ROWS: readonly ((client: Client) => Promise<unknown>)[] = [
  ...[fillFactors, fillProfiles, fillBookings, fillWatchers, fillCovers, linkPlaces, fillDoors],
  ...[askForTickets, claimAddress, fillTypes, fillNames, fillCodes, fillMoney],
];

async function fillCodes(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "PromoCode" ("eventId", id, name, code, "percentOff", "ticketTypeIds")
     SELECT id, uuidv7(), 'A code', 'CODE-' || number, 20, '{}'
     FROM "Event", generate_series(1, 3) AS number`,
  );
  await client.query(
    `INSERT INTO "PromoUse" ("eventId", "bookingId", "promoCodeId", quantity)
     SELECT booking."eventId", booking.id, code.id, 1
     FROM (SELECT DISTINCT ON ("eventId") "eventId", id FROM "PromoCode") AS code
     JOIN "Booking" AS booking ON booking."eventId" = code."eventId"`,
  );
}

/** Of each organiser. */
async function fillProfiles(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "InvoicingProfile" ("organiserId", "legalName", address, "taxNumber", "taxBasisPoints",
                                     "pricesIncludeTax", currency, "timeZone")
     SELECT id, 'A house', '1 Lane', '', 2000, true, 'EUR', 'UTC' FROM "Organiser"`,
  );
}

async function fillBookings(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "Booking" (id, "userId", "eventId", "idempotencyKey", "createdAt")
     SELECT uuidv7(), "User".id, event.id, gen_random_uuid()::text, now()
     FROM "User" CROSS JOIN (SELECT id FROM "Event" LIMIT ${PER_USER}) AS event`,
  );
}

/** Of every booking. */
async function fillNames(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "TicketName" ("eventId", "bookingId", number, name)
     SELECT "eventId", id, 1, 'Somebody' FROM "Booking"`,
  );
}

async function fillTypes(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "TicketType" ("eventId", id, name, "priceCents", position)
     SELECT id, uuidv7(), 'A type', 0, number FROM "Event", generate_series(1, 3) AS number`,
  );
}

async function fillWatchers(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "WatcherCount" ("eventId", process, count, "seenAt")
     SELECT id, process, 1, now()
     FROM "Event" CROSS JOIN (SELECT uuidv7() AS process FROM generate_series(1, 4)) AS processes`,
  );
}

async function fillCovers(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "EventCover" ("eventId", "imageId", width, bytes)
     SELECT id, gen_random_uuid(), width, '' FROM "Event", unnest('{480,960}'::int[]) AS sizes(width)`,
  );
}

/** Each user has an app and a passkey. */
async function fillFactors(client: Client): Promise<void> {
  await client.query(
    `WITH totp AS (
       INSERT INTO "TotpSecret" ("userId", secret, "confirmedAt", "createdAt")
       SELECT id, '', now(), now() FROM "User"
     )
     INSERT INTO "Passkey" (id, "userId", "credentialId", "publicKey", counter, name, "createdAt")
     SELECT id, id, id::text::bytea, '', 0, 'A key', now() FROM "User"`,
  );
}

/** Of one event everybody's. */
async function linkPlaces(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "ManageLink" ("eventId", "userId", id, "tokenHash")
     SELECT "Event".id, "User".id, uuidv7(), sha256("User".id::text::bytea)
     FROM "User" CROSS JOIN (SELECT id FROM "Event" LIMIT 1) AS "Event"`,
  );
}

/** Somebody is in with every third ticket or so. */
async function fillDoors(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "DoorDevice" ("eventId", id, name, "userId", "sessionId")
     SELECT id, id, 'Main door', "organiserId", id FROM "Event"`,
  );
  await client.query(
    `INSERT INTO "CheckIn" ("eventId", nonce, kind, "bookingId", number, "deviceId", "memberId",
                            "scannedAt", "receivedAt", by)
     SELECT "eventId", uuidv7(), 'entry', id, 1, "eventId", "userId", now(), now(), 'code'
     FROM "Booking" TABLESAMPLE SYSTEM (30) REPEATABLE (1)`,
  );
}

/** As many people were asked to take one over. */
async function askForTickets(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "Transfer" ("eventId", id, "bookingId", "userId", "toEmail", "tokenHash")
     SELECT "eventId", uuidv7(), id, "userId", 'other@example.com', sha256(id::text::bytea)
     FROM "Booking" TABLESAMPLE SYSTEM (30) REPEATABLE (2)`,
  );
}

/** By accounts that are older than all others. */
async function claimAddress(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "User" (id, email, name, "passwordHash")
     SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${CLAIMED}', 'A stranger', '!'
     FROM generate_series(1, ${USERS}) AS n`,
  );
}

async function explainAll(database: TestDatabase, queries: readonly Query[]): Promise<string[]> {
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

export const byIndexOnly = (nodes: string[]) => {
  expect(
    nodes.filter((node) => !node.startsWith('Index') && !node.startsWith('Bitmap Index')),
  ).toEqual([]);
};
