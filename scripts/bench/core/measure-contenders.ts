/** Runs each way to sell a seat against one hot event, turn by turn in the same run. */
import { benchConfig } from '../lib/bench-config.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import type { BuiltApi } from '../lib/built-api.js';
import { runLoad, type LoadResult } from '../lib/load.js';
import type { Contender, RunningContender } from './contender.js';

export interface Arena {
  api: BuiltApi;
  database: BenchDatabase;
  /** As many as one round can serve at the most. */
  userIds: readonly string[];
}

export interface OpenContender {
  contender: Contender;
  poolSize: number;
  running: RunningContender;
  close(): Promise<void>;
}

export function openContender(
  { api, database }: Arena,
  contender: Contender,
  poolSize: number,
): OpenContender {
  const environment = benchConfig(database.url, { DATABASE_POOL_SIZE: String(poolSize) });
  const config = api.parseConfig(environment);
  const prisma = new api.PrismaService(config);
  const running = contender.open(prisma, api, config);
  return {
    contender,
    poolSize,
    running,
    async close() {
      await running.drain?.();
      await prisma.$disconnect();
    },
  };
}

/** One round on an event of its own, with its totals checked. */
export async function measureRound(
  { database, userIds }: Arena,
  { contender, running }: OpenContender,
  callers: number,
  milliseconds: number,
  settle = () => database.settle(),
): Promise<LoadResult> {
  const [eventId] = (await database.createEvents(1, userIds.length)) as [string];
  await contender.prepareEvent?.(database, eventId);
  await settle();
  const result = await runLoad({
    callers,
    milliseconds,
    people: userIds,
    ask: (userId) => running.book(eventId, userId),
    expected: 'booked',
  });
  await contender.settleEvent?.(database, eventId);
  await database.assertTotals([eventId], result.answers);
  return result;
}

/** The contender with the pool that serves it best at this load; where no figure counts, with the largest. */
export async function openTuned(
  arena: Arena,
  contender: Contender,
  { callers, milliseconds, isSmall }: { callers: number; milliseconds: number; isSmall: boolean },
): Promise<OpenContender> {
  if (isSmall) return openContender(arena, contender, contender.poolSizes.at(-1)!);
  let best: { poolSize: number; perSecond: number } | undefined;
  for (const poolSize of contender.poolSizes) {
    if (contender.poolSizes.length === 1) break;
    const open = openContender(arena, contender, poolSize);
    try {
      const { perSecond } = await measureRound(arena, open, callers, milliseconds);
      if (best === undefined || perSecond > best.perSecond) best = { poolSize, perSecond };
    } finally {
      await open.close();
    }
  }
  return openContender(arena, contender, best?.poolSize ?? contender.poolSizes[0]!);
}
