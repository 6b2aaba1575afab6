/** The counters of rate-limiter-flexible, on the table "RateLimit" of our own migrations. */
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Config } from '../common/config/config.js';
import type { PrismaService } from '../common/database/prisma.service.js';

export type AttemptKind = 'login' | 'register' | 'refresh';

interface LimitersOfKind {
  address: RateLimiterPostgres;
  account: RateLimiterPostgres;
  /** What one address has of an account. */
  share?: RateLimiterPostgres;
}

export type Limiters = Record<AttemptKind, LimitersOfKind>;

export function createLimiters(prisma: PrismaService, config: Config): Limiters {
  const storeClient = toStoreClient(prisma);
  const limiter = (keyPrefix: string, points: number, seconds: number) =>
    createLimiter(storeClient, keyPrefix, points, seconds);
  const pair = (kind: AttemptKind, perAddress: number, perAccount: number, seconds: number) => ({
    address: limiter(`${kind}-address`, perAddress, seconds),
    account: limiter(`${kind}-account`, perAccount, seconds),
  });
  return {
    login: {
      ...pair(
        'login',
        config.LOGIN_LIMIT_PER_ADDRESS,
        config.LOGIN_LIMIT_PER_ACCOUNT,
        config.LOGIN_LIMIT_SECONDS,
      ),
      share: limiter(
        'login-share',
        Math.ceil(config.LOGIN_LIMIT_PER_ACCOUNT / 2),
        config.LOGIN_LIMIT_SECONDS,
      ),
    },
    register: pair(
      'register',
      config.REGISTER_LIMIT_PER_ADDRESS,
      config.REGISTER_LIMIT_PER_ACCOUNT,
      config.REGISTER_LIMIT_SECONDS,
    ),
    refresh: pair(
      'refresh',
      config.REFRESH_LIMIT_PER_ADDRESS,
      config.REFRESH_LIMIT_PER_ACCOUNT,
      config.REFRESH_LIMIT_SECONDS,
    ),
  };
}

function createLimiter(
  storeClient: StoreClient,
  keyPrefix: string,
  points: number,
  seconds: number,
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient,
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

type StoreClient = ReturnType<typeof toStoreClient>;

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
