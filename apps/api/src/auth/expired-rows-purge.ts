/**
 * Removes what nobody can use any more: refresh tokens past their end, with the sessions that have no
 * other, and counts of attempts whose window is over.
 *
 * What must stay true: no session is removed that a refresh may still prolong. A refresh needs a token
 * that has not expired and takes seconds at the most; {@link PURGE_GRACE_MS} is an hour.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { PrismaService, type Transaction } from '../common/prisma.service.js';

export const PURGE_EVERY_MS = 5 * 60_000;
export const PURGE_GRACE_MS = 60 * 60_000;
/** Rows of one transaction, so that it holds its locks for a moment only. */
export const PURGE_BATCH = 1_000;

/** Any number that no other advisory lock of this database has. */
export const PURGE_LOCK = 7_226_154;

@Injectable()
export class ExpiredRowsPurge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ExpiredRowsPurge.name);
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduleNext();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.underWay;
  }

  /** One pass, in as many transactions as it takes; nothing when another process is at it. */
  async purge(): Promise<void> {
    const cutoff = new Date(this.clock().getTime() - PURGE_GRACE_MS);
    for (const purgeBatch of [purgeTokens, purgeCounts]) {
      while (!this.isStopped && (await this.purgeAlone(purgeBatch, cutoff)) === PURGE_BATCH);
    }
  }

  private purgeAlone(
    purgeBatch: (tx: Transaction, cutoff: Date) => Promise<number>,
    cutoff: Date,
  ): Promise<number> {
    return this.prisma.$transaction(async (tx) => {
      // Ends with the transaction, also when this process does.
      const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${PURGE_LOCK}::bigint) AS "isOurs"`;
      return lock?.isOurs ? purgeBatch(tx, cutoff) : 0;
    });
  }

  private scheduleNext(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.purge()
        .catch((error: unknown) => this.logger.warn(`Purge put off: ${String(error)}`))
        .then(() => this.scheduleNext());
    }, PURGE_EVERY_MS);
  }
}

/**
 * The sessions go with the last of their tokens. Both see the rows of the statement's beginning, so "no
 * other token" is said of those that have not expired. A row that somebody holds waits for the next pass.
 */
function purgeTokens(tx: Transaction, cutoff: Date): Promise<number> {
  return tx.$queryRaw<{ removed: number }[]>`
    WITH expired AS (
      SELECT hash FROM "RefreshToken" WHERE "expiresAt" < ${cutoff}
      ORDER BY "expiresAt" LIMIT ${PURGE_BATCH} FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM "RefreshToken" WHERE hash IN (SELECT hash FROM expired) RETURNING "sessionId"
    ), ended AS (
      DELETE FROM "Session" WHERE id IN (
        SELECT id FROM "Session" JOIN gone ON id = "sessionId"
        WHERE NOT EXISTS (
          SELECT FROM "RefreshToken" AS other
          WHERE other."sessionId" = id AND other."expiresAt" >= ${cutoff}
        )
        FOR UPDATE OF "Session" SKIP LOCKED
      )
    )
    SELECT count(*)::int AS removed FROM gone`.then(([row]) => row?.removed ?? 0);
}

function purgeCounts(tx: Transaction, cutoff: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "RateLimit" WHERE key IN (
      SELECT key FROM "RateLimit" WHERE expire < ${cutoff.getTime()}::bigint
      LIMIT ${PURGE_BATCH} FOR UPDATE SKIP LOCKED
    )`;
}
