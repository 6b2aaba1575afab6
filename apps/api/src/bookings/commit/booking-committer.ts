/**
 * The way from a command to its final outcome: queue per event, one transaction per batch, retry,
 * split, announce. See README.md beside this file for the invariants and the crash table.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import {
  classifyFailure,
  findSqlState,
  findViolatedConstraint,
} from '../../common/database/database-errors.js';
import { BookingDatabase } from '../../common/database/lanes.js';
import { defaultLimits, runTransaction } from '../../common/database/transaction.js';
import { systemScheduler } from '../../common/jobs/batch-scheduler.js';
import {
  GroupBatcher,
  PUT_BACK,
  PUT_BACK_UNSETTLED,
  type BatchResultOf,
} from '../../common/jobs/group-batcher.js';
import { BatcherBusyError } from '../../common/jobs/key-queue.js';
import { settleWithoutOffender } from '../../common/jobs/split-batch.js';
import { MetricsService } from '../../common/observability/metrics/metrics.service.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import { BookingUpdatesService } from '../../realtime/booking-updates.service.js';
import { TicketUpdatesService } from '../../realtime/ticket-updates.service.js';
import type { BookingCommand } from '../domain/booking-command.js';
import { refuse, type Effect, type Outcome } from '../domain/outcome.js';
import { toBooking } from '../to-booking.js';
import { commitBatch, type BatchResult } from './commit-batch.js';

/** What a command ended with inside its batch; a `failed` one is a bug and becomes a 500. */
type Settled = Outcome | { kind: 'failed'; error: unknown };

/** How a batch is committed. */
interface Manner {
  /** Whether it may wait for an event that somebody else has locked. */
  mayWait: boolean;
  /** Whether a constraint has refused these commands before. */
  isCareful: boolean;
}

/** How long a transaction waits for the row lock; other processes hold it for milliseconds. */
const LOCK_TIMEOUT_MS = 5_000;

/** An uncontended batch takes some milliseconds. */
const youngBatches = { maxYoung: 3, youngMs: 20 };

@Injectable()
export class BookingCommitter {
  private readonly logger = new Logger(BookingCommitter.name);
  private readonly batcher: GroupBatcher<BookingCommand, Settled>;
  /** Commands that a transaction of unknown fate was about: they may have been carried out. */
  private readonly unsettled = new WeakSet<BookingCommand>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: BookingDatabase,
    private readonly ticketUpdates: TicketUpdatesService,
    private readonly bookingUpdates: BookingUpdatesService,
    private readonly outbox: OutboxService,
    private readonly metrics: MetricsService,
  ) {
    // One connection is left for whoever asks whether the database is there.
    const maxConcurrent = Math.max(1, database.size - 1);
    this.batcher = new GroupBatcher({
      execute: (commands, mayWait) => this.settle(commands, { mayWait, isCareful: false }),
      maxBatchSize: config.BOOKING_BATCH_SIZE,
      maxQueued: config.BOOKING_QUEUE_LIMIT,
      maxConcurrent,
      maxWaiting: Math.ceil(maxConcurrent / 2),
      ...youngBatches,
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
    manner: Manner,
  ): Promise<BatchResultOf<Settled>[]> {
    try {
      this.metrics.batchSize.observe(commands.length);
      const endCommit = this.metrics.commitSeconds.startTimer();
      const { outcomes, effects } = await this.commit(commands, manner).finally(endCommit);
      this.tell(effects);
      return outcomes.map((outcome, index) =>
        outcome.kind === 'not served' ? this.putBack(commands[index]!) : outcome,
      );
    } catch (error) {
      return this.settleFailed(commands, manner, error);
    }
  }

  /**
   * A retry recognises what its first attempt committed: bookings by their ids, cancels by their command
   * ids. Of an event that it could lock, that attempt holds nothing any more: it has ended. One that is
   * still locked may be held by it, and is put back to wait alone, as unsettled as it is.
   */
  private commit(commands: BookingCommand[], manner: Manner): Promise<BatchResult> {
    const delayMs = this.config.BOOKING_DELAY_MS;
    // Another process may hold the lock for its delay too.
    const lockTimeoutMs = LOCK_TIMEOUT_MS + delayMs;
    const timeoutMs = defaultLimits.timeoutMs + 2 * delayMs;
    return runTransaction(
      this.database,
      (tx) => {
        const isRetry = commands.some((command) => this.unsettled.has(command));
        return commitBatch(tx, commands, {
          now: this.clock,
          delayMs,
          lockTimeoutMs,
          isRetry,
          ...manner,
        });
      },
      { ...defaultLimits, timeoutMs, onRetry: (error) => this.noteUnsettled(commands, error) },
    );
  }

  private tell(effects: readonly Effect[]): void {
    if (effects.length === 0) return;
    for (const effect of effects) this.announce(effect);
    this.outbox.wake();
  }

  private announce(effect: Effect): void {
    if (effect.kind === 'served') {
      const { booking } = effect;
      return this.bookingUpdates.announce(booking.userId, toBooking(booking));
    }
    const { kind: _, ...update } = effect;
    this.ticketUpdates.announce(update);
  }

  private noteUnsettled(commands: BookingCommand[], error: unknown): void {
    this.countRetry(error);
    for (const command of commands) this.unsettled.add(command);
  }

  private putBack(command: BookingCommand): typeof PUT_BACK | typeof PUT_BACK_UNSETTLED {
    return this.unsettled.has(command) ? PUT_BACK_UNSETTLED : PUT_BACK;
  }

  private countRetry(error: unknown): void {
    this.metrics.retries.inc({ cause: findSqlState(error) ?? 'connection' });
  }

  private async settleFailed(
    commands: BookingCommand[],
    manner: Manner,
    error: unknown,
  ): Promise<BatchResultOf<Settled>[]> {
    const failure = classifyFailure(error);
    if (failure === 'transient') {
      this.logger.warn(`A batch of ${commands.length} gave up: ${describe(error)}`);
      return commands.map(() => refuse('busy'));
    }
    if (failure === 'fatal') return commands.map(() => ({ kind: 'failed', error }));
    this.countRetry(error);
    return settleWithoutOffender({
      commands,
      isCareful: manner.isCareful,
      settle: (some) => this.settle(some, { ...manner, isCareful: true }),
      settleOffender: () => settleRefusedByDatabase(error),
    });
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
