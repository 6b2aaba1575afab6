/** What API processes tell each other about their watchers, turn by turn, on a real database. */
import { insertEvents } from '@lastseat/test-data';
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { ScheduledWorkService } from '../../src/common/jobs/scheduled-work.service.js';
import {
  TURNS_BETWEEN_SIGNS_OF_LIFE,
  WatcherCountsExchange,
} from '../../src/realtime/watcher-counts-exchange.js';
import { WatcherCountsService } from '../../src/realtime/watcher-counts.service.js';
import { removeSilentCounts } from '../../src/realtime/watcher-counts.sql.js';
import { testConfig } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';

const database = useDatabase();
let proxy: DatabaseProxy;
let prisma: PrismaService;
let eventId: string;
let here: Process;
let elsewhere: Process;

/** One API process as far as its watchers go; its sockets are numbers. */
class Process {
  readonly counts = new WatcherCountsService(() => () => undefined);
  readonly exchange: WatcherCountsExchange;
  private readonly watching = new Map<string, number>();
  private readonly wanted = new Set<string>();

  constructor(service: PrismaService) {
    this.exchange = new WatcherCountsExchange(
      service,
      this.counts,
      new ScheduledWorkService(service),
    );
    this.counts.connect({
      countWatchers: (id) => this.watching.get(id) ?? 0,
      wanted: this.wanted,
      send: () => undefined,
    });
  }

  nowWatch(id: string, count: number): void {
    this.watching.set(id, count);
    this.counts.noteChange(id);
  }

  want(...ids: string[]): void {
    for (const id of ids) this.wanted.add(id);
  }

  /** What a page here is told once a turn is over. */
  async learn(id = eventId): Promise<number> {
    this.want(id);
    await this.exchange.takeTurn();
    return this.counts.countWatchers(id);
  }

  async takeTurns(count: number): Promise<void> {
    for (let taken = 0; taken < count; taken++) await this.exchange.takeTurn();
  }
}

const listRows = () =>
  database.query<{ eventId: string; count: number }>(
    'SELECT "eventId", count FROM "WatcherCount" ORDER BY count',
  );
const age = (seconds: number) =>
  database.query(`UPDATE "WatcherCount" SET "seenAt" = "seenAt" - $1 * interval '1 s'`, [seconds]);
const newEvent = async () => (await createEvent(database, { totalTickets: 5 })).id;

beforeAll(async () => {
  proxy = await startDatabaseProxy(database.url);
  prisma = new PrismaService(testConfig(proxy.url));
});
afterEach(() => proxy.mend());
beforeEach(async () => {
  await database.query('TRUNCATE "WatcherCount"');
  eventId = await newEvent();
  [here, elsewhere] = [new Process(prisma), new Process(prisma)];
});
afterAll(async () => {
  await prisma.$disconnect();
  await proxy.close();
});

describe('A process', () => {
  it('adds what the others show to what it counts itself', async () => {
    const third = new Process(prisma);
    here.nowWatch(eventId, 2);
    elsewhere.nowWatch(eventId, 3);
    third.nowWatch(eventId, 4);
    await elsewhere.exchange.takeTurn();
    await third.exchange.takeTurn();
    expect(await here.learn()).toBe(9);
    expect(await here.learn()).toBe(9);
    elsewhere.nowWatch(eventId, 1);
    await elsewhere.exchange.takeTurn();
    expect(await here.learn()).toBe(7);
  });

  it('leaves no row of an event that nobody watches any more', async () => {
    here.nowWatch(eventId, 2);
    await here.exchange.takeTurn();
    here.nowWatch(eventId, 0);
    await here.exchange.takeTurn();
    expect(await listRows()).toEqual([]);
  });

  it('writes nothing of an event that is none', async () => {
    here.nowWatch(newId(), 2);
    await here.exchange.takeTurn();
    expect(await listRows()).toEqual([]);
  });

  it('asks nothing of the database while nobody is connected, nor for who has come and gone', async () => {
    here.nowWatch(eventId, 1);
    here.nowWatch(eventId, 0);
    proxy.cut();
    await here.takeTurns(TURNS_BETWEEN_SIGNS_OF_LIFE);
  });

  it('writes a count that stays as it is from time to time only', async () => {
    here.nowWatch(eventId, 1);
    await here.exchange.takeTurn();
    await age(61);
    await here.takeTurns(TURNS_BETWEEN_SIGNS_OF_LIFE - 2);
    expect(await elsewhere.learn()).toBe(0);
    await here.exchange.takeTurn();
    expect(await elsewhere.learn()).toBe(1);
  });

  it('shows its counts again after a crash of PostgreSQL has emptied the table', async () => {
    here.nowWatch(eventId, 1);
    await here.exchange.takeTurn();
    await database.query('TRUNCATE "WatcherCount"');
    await here.takeTurns(TURNS_BETWEEN_SIGNS_OF_LIFE - 1);
    expect(await elsewhere.learn()).toBe(1);
  });

  it('tells of more events than one statement takes, and hears of as many', async () => {
    const rows = await insertEvents(
      (statement, values) => database.query(statement, values),
      Array.from({ length: 2_500 }, () => ({ totalTickets: 5 })),
    );
    for (const { id } of rows) elsewhere.nowWatch(id, 2);
    await elsewhere.exchange.takeTurn();
    here.want(...rows.map(({ id }) => id));
    await here.exchange.takeTurn();
    const told = rows.map(({ id }) => here.counts.countWatchers(id));
    expect(new Set(told)).toEqual(new Set([2]));
  });

  it('keeps the last numbers while the database is away, and shows its own when it is back', async () => {
    here.nowWatch(eventId, 1);
    elsewhere.nowWatch(eventId, 1);
    await elsewhere.exchange.takeTurn();
    expect(await here.learn()).toBe(2);
    here.nowWatch(eventId, 2);
    proxy.cut();
    await expect(here.exchange.takeTurn()).rejects.toThrow();
    expect(here.counts.countWatchers(eventId)).toBe(3);
    proxy.mend();
    await eventually('the database is back', () =>
      here.exchange.takeTurn().then(
        () => true,
        () => false,
      ),
    );
    expect(await elsewhere.learn()).toBe(3);
  });
});

describe('A process that ends', () => {
  it('takes its counts with it, and no others', async () => {
    here.nowWatch(eventId, 2);
    elsewhere.nowWatch(eventId, 3);
    await here.exchange.takeTurn();
    await elsewhere.exchange.takeTurn();
    await elsewhere.exchange.beforeApplicationShutdown();
    expect(await listRows()).toEqual([{ eventId, count: 2 }]);
  });

  it('is held up neither by a database that says nothing nor by one that is away', async () => {
    for (const process of [here, elsewhere]) {
      process.nowWatch(eventId, 1);
      await process.exchange.takeTurn();
    }
    proxy.hold();
    await here.exchange.beforeApplicationShutdown();
    proxy.mend();
    proxy.cut();
    await elsewhere.exchange.beforeApplicationShutdown();
  });

  it('without a word is not counted after a minute', async () => {
    elsewhere.nowWatch(eventId, 1);
    await elsewhere.exchange.takeTurn();
    await age(50);
    expect(await here.learn()).toBe(1);
    await age(11);
    expect(await here.learn()).toBe(0);
  });

  it('without a word has its rows removed; the others keep theirs, and what is being written stays', async () => {
    const [silent, busy] = [await newEvent(), await newEvent()];
    elsewhere.nowWatch(silent, 1);
    elsewhere.nowWatch(busy, 2);
    await elsewhere.exchange.takeTurn();
    await age(61);
    here.nowWatch(eventId, 3);
    await here.exchange.takeTurn();
    const writer = await database.connect();
    try {
      await writer.query('BEGIN');
      await writer.query('UPDATE "WatcherCount" SET "seenAt" = now() WHERE count = 2');
      await removeSilentCounts(prisma);
      await writer.query('COMMIT');
    } finally {
      await writer.end();
    }
    expect((await listRows()).map(({ count }) => count)).toEqual([2, 3]);
  });
});
