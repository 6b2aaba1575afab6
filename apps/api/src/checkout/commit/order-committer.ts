/**
 * The way from what is told of an order to what it is then: one queue per order, one transaction for all that are
 * ready, retry, split. Decision 93 says why; `commit-orders.ts` is the transaction.
 *
 * What must stay true: whatever is in a batch together, each order ends as if it had come alone, and what one
 * order is refused by the database fails no other.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../common/config/config.js';
import { classifyFailure } from '../../common/database/database-errors.js';
import { PrismaService, type Transaction } from '../../common/database/prisma.service.js';
import { runTransaction } from '../../common/database/transaction.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { systemScheduler } from '../../common/jobs/batch-scheduler.js';
import { GroupBatcher, PUT_BACK, type BatchResultOf } from '../../common/jobs/group-batcher.js';
import { BatcherBusyError } from '../../common/jobs/key-queue.js';
import { settleWithoutOffender } from '../../common/jobs/split-batch.js';
import { OutboxService } from '../../outbox/outbox.service.js';
import {
  commitOrders,
  type BatchCommand,
  type BatchOutcome,
  type SentBatch,
} from './commit-orders.js';
import type { DecidedOrder, OrderCommand } from '../domain/decide-orders.js';
import type { NewOrder } from './insert-orders.sql.js';
import type { OrderRow } from '../orders.sql.js';

/** What a command ended with inside its batch; a `failed` one is thrown to whoever sent it. */
type Settled = BatchOutcome | { kind: 'busy' } | { kind: 'failed'; error: unknown };

interface Manner {
  mayWait: boolean;
  /** Whether a constraint has refused these commands before. */
  isCareful: boolean;
}

/** An uncontended batch takes some milliseconds. */
const youngBatches = { maxYoung: 2, youngMs: 20 };

@Injectable()
export class OrderCommitter {
  private readonly logger = new Logger(OrderCommitter.name);
  private readonly batcher: GroupBatcher<BatchCommand, Settled>;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly prisma: PrismaService,
    private readonly outbox: OutboxService,
  ) {
    // The other half is for accounts, which share these connections.
    const maxConcurrent = Math.max(1, Math.floor(prisma.size / 2));
    this.batcher = new GroupBatcher({
      execute: (commands, mayWait) => this.settle(commands, { mayWait, isCareful: false }),
      maxBatchSize: config.BOOKING_BATCH_SIZE,
      maxQueued: config.BOOKING_QUEUE_LIMIT,
      maxConcurrent,
      maxWaiting: Math.ceil(maxConcurrent / 2),
      ...youngBatches,
      deadlineMs: config.BOOKING_DEADLINE_MS,
      scheduler: systemScheduler,
    });
  }

  /**
   * @returns null where the person has another order of the event that is not over
   * @throws ProblemError `busy`: it was not made, or nobody knows (then it ends by itself)
   */
  async place(order: NewOrder): Promise<OrderRow | null> {
    const settled = await this.submit(order.id, { kind: 'place', order });
    return settled.kind === 'placed' ? settled.order : fail(settled);
  }

  /**
   * @param alongside what has to be written in the transaction that changes the order: it has one of its own
   * @throws ProblemError `order_not_found`; `busy`: nothing was decided, or nobody knows (then the same may be
   *   told again)
   */
  async decide(
    command: OrderCommand,
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<DecidedOrder> {
    const deciding = { kind: 'decide', ...command } as const;
    const settled = alongside
      ? (await this.commit([deciding], true, alongside))[0]!
      : await this.submit(command.orderId, deciding);
    if (settled.kind === 'not found') throw new ProblemError('order_not_found');
    return settled.kind === 'decided' ? settled : fail(settled);
  }

  private async submit(key: string, command: BatchCommand): Promise<Settled> {
    try {
      return await this.batcher.submit(key, command);
    } catch (error) {
      if (error instanceof BatcherBusyError) return { kind: 'busy' };
      throw error;
    }
  }

  private async settle(
    commands: BatchCommand[],
    manner: Manner,
  ): Promise<BatchResultOf<Settled>[]> {
    try {
      const outcomes = await this.commit(commands, manner.mayWait);
      return outcomes.map((outcome) => (outcome.kind === 'not served' ? PUT_BACK : outcome));
    } catch (error) {
      return this.settleFailed(commands, manner, error);
    }
  }

  /** The tries that were sent are the retry's to recognise. */
  private async commit(
    commands: readonly BatchCommand[],
    mayWait: boolean,
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<BatchOutcome[]> {
    const sent: SentBatch[] = [];
    const { outcomes } = await runTransaction(this.prisma, async (tx) => {
      const batch = await commitOrders(tx, commands, { mayWait, sent });
      if (sent.includes(batch)) return batch;
      if (batch.outcomes.some(isChange)) await alongside?.(tx);
      sent.push(batch);
      return batch;
    });
    if (outcomes.some(isChange)) this.outbox.wake();
    return outcomes;
  }

  private async settleFailed(
    commands: BatchCommand[],
    manner: Manner,
    error: unknown,
  ): Promise<BatchResultOf<Settled>[]> {
    const failure = classifyFailure(error);
    if (failure === 'transient') {
      this.logger.warn(`A batch of ${commands.length} orders gave up: ${String(error)}`);
      return commands.map(() => ({ kind: 'busy' }));
    }
    if (failure === 'fatal') return commands.map(() => ({ kind: 'failed', error }));
    return settleWithoutOffender<BatchCommand, BatchResultOf<Settled>>({
      commands,
      isCareful: manner.isCareful,
      settle: (some) => this.settle(some, { ...manner, isCareful: true }),
      settleOffender: () => ({ kind: 'failed', error }),
    });
  }
}

const isChange = (outcome: BatchOutcome) => outcome.kind === 'decided' && outcome.hasChanged;

function fail(settled: Settled): never {
  if (settled.kind === 'failed') throw settled.error;
  throw new ProblemError('busy');
}
