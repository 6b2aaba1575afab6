/** From a COMMIT to who is told of it: when nothing else goes on, and while people book at an even pace. */
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { benchConfig } from '../lib/bench-config.js';
import type { Arena } from '../core/measure-contenders.js';
import { openCommitter } from '../core/group-commit.js';
import type { PartResult } from '../part.js';
import { until } from '../../runner/until.js';
import { openDispatcher } from './open-dispatcher.js';

export interface Pace {
  title: string;
  measure: string;
  bookings: number;
  perSecond: number;
}

/** All bookings are of one event. Each is told to one receiver, by itself. */
export async function measureDelay(
  arena: Arena,
  paces: readonly Pace[],
  progress: (text: string) => void,
): Promise<Pick<PartResult, 'measures' | 'tables'>> {
  const results: { pace: Pace; p50Ms: number; p99Ms: number }[] = [];
  for (const pace of paces) {
    progress(`delay: ${pace.title}`);
    const delays = await measurePace(arena, pace);
    results.push({ pace, p50Ms: percentile(delays, 0.5), p99Ms: percentile(delays, 0.99) });
  }
  return {
    measures: Object.fromEntries(results.map(({ pace, p99Ms }) => [pace.measure, p99Ms])),
    tables: [
      {
        caption: 'From COMMIT to the receiver',
        columns: ['bookings', 'p50 ms', 'p99 ms'],
        rows: results.map(({ pace, p50Ms, p99Ms }) => [
          pace.title,
          formatNumber(p50Ms),
          formatNumber(p99Ms),
        ]),
      },
    ],
  };
}

/** @returns of each booking, in ms */
async function measurePace(
  { api, database, userIds }: Arena,
  { bookings, perSecond }: Pace,
): Promise<number[]> {
  const [eventId] = (await database.createEvents(1, bookings)) as [string];
  const config = api.parseConfig(benchConfig(database.url));
  const prisma = new api.PrismaService(config);
  const outbox = new api.OutboxService();
  const committer = openCommitter(prisma, api, config, outbox);
  const toldAt = new Map<string, number>();
  const dispatcher = openDispatcher(api, database, outbox, [
    {
      isOrdered: false,
      onDelivery({ facts: [fact] }) {
        if (fact?.type === 'booking.confirmed') toldAt.set(fact.bookingId, Date.now());
      },
    },
  ]);
  try {
    const started = performance.now();
    const booked = userIds.slice(0, bookings).map(async (userId, index) => {
      await pause(Math.max(0, started + (index / perSecond) * 1_000 - performance.now()));
      await committer.book(eventId, userId);
    });
    await Promise.all(booked);
    await until('all are told', () => toldAt.size === bookings);
    const commits = await readCommits(database, eventId);
    return commits.map(({ id, at }) => toldAt.get(id)! - at);
  } finally {
    await committer.drain();
    await dispatcher.close();
    await prisma.$disconnect();
  }
}

/** By PostgreSQL's own time of each COMMIT, in ms since 1970. */
function readCommits(
  database: Arena['database'],
  eventId: string,
): Promise<{ id: string; at: number }[]> {
  return database.query(
    `SELECT id, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
     FROM "Booking" WHERE "eventId" = $1`,
    [eventId],
  );
}
