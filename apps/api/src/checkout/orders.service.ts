/** Has orders decided about, and the steps done that follow. */
import { Injectable, Logger } from '@nestjs/common';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import type { DecidedOrder, TakenMessage } from './domain/decide-orders.js';
import { findStep, type OrderStep } from './domain/find-step.js';
import { needsPage } from './domain/order-questions.js';
import type { OrderEvent, OrderPage, OrderRecord } from './domain/order.js';
import { OrderCommitter } from './commit/order-committer.js';
import { OrderReads } from './order-reads.js';
import { OrderSteps } from './order-steps.js';
import { putOff, type OrderRow, type SeenOrder } from './orders.sql.js';

/** More than any order has one after the other: past it a step does not do what it should. */
const STEPS_AT_ONCE = 50;

/** As an order was when it was read or decided about. */
type Seen = Pick<DecidedOrder, 'order' | 'now'>;

@Injectable()
export class OrdersService {
  private readonly logger = new Logger(OrdersService.name);

  constructor(
    private readonly prisma: PrismaService,
    private readonly reads: OrderReads,
    private readonly committer: OrderCommitter,
    private readonly steps: OrderSteps,
  ) {}

  /**
   * Decides and does at once what follows. What fails of that is done later, by the job: the answer is the
   * order as it is by then.
   * @param alongside what has to be written in the transaction that changes the order
   * @throws ProblemError `order_not_found`, `busy`, or what the decision refused with
   */
  async tell(
    orderId: string,
    event: OrderEvent,
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<OrderRecord> {
    const command = { orderId, events: [event], message: null };
    const decided = await this.committer.decide(command, alongside);
    if (decided.refused !== null) throw new ProblemError(decided.refused);
    return decided.hasChanged ? this.goOn(decided, false) : decided.order;
  }

  /**
   * Its page is made before it is written down that somebody is there: one that is not written down is told to
   * nobody, so no money can come on it, and it closes by itself.
   * @throws ProblemError `provider_unreachable`, and as `tell`
   */
  async pay(order: OrderRecord): Promise<OrderRecord> {
    const page = needsPage(order) ? await this.makePage(order) : null;
    return this.tell(order.id, { kind: 'payAsked', page });
  }

  private async makePage(order: OrderRecord): Promise<OrderPage> {
    try {
      return await this.steps.makePage(order);
    } catch (error) {
      this.logger.warn(`Order ${order.id} has no page: ${String(error)}`);
      throw new ProblemError('provider_unreachable');
    }
  }

  /**
   * What a provider tells, once for each of its messages.
   * @throws ProblemError `order_not_found`, `busy`
   */
  async take(message: TakenMessage, orderId: string, events: readonly OrderEvent[]): Promise<void> {
    const decided = await this.committer.decide({ orderId, events, message });
    if (decided.hasChanged) await this.goOn(decided, false);
  }

  /**
   * Does what is to be done of an order, step after step, until nothing is due.
   * @param isDue whether its time has come: then the provider is asked as well
   */
  async advance(orderId: string, isDue = false): Promise<OrderRecord> {
    return this.goOn(await this.see(orderId), isDue);
  }

  /** From what was decided last: nobody has to read it again. Whoever came since has their own say. */
  private async goOn(seen: Seen, isDue: boolean): Promise<OrderRecord> {
    let { order, now } = seen;
    let mayLook = isDue;
    for (let count = 0; count < STEPS_AT_ONCE; count += 1) {
      const step = findStep(order, now, mayLook);
      if (step === null) return isDue ? this.rest(order.id) : order;
      if (step.kind === 'look') mayLook = false;
      try {
        ({ order, now } = await this.decide(order.id, await this.steps.run(order, step)));
      } catch (error) {
        this.logger.warn(`Order ${order.id}: ${step.kind} failed: ${String(error)}`);
        await putOff(this.prisma, order.id);
        return this.afterFailure(order.id, step);
      }
    }
    throw new Error(`Order ${order.id} comes to no end`);
  }

  /** Nothing is due any more: it is said when something will be. */
  private async rest(orderId: string): Promise<OrderRecord> {
    return (await this.decide(orderId, [])).order;
  }

  /** Seats are not kept for ever from everybody else, because a provider does not answer. */
  private async afterFailure(orderId: string, { kind }: OrderStep): Promise<OrderRecord> {
    if (kind !== 'closeSession') return this.get(orderId);
    const decided = await this.decide(orderId, [{ kind: 'providerSilent' }]);
    return decided.hasChanged ? this.goOn(decided, false) : decided.order;
  }

  /** @throws ProblemError `order_not_found`, `busy` */
  async get(orderId: string): Promise<OrderRow> {
    return (await this.see(orderId)).order;
  }

  private async see(orderId: string): Promise<SeenOrder> {
    const seen = await this.reads.find(orderId);
    if (seen === null) throw new ProblemError('order_not_found');
    return seen;
  }

  private decide(orderId: string, events: readonly OrderEvent[]): Promise<DecidedOrder> {
    return this.committer.decide({ orderId, events, message: null });
  }
}
