/** Event store and read model in databases of their own: what follows misses nothing, whoever dies or is away. */
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import { invoicePageSchema } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookDatabases, refuseForgottenEvents } from '../../prisma/book-databases.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { MetricsService } from '../../src/common/observability/metrics/metrics.service.js';
import { readReadablePosition, type Reader } from '../../src/event-store/event-store.service.js';
import { followOnce, type Followed } from '../../src/invoices/follow-events.js';
import type { Delivery } from '../../src/outbox/receivers.service.js';
import { PaidOrdersReceiver } from '../../src/invoices/paid-orders.receiver.js';
import { replayInvoices } from '../../src/invoices/replay-invoices.js';
import { startApp, testConfig, type TestApp } from '../support/app.js';
import { issueUnseen, useBooks } from '../support/books.js';
import { readCatalog } from '../support/catalog.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { expectProblem, send } from '../support/http.js';
import { customer, issue, saveProfile } from '../support/invoices.js';
import { plantOrder } from '../support/orders.js';
import { readAs } from '../support/person.js';
import { createStaff, type Staff } from '../support/staff.js';
import { withResolvers } from '../support/with-resolvers.js';

const { store, views, settings } = useBooks();
const main = useDatabase();

/** The same database in each of them: two processes have no connection in common. */
const databases: PrismaService[] = [];
const open = (url: string) => {
  const database = new PrismaService(testConfig(url));
  databases.push(database);
  return database;
};
const openBooks = (): Followed => ({ store: open(store.url), views: open(views.url) });

let storeDatabase: PrismaService;
let books: Followed;

beforeAll(() => {
  storeDatabase = open(store.url);
  books = openBooks();
});
afterAll(() => Promise.all(databases.map((database) => database.$disconnect())));

async function follow(followed: Followed): Promise<void> {
  while (await followOnce(followed));
}

const listSeen = async (ids: string[]) => {
  const rows = await views.query<{ id: string }>(
    `SELECT id FROM "InvoiceView" WHERE id = ANY($1)`,
    [ids],
  );
  return ids.map((id) => rows.some((row) => row.id === id));
};

const readCursor = async () =>
  (await views.query<{ position: string }>(`SELECT position FROM "ProjectionCursor"`))[0]?.position;

/** One begins before another and commits after it, and between the two somebody follows. @returns who is seen */
async function raceWithFollower(findEnd: (reader: Reader) => Promise<bigint>): Promise<boolean[]> {
  const [appended, wanted] = [withResolvers(), withResolvers()];
  const late = issueUnseen(storeDatabase, newId(), async () => {
    appended.resolve();
    await wanted.promise;
  });
  await appended.promise;
  const early = await issueUnseen(storeDatabase);
  await follow({ ...books, findEnd });
  wanted.resolve();
  const ids = [await late, early];
  await follow({ ...books, findEnd });
  return listSeen(ids);
}

async function readHighestPosition(reader: Reader): Promise<bigint> {
  const highest = 'SELECT max(position) AS position FROM "StoredEvent"';
  const { rows } = await reader.query<{ position: bigint }>(highest, []);
  return BigInt(rows[0]?.position ?? 0);
}

describe('The databases of the books', () => {
  it('have tables of the main one, and nothing else', async () => {
    const [inMain, ...parts] = await Promise.all(
      [main, store, views].map(({ ownerUrl }) => readCatalog(ownerUrl)),
    );
    expect(parts.flat().filter((thing) => !inMain!.includes(thing))).toEqual([]);
    const tables = bookDatabases.flatMap((part) => part.tables);
    const isOfTheBooks = (thing: string) =>
      tables.some((table) => thing.includes(`"${table}"`)) && !thing.includes('FOREIGN KEY');
    const missing = inMain!.filter((thing) => isOfTheBooks(thing) && !parts.flat().includes(thing));
    expect(missing).toEqual([]);
  });

  it('keep their events from the role of the API', async () => {
    for (const statement of [
      `DELETE FROM "StoredEvent"`,
      `UPDATE "StoredEvent" SET data = '{}'`,
      `TRUNCATE "StoredEvent"`,
      `DELETE FROM "InvoiceLedger"`,
      `CREATE TABLE mine (id int)`,
    ]) {
      await expect(storeDatabase.$executeRawUnsafe(statement)).rejects.toThrow('permission denied');
    }
  });

  it('are not begun empty beside books that there are', async () => {
    await issueUnseen(storeDatabase);
    const begun = refuseForgottenEvents(store.ownerUrl, main.ownerUrl);
    await expect(begun).rejects.toThrow('move them first');
    await refuseForgottenEvents(main.ownerUrl, store.ownerUrl);
  });
});

describe('A read model that follows', () => {
  it('skips no writer who held its transaction open while another committed', async () => {
    expect(await raceWithFollower(readReadablePosition)).toEqual([true, true]);
  });

  it('would skip one if it went to the highest position, and this is seen here', async () => {
    expect(await raceWithFollower(readHighestPosition)).toEqual([false, true]);
  });

  it('says how much lies before it, and nothing once it is level', async () => {
    await follow(books);
    expect(await followOnce(books)).toBe(0);
    await issueUnseen(storeDatabase);
    expect(await followOnce(books)).toBeGreaterThan(0);
    expect(await followOnce(books)).toBe(0);
  });

  it('that dies before its COMMIT has moved nothing, and the next one goes on from there', async () => {
    await follow(books);
    const before = await readCursor();
    await views.query(`
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'dead'; END $$;
      CREATE CONSTRAINT TRIGGER die AFTER INSERT ON "InvoiceView" DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION die()`);
    const id = await issueUnseen(storeDatabase);
    await expect(followOnce(books)).rejects.toThrow('dead');
    expect(await listSeen([id])).toEqual([false]);
    expect(await readCursor()).toBe(before);
    await views.query(`DROP TRIGGER die ON "InvoiceView"`);
    await follow(books);
    expect(await listSeen([id])).toEqual([true]);
  });

  it('writes each invoice once, however many processes follow at once', async () => {
    await views.query(`
      CREATE TABLE written (id uuid, version int);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN INSERT INTO written VALUES (new.id, new.version); RETURN NULL; END $$;
      CREATE TRIGGER note AFTER INSERT OR UPDATE ON "InvoiceView"
        FOR EACH ROW EXECUTE FUNCTION note()`);
    const followers = await concurrently(4, () => Promise.resolve(openBooks()));
    const ids: string[] = [];
    const issueMany = async () => {
      for (let index = 0; index < 20; index++) ids.push(await issueUnseen(storeDatabase));
    };
    await Promise.all([issueMany(), ...followers.map(follow)]);
    await concurrently(followers.length, (index) => follow(followers[index]!));
    const written = await views.query<{ id: string; version: number }>(`SELECT * FROM written`);
    expect(written).toHaveLength(ids.length);
    expect(written.map(({ id }) => id).sort()).toEqual(ids.sort());
    await views.query(`DROP TRIGGER note ON "InvoiceView"`);
  });

  it('is made equal to the events by a replay, and goes on from there', async () => {
    const replay = () => replayInvoices(views.ownerUrl, () => undefined, store.ownerUrl);
    await replay();
    await raceWithFollower(readHighestPosition);
    expect(await replay()).toMatchObject({ differences: 1 });
    expect(await replay()).toMatchObject({ differences: 0 });
    const id = await issueUnseen(storeDatabase);
    await follow(books);
    expect(await listSeen([id])).toEqual([true]);
  });
});

describe('An API whose books are elsewhere', () => {
  let proxy: DatabaseProxy;
  let target: TestApp;
  let staff: Staff;

  beforeAll(async () => {
    proxy = await startDatabaseProxy(store.url);
    target = await startApp(main.url, { ...settings(), EVENT_STORE_URL: proxy.url });
    staff = await createStaff(main, target);
    await saveProfile(staff);
  });
  afterAll(async () => {
    await target.close();
    await proxy.close();
  });

  const list = async () => {
    const path = `/api/invoices?organiser=${staff.organiserId}`;
    return readAs(invoicePageSchema, await staff.ask('owner', 'GET', path)).data;
  };

  it('shows what a process issued that died before it could show it', async () => {
    const id = await issueUnseen(storeDatabase, staff.organiserId);
    await eventually('shown', async () => (await list()).some((invoice) => invoice.id === id));
  });

  it('gives numbers without a gap, though some invoices fail at COMMIT', async () => {
    await store.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
      CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON "StoredEvent" DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (new.data->'customer'->>'name' = 'Nobody') EXECUTE FUNCTION refuse()`);
    const lines = [{ name: 'A seat', unitPriceCents: 100 }];
    const answers = await concurrently(20, (index) => {
      const name = index % 4 === 0 ? 'Nobody' : 'Ada';
      const body = { organiserId: staff.organiserId, lines, customer: { ...customer, name } };
      return staff.ask('owner', 'POST', '/api/invoices', body);
    });
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 201: 15, 500: 5 });
    const numbers = (await list())
      .map(({ number }) => Number(number.slice(-5)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const told = await main.query(`SELECT FROM "Activity" WHERE action = 'invoice.issued'`);
    expect(told).toHaveLength(15);
  });

  it('makes one invoice of a paid order, however often it is told of it', async () => {
    const event = await staff.createEvent({ totalTickets: 1 });
    const { organiserId, userIds } = staff;
    const order = { eventId: event.id, organiserId, userId: userIds.stranger };
    const orderId = await plantOrder(main, { ...order, state: 'paid' });
    const money = { amountCents: 1_000, currency: 'EUR' };
    const delivery: Delivery = {
      ...{ id: newId(), aggregateType: 'order', aggregateId: orderId, version: 1, part: 0 },
      facts: [{ type: 'order.paid', ...order, ...money }],
      ...{ recipientId: null, readerMails: false, createdAt: new Date() },
    };
    const receiver = target.app.get(PaidOrdersReceiver, { strict: false });
    // Of two at once one may be told that it is stale: then it is delivered again.
    await Promise.allSettled([receiver.deliver(delivery), receiver.deliver(delivery)]);
    await receiver.deliver(delivery);
    const events = await store.query<{ type: string }>(
      `SELECT type FROM "StoredEvent" WHERE stream IN (
         SELECT stream FROM "StoredEvent" WHERE data->>'orderId' = $1) ORDER BY version`,
      [orderId],
    );
    expect(events.map(({ type }) => type)).toEqual([
      ...['invoice.created', 'invoice.issued', 'invoice.paid'],
    ]);
    expect((await list()).filter(({ status }) => status === 'paid')).toHaveLength(1);
  });

  it('is ready and sells while they are away, and says of invoices "try again"', async () => {
    const event = await staff.createEvent({ totalTickets: 1 });
    proxy.cut();
    expect((await send(target.origin, 'GET', '/api/health/ready')).status).toBe(200);
    const booked = await staff.ask('stranger', 'POST', '/api/book', { eventId: event.id });
    expect(booked.status).toBe(201);
    const { readModelBehindSeconds } = target.app.get(MetricsService);
    const isNoted = async () => (await readModelBehindSeconds.get()).values[0]!.value > 1;
    await eventually('an operator can see that nothing is followed', isNoted);
    const body = {
      organiserId: staff.organiserId,
      customer,
      lines: [{ name: 'A seat', unitPriceCents: 1 }],
    };
    expectProblem(await staff.ask('owner', 'POST', '/api/invoices', body), 503, 'busy');
    proxy.mend();
    expect((await issue(staff)).status).toBe('issued');
  });
});
