/**
 * The way from a command to its final outcome: queue per event, one transaction per batch, retry,
 * split, announce. See README.md beside this file for the invariants and the crash table.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, type Clock } from '../../common/clock.js';
import { CONFIG, type Config } from '../../common/config.js';
import {
  classifyFailure,
  findSqlState,
  findViolatedConstraint,
} from '../../common/database-errors.js';
import { MetricsService } from '../../common/metrics/metrics.service.js';
import { BookingDatabase } from '../../common/database/lanes.js';
import { defaultLimits, runTransaction } from '../../common/transaction.js';
import { TicketUpdatesService } from '../../realtime/ticket-updates.service.js';
import { refuse, type BookingCommand, type Outcome } from '../domain/booking-command.js';
import { commitBatch, type BatchResult } from './commit-batch.js';
import { BatcherBusyError, GroupBatcher, PUT_BACK, systemScheduler } from './group-batcher.js';

/** What a command ended with inside its batch; a `failed` one is a bug and becomes a 500. */
type Settled = Outcome | { kind: 'failed'; error: unknown };

/** How long a transaction waits for the row lock; other processes hold it for milliseconds. */
const LOCK_TIMEOUT_MS = 5_000;

@Injectable()
export class BookingCommitter {
  private readonly logger = new Logger(BookingCommitter.name);
  private readonly batcher: GroupBatcher<BookingCommand, Settled>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: BookingDatabase,
    private readonly ticketUpdates: TicketUpdatesService,
    private readonly metrics: MetricsService,
  ) {
    this.batcher = new GroupBatcher({
      execute: (commands) => this.settle(commands),
      maxBatchSize: config.BOOKING_BATCH_SIZE,
      maxQueued: config.BOOKING_QUEUE_LIMIT,
      // One is left for whoever asks whether the database is there.
      maxConcurrent: Math.max(1, database.size - 1),
      deadlineMs: config.BOOKING_DEADLINE_MS,
      scheduler: systemScheduler,
      onTaken: (waitedMs) => metrics.queueWaitSeconds.observe(waitedMs / 1000),
    });
    metrics.observe(
      'lastseat_booking_queue_depth',
      'Commands that were taken and have no outcome yet',
      () => this.unfinished,
    );
  }

  /**
   * Resolves after COMMIT with what became of the command, or with the refusal `busy`: then nothing
   * was done, or (only when the database went away under the batch) its fate is unknown and the same
   * request with the same idempotency key finds it out.
   * @throws what a bug throws; never for an expected refusal
   */
  async submit(command: BookingCommand): Promise<Outcome> {
    const settled = await this.queue(command);
    this.metrics.outcomes.inc({
      outcome: settled.kind === 'refused' ? settled.code : settled.kind,
    });
    if (settled.kind === 'failed') throw settled.error;
    return settled;
  }

  /** Commands that were taken and have no outcome yet. */
  get unfinished(): number {
    return this.batcher.unfinished;
  }

  /** Takes no more commands, and resolves once all that were taken have their outcome. */
  async drain(): Promise<void> {
    await this.batcher.drain();
    this.ticketUpdates.flush();
  }

  private async queue(command: BookingCommand): Promise<Settled> {
    try {
      return await this.batcher.submit(command.eventId, command);
    } catch (error) {
      if (error instanceof BatcherBusyError) return refuse('busy');
      throw error;
    }
  }

  private async settle(
    commands: BookingCommand[],
    isRetry = false,
  ): Promise<(Settled | typeof PUT_BACK)[]> {
    try {
      this.metrics.batchSize.observe(commands.length);
      const endCommit = this.metrics.commitSeconds.startTimer();
      const { outcomes, updates } = await this.commit(commands, isRetry).finally(endCommit);
      for (const update of updates) this.ticketUpdates.announce(update);
      return commands.map((command) => outcomes.get(command) ?? PUT_BACK);
    } catch (error) {
      return this.settleFailed(commands, error);
    }
  }

  /**
   * A retry begins with the row locks, so it waits for a transaction of unknown fate to end, and then
   * recognises what that one committed: bookings by their ids, cancels by their command ids.
   */
  private commit(commands: BookingCommand[], isRetry: boolean): Promise<BatchResult> {
    const delayMs = this.config.BOOKING_DELAY_MS;
    // Another process may hold the lock for its delay too.
    const lockTimeoutMs = LOCK_TIMEOUT_MS + delayMs;
    const timeoutMs = defaultLimits.timeoutMs + 2 * delayMs;
    return runTransaction(
      this.database,
      (tx, attempt) =>
        commitBatch(tx, commands, {
          now: this.clock,
          delayMs,
          lockTimeoutMs,
          isRetry: isRetry || attempt > 1,
        }),
      { ...defaultLimits, timeoutMs, onRetry: (error) => this.countRetry(error) },
    );
  }

  private countRetry(error: unknown): void {
    this.metrics.retries.inc({ cause: findSqlState(error) ?? 'connection' });
  }

  private async settleFailed(
    commands: BookingCommand[],
    error: unknown,
  ): Promise<(Settled | typeof PUT_BACK)[]> {
    const failure = classifyFailure(error);
    if (failure === 'passing') {
      this.logger.warn(`A batch of ${commands.length} gave up: ${describe(error)}`);
      return commands.map(() => refuse('busy'));
    }
    if (failure === 'broken') return commands.map(() => ({ kind: 'failed', error }));
    if (commands.length === 1) return [settleRefusedByDatabase(error)];

    // One command broke a constraint and took the batch with it: halve until it stands alone.
    const middle = Math.ceil(commands.length / 2);
    const firstHalf = await this.settle(commands.slice(0, middle), true);
    const secondHalf = await this.settle(commands.slice(middle), true);
    return [...firstHalf, ...secondHalf];
  }
}

/** The refusal that a constraint stands for, where the decision could not know it. */
function settleRefusedByDatabase(error: unknown): Settled {
  switch (findViolatedConstraint(error)) {
    // The account was deleted while its access token still lives.
    case 'Booking_userId_fkey':
      return refuse('unauthenticated');
    // A key is unique over all events of a user, and the other event's row lock is not ours: its
    // booking was committed between our look and our insert.
    case 'Booking_one_per_user_and_idempotency_key':
      return refuse('idempotency_key_reused');
    default:
      return { kind: 'failed', error };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message.trim().split('\n').at(-1)! : String(error);
}
