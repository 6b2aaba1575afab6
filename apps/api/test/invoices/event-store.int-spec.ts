/** Streams of events: added to by one writer at a time, and read by position without missing any. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import {
  append,
  EventCodec,
  readHistory,
  readReadablePosition,
} from '../../src/event-store/event-store.service.js';
import { testConfig } from '../support/app.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { withResolvers } from '../support/with-resolvers.js';

interface Told {
  type: 'told';
  data: { words: string };
}
const codec = new EventCodec<Told>({ told: [] });
const tell = (words: string): Told => ({ type: 'told', data: { words } });

const database = useDatabase();
let prisma: PrismaService;
let reader: pg.Client;

beforeAll(async () => {
  prisma = new PrismaService(testConfig(database.url));
  reader = await database.connect();
});
afterAll(async () => {
  await prisma.$disconnect();
  await reader.end();
});

const add = (stream: string, expectedVersion: number, ...words: string[]) =>
  prisma.$transaction((tx) => append(tx, codec, { stream, expectedVersion }, words.map(tell)));

const readWords = async (after: bigint, upTo: bigint) =>
  (
    await database.query<{ words: string }>(
      `SELECT data->>'words' AS words FROM "StoredEvent"
       WHERE position > $1 AND position <= $2 ORDER BY position`,
      [after, upTo],
    )
  ).map(({ words }) => words);

describe('A stream', () => {
  it('has its events in their order, with versions without a gap', async () => {
    await add('ordered', 0, 'one', 'two');
    await add('ordered', 2, 'three');
    const { events, version } = await readHistory(prisma, codec, 'ordered');
    expect(events).toEqual(['one', 'two', 'three'].map(tell));
    expect(version).toBe(3);
    const rows = await database.query<{ version: number }>(
      `SELECT version FROM "StoredEvent" WHERE stream = 'ordered' ORDER BY position`,
    );
    expect(rows.map((row) => row.version)).toEqual([1, 2, 3]);
  });

  it('is added to by one of twenty who have seen the same, and the others learn it', async () => {
    await add('raced', 0, 'first');
    const ends = await concurrently(20, (index) =>
      add('raced', 1, `a ${index}`, `b ${index}`).then(
        () => 'added',
        (error: { code?: string }) => error.code ?? 'another failure',
      ),
    );
    expect(tally(ends)).toEqual({ added: 1, stale_version: 19 });
    const { events } = await readHistory(prisma, codec, 'raced');
    const [, a, b] = events.map(({ data }) => data.words);
    expect([events.length, a?.slice(2)]).toEqual([3, b?.slice(2)]);
  });
});

describe('Whoever reads by position', () => {
  it('misses no event that is committed after one with a higher position', async () => {
    const before = await readReadablePosition(reader);
    const appended = withResolvers();
    const wanted = withResolvers();
    const late = prisma.$transaction(async (tx) => {
      await append(tx, codec, { stream: 'late', expectedVersion: 0 }, [tell('late')]);
      appended.resolve();
      await wanted.promise;
    });
    await appended.promise;
    await add('early', 0, 'early');
    const [highest] = await database.query<{ position: bigint }>(
      `SELECT max(position) AS position FROM "StoredEvent"`,
    );
    // Who takes the highest that there is would go on behind it, and never see the late one.
    const naive = BigInt(highest!.position);
    expect(await readWords(before, naive)).toEqual(['early']);
    const bound = await readReadablePosition(reader);
    expect(await readWords(before, bound)).toEqual([]);
    wanted.resolve();
    await late;
    expect(await readWords(naive, await readReadablePosition(reader))).toEqual([]);
    expect(await readWords(bound, await readReadablePosition(reader))).toEqual(['late', 'early']);
  });

  it('is not held up by a transaction that appends nothing, nor by one that was rolled back', async () => {
    const idle = await database.connect();
    await idle.query('BEGIN');
    await idle.query('SELECT pg_current_xact_id()');
    const before = await readReadablePosition(reader);
    const failed = prisma.$transaction(async (tx) => {
      await append(tx, codec, { stream: 'failed', expectedVersion: 0 }, [tell('never')]);
      throw new Error('On purpose');
    });
    await expect(failed).rejects.toThrow('On purpose');
    await add('seen', 0, 'seen');
    expect(await readWords(before, await readReadablePosition(reader))).toEqual(['seen']);
    await idle.end();
  });
});
