/** Decides about orders, one at a time, and has the steps done that follow. */
import { Injectable, Logger } from '@nestjs/common';
import type { Fact, PaymentIncidentKind } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { ProblemError } from '../common/http/problems/problem.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { decideOrder } from './domain/decide-order.js';
import { findNextStepAt, findStep, type OrderStep } from './domain/find-step.js';
import type { OrderDecision, OrderEvent, OrderRecord } from './domain/order.js';
import { OrderSteps } from './order-steps.js';
import {
  findOrder,
  insertIncidents,
  lockOrder,
  noteProviderEvent,
  putOff,
  writeOrder,
  type OrderRow,
} from './orders.sql.js';

/** How long the steps of one order may take before somebody else goes on with it. */
export const LEASE_MS = 60_000;

/** More than any order has one after the other: past it a step does not do what it should. */
const STEPS_AT_ONCE = 50;

/** A provider's, which is taken once. */
interface TakenMessage {
  provider: string;
  id: string;
  type: string;
}

/** How a decision is written. */
interface Manner {
  message?: TakenMessage;
  alongside?: ((tx: Transaction) => Promise<void>) | undefined;
}

interface Decided {
  order: OrderRecord;
  refused: OrderDecision['refused'];
  hasChanged: boolean;
}

@Injectable()
export class OrdersService {
  private readonly logger = new Logger(OrdersService.name);

  constructor(
    private readonly prisma: PrismaService,
    private readonly outbox: OutboxService,
    private readonly steps: OrderSteps,
  ) {}

  /**
   * Decides and does at once what follows. What fails of that is done later, by the job: the answer is the
   * order as it is by then.
   * @param alongside what has to be written in the transaction that changes the order
   * @throws ProblemError `order_not_found`, or what the decision refused with
   */
  async tell(
    orderId: string,
    event: OrderEvent,
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<OrderRecord> {
    const { order, refused, hasChanged } = await this.decide(orderId, [event], { alongside });
    if (refused !== null) throw new ProblemError(refused);
    return hasChanged ? this.advance(orderId) : order;
  }

  /**
   * What a provider tells, once for each of its messages.
   * @throws ProblemError `order_not_found`
   */
  async take(message: TakenMessage, orderId: string, event: OrderEvent): Promise<void> {
    const { hasChanged } = await this.decide(orderId, [event], { message });
    if (hasChanged) await this.advance(orderId);
  }

  /**
   * Does what is to be done of an order, step after step, until nothing is due.
   * @param isDue whether its time has come: then the provider is asked as well
   */
  async advance(orderId: string, isDue = false): Promise<OrderRecord> {
    let mayLook = isDue;
    for (let count = 0; count < STEPS_AT_ONCE; count += 1) {
      const order = await this.get(orderId);
      const step = findStep(order, await this.readClock(), mayLook);
      if (step === null) return isDue ? this.rest(orderId) : order;
      if (step.kind === 'look') mayLook = false;
      try {
        await this.decide(orderId, await this.steps.run(order, step));
      } catch (error) {
        this.logger.warn(`Order ${orderId}: ${step.kind} failed: ${String(error)}`);
        await putOff(this.prisma, orderId);
        return this.afterFailure(orderId, step);
      }
    }
    throw new Error(`Order ${orderId} comes to no end`);
  }

  /** Nothing is due any more: it is said when something will be. */
  private async rest(orderId: string): Promise<OrderRecord> {
    return (await this.decide(orderId, [])).order;
  }

  /** Seats are not kept for ever from everybody else, because a provider does not answer. */
  private async afterFailure(orderId: string, { kind }: OrderStep): Promise<OrderRecord> {
    if (kind !== 'closeSession') return this.get(orderId);
    const { order, hasChanged } = await this.decide(orderId, [{ kind: 'providerSilent' }]);
    return hasChanged ? this.advance(orderId) : order;
  }

  /** @throws ProblemError `order_not_found` */
  async get(orderId: string): Promise<OrderRow> {
    const order = await findOrder(this.prisma, orderId);
    if (order === null) throw new ProblemError('order_not_found');
    return order;
  }

  /** By the database's, as everything that is decided by time. */
  private async readClock(): Promise<Date> {
    const [row] = await this.prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    return row!.now;
  }

  private async decide(
    orderId: string,
    events: readonly OrderEvent[],
    { message, alongside }: Manner = {},
  ): Promise<Decided> {
    const decided = await runTransaction(this.prisma, async (tx) => {
      const locked = await lockOrder(tx, orderId);
      if (locked === null) throw new ProblemError('order_not_found');
      const unchanged = { order: locked.order, refused: null, hasChanged: false };
      if (message && !(await noteProviderEvent(tx, message))) return unchanged;
      const written = await this.write(tx, locked.order, events, locked.now);
      if (written.hasChanged) await alongside?.(tx);
      return written;
    });
    if (decided.hasChanged) this.outbox.wake();
    return decided;
  }

  /** The facts last: see `OutboxService.append`. */
  private async write(
    tx: Transaction,
    before: OrderRow,
    events: readonly OrderEvent[],
    now: Date,
  ): Promise<Decided> {
    let order: OrderRecord = before;
    const facts: Fact[] = [];
    const incidents: PaymentIncidentKind[] = [];
    for (const event of events) {
      const decision = decideOrder(order, event, { now, newId });
      if (decision.refused !== null)
        return { order: before, refused: decision.refused, hasChanged: false };
      order = decision.order;
      facts.push(...decision.facts);
      incidents.push(...decision.incidents);
    }
    const hasChanged = order !== before;
    await writeOrder(tx, before, order, this.findNext(before, order, now, hasChanged));
    await insertIncidents(tx, order, incidents, { now, newId });
    if (facts.length > 0) {
      await this.outbox.append(tx, { aggregateType: 'order', aggregateId: order.id }, facts);
    }
    return { order, refused: null, hasChanged };
  }

  /** Whoever changed it does what follows, and has a lease for as long; after a failure the pause stays. */
  private findNext(before: OrderRow, order: OrderRecord, now: Date, hasChanged: boolean) {
    const nextStepAt = findNextStepAt(order, now);
    if (nextStepAt === null || nextStepAt > now) return { nextStepAt, attempts: 0 };
    const { attempts } = before;
    if (!hasChanged && attempts > 0) return { nextStepAt: before.nextStepAt, attempts };
    return { nextStepAt: new Date(now.getTime() + LEASE_MS), attempts: hasChanged ? 0 : attempts };
  }
}
