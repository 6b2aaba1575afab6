import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { Failure } from '../../runner/failure.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import { loadEventStore, type BuiltApi } from '../lib/built-api.js';
import type { Bench } from '../part.js';

interface Size {
  appendSeconds: number;
  writers: number;
}

const paid = { type: 'invoice.paid', data: { paidOn: '2027-01-01', reference: 'Bank' } } as const;

/** Each writer adds to streams of its own, one event a statement, which commits by itself; then all add to one stream at once. */
export async function measureAppends(
  api: BuiltApi,
  database: BenchDatabase,
  { appendSeconds, writers }: Size,
  progress: Bench['progress'],
): Promise<{ eventsAppended: number }> {
  const { append, invoiceCodec } = await loadEventStore();
  const config = api.parseConfig({
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: String(writers),
    JWT_SECRET: 'only the benchmark signs with this key',
    REFRESH_TOKEN_SECRET: 'only the benchmark derives with it',
  });
  const prisma = new api.PrismaService(config);
  const add = (stream: string, expectedVersion: number) =>
    append(prisma, invoiceCodec, { stream, expectedVersion }, [paid]);
  try {
    progress(`appending by ${writers} writers`);
    const added = await appendFor(appendSeconds, writers, add);
    await raceForOneStream(writers, add);
    await database.query(`TRUNCATE "StoredEvent"`);
    return { eventsAppended: added / appendSeconds };
  } finally {
    await prisma.$disconnect();
  }
}

type Add = (stream: string, expectedVersion: number) => Promise<unknown>;

async function appendFor(seconds: number, writers: number, add: Add): Promise<number> {
  let [added, isOver] = [0, false];
  const write = async () => {
    const stream = `bench-${newId()}`;
    for (let version = 0; !isOver; version++) {
      await add(stream, version);
      // What ends after the time is up does not count.
      if (!isOver) added++;
    }
  };
  const writing = Promise.all(Array.from({ length: writers }, write));
  await Promise.race([sleep(seconds * 1_000), writing]);
  isOver = true;
  await writing;
  return added;
}

async function raceForOneStream(writers: number, add: Add): Promise<void> {
  const stream = `bench-${newId()}`;
  await add(stream, 0);
  const ends = await Promise.allSettled(Array.from({ length: writers }, () => add(stream, 1)));
  const winners = ends.filter(({ status }) => status === 'fulfilled').length;
  if (winners !== 1) throw new Failure(`${winners} of ${writers} added the same version.`);
}
