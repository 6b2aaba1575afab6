import type { Config } from '../../../apps/api/src/common/config/config.js';
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import type { BuiltApi } from '../lib/built-api.js';

export type Answer = 'booked' | 'sold_out' | 'already_booked';

/** One way to sell a seat, on the same tables. */
export interface Contender {
  key: string;
  title: string;
  /** Sizes of the connection pool that are tried before the measured rounds; the best one stays. */
  poolSizes: readonly number[];
  /** What it needs beside the product's tables. */
  prepareDatabase?(database: BenchDatabase): Promise<void>;
  prepareEvent?(database: BenchDatabase, eventId: string): Promise<void>;
  /** What it leaves to be done after a round, before the totals are checked. */
  settleEvent?(database: BenchDatabase, eventId: string): Promise<void>;
  open(prisma: PrismaService, api: BuiltApi, config: Config): RunningContender;
}

export interface RunningContender {
  book(eventId: string, userId: string): Promise<Answer>;
  /** Has what has run out of an event ended, where nobody books. */
  expireHolds?(eventId: string): Promise<void>;
  /** Ends what is under way; the pool is closed by the caller. */
  drain?(): Promise<void>;
}

/** PostgreSQL's word for a second seat of one user, from whichever statement. */
export function isAlreadyBooked(error: unknown): boolean {
  return String(JSON.stringify((error as { meta?: unknown }).meta)).includes(
    'Booking_one_per_event_and_user',
  );
}
