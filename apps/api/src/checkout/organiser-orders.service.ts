/** Orders of an event and what went wrong with them, for its organiser's members. */
import { Inject, Injectable } from '@nestjs/common';
import {
  paymentIncidentKindSchema,
  type ListOrdersQuery,
  type MemberAction,
  type OrderDetail,
  type OrganiserOrder,
  type OrganiserOrders,
  type PaymentIncident,
  type RefundOrderInput,
} from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import type { OrderLineRecord, OrderRecord } from './domain/order.js';
import { leftOf, priceOf, priceOfSeats } from './domain/order-questions.js';
import { OrdersService } from './orders.service.js';
import {
  findOrderIds,
  readOrders,
  type IncidentRow,
  type OrderPerson,
} from './organiser-orders.sql.js';
import { tellMoments } from './tell-moments.js';
import { toOrder } from './to-order.js';

const read: MemberAction = 'orders.read';
const refund: MemberAction = 'orders.refund';

@Injectable()
export class OrganiserOrdersService {
  constructor(
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly orders: OrdersService,
    private readonly activity: ActivityService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** @throws ProblemError `event_not_found`, `forbidden`, `second_factor_required`, `busy` */
  async list(
    user: SignedInUser,
    eventId: string,
    query: ListOrdersQuery,
  ): Promise<OrganiserOrders> {
    await this.memberships.require(user, { eventId }, read);
    return this.database.read(async (database) => {
      const found = await findOrderIds(database, eventId, query);
      const ids = found.slice(0, query.limit);
      const { orders, people, incidents } = await readOrders(database, eventId, ids);
      return {
        data: orders.map((order) => this.show(order, people.get(order.userId))),
        incidents: incidents.map(toIncident),
        meta: { hasMore: found.length > ids.length },
      };
    });
  }

  /** @throws ProblemError `event_not_found`, `order_not_found`, `forbidden`, `second_factor_required`, `busy` */
  async get(user: SignedInUser, eventId: string, orderId: string): Promise<OrderDetail> {
    await this.memberships.require(user, { eventId }, read);
    return this.read(eventId, orderId);
  }

  /**
   * Frees the seats and sends the money back: begun here, and ended whatever happens to this process.
   * @throws ProblemError `order_not_found` for a stranger's as for none, `forbidden`, `not_refundable`
   */
  async refund(actor: ActingUser, orderId: string, input: RefundOrderInput): Promise<OrderDetail> {
    const { eventId, userId } = await this.orders.get(orderId);
    const { organiserId } = await this.require(actor, eventId);
    const { lineIds = null, lines: seats, keepCents, reason } = input;
    const changes = {
      person: change(userId, userId),
      orderId: change(orderId, orderId),
      ...(keepCents > 0 && { keepCents: change(null, keepCents) }),
      reason: change(null, reason),
    };
    const entry = { organiserId, eventId, action: 'order.refunded', changes } as const;
    await this.orders.tell(orderId, { kind: 'refundAsked', lineIds, seats, keepCents }, (tx) =>
      this.activity.record(tx, actor, entry),
    );
    return this.read(eventId, orderId);
  }

  private async require(user: SignedInUser, eventId: string) {
    try {
      return await this.memberships.require(user, { eventId }, refund);
    } catch (error) {
      const isStranger = error instanceof ProblemError && error.code === 'event_not_found';
      throw isStranger ? new ProblemError('order_not_found') : error;
    }
  }

  /** @throws ProblemError `order_not_found`, also for one of another event */
  private async read(eventId: string, orderId: string): Promise<OrderDetail> {
    const { orders, people, incidents } = await this.database.read((database) =>
      readOrders(database, eventId, [orderId]),
    );
    const [order] = orders;
    if (!order) throw new ProblemError('order_not_found');
    const asked = await this.activity.listOfOrder(eventId, orderId);
    const shown = this.show(order, people.get(order.userId));
    return {
      ...shown,
      lines: order.lines.map((line, at) => ({
        ...shown.lines[at]!,
        paidCents: priceOf(order, line),
        refundableCents: refundableOf(order, line),
      })),
      provider: order.provider,
      onItsWayCents: order.refunds
        .filter(({ state }) => state === 'due')
        .reduce((sum, { amountCents }) => sum + amountCents, 0),
      moments: tellMoments(order, incidents, asked),
    };
  }

  private show(order: OrderRecord, person: OrderPerson | undefined): OrganiserOrder {
    const { id, name = '', email = '' } = person ?? { id: order.userId };
    return { ...toOrder(order, this.config.PUBLIC_URL), person: { id, name, email } };
  }
}

const refundableOf = (order: OrderRecord, line: OrderLineRecord): number =>
  order.state === 'paid' && line.seats === 'confirmed'
    ? priceOfSeats(order, line, leftOf(line))
    : 0;

const toIncident = ({ id, orderId, kind, createdAt }: IncidentRow): PaymentIncident => ({
  ...{ id, orderId, kind: paymentIncidentKindSchema.parse(kind) },
  createdAt: createdAt.toISOString(),
});
