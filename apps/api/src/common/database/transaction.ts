/** A transaction that is begun again when the failure is one that passes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { classifyFailure, TransactionGaveUpError } from './database-errors.js';
import type { PrismaService, Transaction } from './prisma.service.js';

export interface TransactionLimits {
  /** How often it is begun at the most. */
  attempts: number;
  /** Milliseconds to wait for a connection of the pool. */
  maxWaitMs: number;
  /** Milliseconds from BEGIN to COMMIT. */
  timeoutMs: number;
  /** Told why, before it is begun again. */
  onRetry?: (error: unknown) => void;
}

export const defaultLimits: TransactionLimits = {
  attempts: 5,
  maxWaitMs: 5_000,
  timeoutMs: 10_000,
};

/** For work that could not tell its own committed result from another's: who asked may try again. */
export const onceLimits: TransactionLimits = { ...defaultLimits, attempts: 1 };

/**
 * Runs `work` and commits. A deadlock, a lock timeout or a lost connection begins it again, so `work`
 * must be able to meet its own committed result: a connection that dies during COMMIT leaves the fate
 * of the transaction unknown. `work` is told which attempt it is, from 1.
 *
 * At PostgreSQL's default isolation, READ COMMITTED, and not more: a statement that waited for a row
 * lock must read the newest row. Not named in each BEGIN, which would cost a round trip; what depends
 * on it makes sure of it (`lockEvents`).
 * @throws TransactionGaveUpError when the attempts are used up, and any failure that does not pass
 */
export async function runTransaction<T>(
  prisma: PrismaService,
  work: (tx: Transaction, attempt: number) => Promise<T>,
  limits: TransactionLimits = defaultLimits,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction((tx) => work(tx, attempt), {
        maxWait: limits.maxWaitMs,
        timeout: limits.timeoutMs,
      });
    } catch (error) {
      if (classifyFailure(error) !== 'transient') throw error;
      if (attempt >= limits.attempts) throw new TransactionGaveUpError(error);
      limits.onRetry?.(error);
      await sleep(backoffMs(attempt));
    }
  }
}

/** 25, 50, 100, 200 ms, each spread over half to one and a half of it, so that rivals part. */
function backoffMs(attempt: number): number {
  return 25 * 2 ** (attempt - 1) * (0.5 + Math.random());
}
