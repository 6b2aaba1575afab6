/**
 * Connections are divided into lanes, so that no kind of work can take them all: a crowd that reads does
 * not hold up a booking, and neither does a crowd that logs in. `PrismaService` itself is the lane of
 * accounts and of the work that nobody waits for.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { BoundedQueue } from '../jobs/bounded-queue.js';
import { PrismaService } from './prisma.service.js';

/** Shares of DATABASE_POOL_SIZE. Reads that search keep a core of PostgreSQL busy each: they get few. */
const shares = { booking: 0.5, account: 0.3, read: 0.2 };

export type Lane = keyof typeof shares;

/** At least one, however small the pool. */
export function narrowTo(lane: Lane, config: Config): Config {
  const size = Math.max(1, Math.floor(config.DATABASE_POOL_SIZE * shares[lane]));
  return { ...config, DATABASE_POOL_SIZE: size };
}

/** For the transactions of the committer, and for what asks whether they are possible. */
@Injectable()
export class BookingDatabase extends PrismaService {
  constructor(@Inject(CONFIG) config: Config) {
    super(narrowTo('booking', config));
  }
}

/** Some seconds of work; who comes later is told so at once. */
const READS_WAITING = 1_000;
const READS_WAIT_MS = 5_000;

/** For what people look at. */
@Injectable()
export class ReadDatabase extends PrismaService {
  private readonly queue: BoundedQueue;

  constructor(@Inject(CONFIG) config: Config) {
    super(narrowTo('read', config));
    this.queue = new BoundedQueue({
      atOnce: this.size,
      maxWaiting: READS_WAITING,
      maxWaitMs: READS_WAIT_MS,
    });
  }

  /**
   * Runs a query that a stranger asked for, when a connection is free.
   * @throws ProblemError `busy` when too many wait already
   */
  read<T>(query: (database: ReadDatabase) => Promise<T>): Promise<T> {
    return this.queue.run(() => query(this));
  }
}
