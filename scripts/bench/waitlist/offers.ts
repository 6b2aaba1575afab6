/** Seats that are given back while thousands wait: how many offers a second, and how soon each is heard of. */
import { setTimeout as pause } from 'node:timers/promises';
import { median, percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { until } from '../../runner/until.js';
import { openCommitter, type OpenCommitter, type Seat } from '../core/group-commit.js';
import type { Arena } from '../core/measure-contenders.js';
import { benchConfig } from '../lib/bench-config.js';
import { runLoad } from '../lib/load.js';
import type { PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { assertServed, createSoldOut, type SoldOutEvent } from './sold-out-event.js';

export interface OffersSize {
  rounds: number;
  callers: number;
  /** Of each round. */
  cancels: number;
  perSecond: number;
  /** As many wait to the end of a round. */
  waiting: number;
}

export async function measureOffers(
  arena: Arena,
  size: OffersSize,
  progress: (text: string) => void,
): Promise<Pick<PartResult, 'measures' | 'tables'>> {
  const rates: number[] = [];
  const delays: number[] = [];
  for (let round = 0; round < size.rounds; round++) {
    progress(`round ${round + 1} of ${size.rounds}: ${size.callers} callers give seats back`);
    rates.push(await withSoldOut(arena, size, (one) => measureRate(one, size)));
    progress(`round ${round + 1} of ${size.rounds}: ${size.perSecond} cancels a second`);
    delays.push(...(await withSoldOut(arena, size, (one) => measureDelays(one, size))));
  }
  const p99Ms = percentile(delays, 0.99);
  return {
    measures: { waitlistOffersPerSecond: median(rates), waitlistOfferP99Ms: p99Ms },
    tables: [
      {
        caption: `Seats given back while ${formatNumber(size.waiting)} wait: offers per second`,
        columns: ['callers', 'per second', 'rounds'],
        rows: [[formatNumber(size.callers), ...listFigure(rates)]],
      },
      {
        caption: 'The same at an even pace, from the cancel to who hears of the offer',
        columns: ['cancels a second', 'p50 ms', 'p99 ms'],
        rows: [[size.perSecond, percentile(delays, 0.5), p99Ms].map(formatNumber)],
      },
    ],
  };
}

interface Scene extends SoldOutEvent {
  committer: OpenCommitter;
  /** When each offer was heard of, in their order. */
  heardAt: number[];
}

async function withSoldOut<T>(
  { api, database, userIds }: Arena,
  { cancels, waiting }: OffersSize,
  measure: (scene: Scene) => Promise<T>,
): Promise<T> {
  const attendees = userIds.slice(0, cancels);
  const line = userIds.slice(cancels, 2 * cancels + waiting);
  const event = await createSoldOut(database, attendees, line);
  const config = api.parseConfig(benchConfig(database.url, { DATABASE_POOL_SIZE: '20' }));
  const prisma = new api.PrismaService(config);
  const heardAt: number[] = [];
  const committer = openCommitter(prisma, api, config, new api.OutboxService(), () => {
    heardAt.push(performance.now());
  });
  try {
    const measured = await measure({ ...event, committer, heardAt });
    await until('everybody heard of their offer', () => heardAt.length === cancels);
    await assertServed(database, event, line, cancels);
    return measured;
  } finally {
    await committer.drain();
    await prisma.$disconnect();
  }
}

async function measureRate({ committer, seats }: Scene, { callers }: OffersSize): Promise<number> {
  const byUser = new Map(seats.map((seat) => [seat.userId, seat]));
  const { perSecond } = await runLoad({
    ...{ callers, milliseconds: Infinity, people: [...byUser.keys()], expected: 'cancelled' },
    ask: (userId) => committer.cancel(byUser.get(userId)!),
  });
  return perSecond;
}

/** Seats are offered in the order in which they are given back, so the first cancel made the first offer. */
async function measureDelays(
  { committer, seats, heardAt }: Scene,
  { perSecond }: OffersSize,
): Promise<number[]> {
  const started = performance.now();
  const sentAt: number[] = [];
  const cancel = async (seat: Seat, index: number) => {
    await pause(Math.max(0, started + (index / perSecond) * 1_000 - performance.now()));
    sentAt.push(performance.now());
    await committer.cancel(seat);
  };
  await Promise.all(seats.map(cancel));
  return sentAt.map((at, index) => heardAt[index]! - at);
}
