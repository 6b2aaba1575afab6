/** A counter of rate-limiter-flexible, on the table "RateLimit" of our own migrations. */
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { PrismaService } from './prisma.service.js';

export interface RateLimit {
  keyPrefix: string;
  /** How often within the seconds. */
  points: number;
  seconds: number;
}

export function createRateLimiter(
  prisma: PrismaService,
  { keyPrefix, points, seconds }: RateLimit,
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: toStoreClient(prisma),
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    // By `expired-rows-purge.ts`, once for all processes.
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: seconds,
  });
}

interface CounterRow {
  points: number;
  expire: bigint;
}

/**
 * The library's SQL over the pool that there is, in place of one of its own: its failures are then known
 * to `database-errors.ts`. Each count is one `INSERT … ON CONFLICT DO UPDATE`, so two at once are two.
 */
function toStoreClient(prisma: PrismaService) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const rows = await prisma.$queryRawUnsafe<CounterRow[]>(text, ...values);
      return {
        rows: rows.map(({ points, expire }) => ({ points, expire: Number(expire) })),
        rowCount: rows.length,
      };
    },
  };
}
