/** Orders of an event and what went wrong with them, for its organiser's members. */
import { Inject, Injectable } from '@nestjs/common';
import {
  paymentIncidentKindSchema,
  type MemberAction,
  type OrganiserOrder,
  type OrganiserOrders,
  type RefundOrderInput,
} from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { PrismaService } from '../common/database/prisma.service.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../organisers/memberships.service.js';
import type { OrderRecord } from './domain/order.js';
import { OrdersService } from './orders.service.js';
import { listOrders } from './orders.sql.js';
import { toOrder } from './to-order.js';

const read: MemberAction = 'orders.read';
const refund: MemberAction = 'orders.refund';

@Injectable()
export class OrganiserOrdersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly memberships: MembershipsService,
    private readonly orders: OrdersService,
    private readonly activity: ActivityService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** The newest 200. @throws ProblemError `event_not_found`, `forbidden` */
  async list(user: SignedInUser, eventId: string): Promise<OrganiserOrders> {
    await this.memberships.require(user, { eventId }, read);
    const { orders, names, incidents } = await listOrders(this.prisma, eventId);
    return {
      data: orders.map((order) => this.show(order, names.get(order.userId) ?? '')),
      incidents: incidents.map(({ id, orderId, kind, createdAt }) => ({
        ...{ id, orderId, kind: paymentIncidentKindSchema.parse(kind) },
        createdAt: createdAt.toISOString(),
      })),
    };
  }

  /**
   * Frees the seats and sends the money back: begun here, and ended whatever happens to this process.
   * @throws ProblemError `order_not_found` for a stranger's as for none, `forbidden`, `not_refundable`
   */
  async refund(
    actor: ActingUser,
    orderId: string,
    input: RefundOrderInput,
  ): Promise<OrganiserOrder> {
    const { eventId, userId } = await this.orders.get(orderId);
    const { organiserId } = await this.require(actor, eventId);
    const { lineIds = null, lines: seats, keepCents, reason } = input;
    const changes = {
      person: change(userId, userId),
      keepCents: change(null, keepCents),
      reason: change(null, reason),
    };
    const entry = { organiserId, eventId, action: 'order.refunded', changes } as const;
    const order = await this.orders.tell(
      orderId,
      { kind: 'refundAsked', lineIds, seats, keepCents },
      (tx) => this.activity.record(tx, actor, entry),
    );
    const person = await this.prisma.user.findUnique({ where: { id: userId } });
    return this.show(order, person?.name ?? '');
  }

  private async require(user: SignedInUser, eventId: string) {
    try {
      return await this.memberships.require(user, { eventId }, refund);
    } catch (error) {
      const isStranger = error instanceof ProblemError && error.code === 'event_not_found';
      throw isStranger ? new ProblemError('order_not_found') : error;
    }
  }

  private show(order: OrderRecord, name: string): OrganiserOrder {
    return { ...toOrder(order, this.config.PUBLIC_URL), person: { id: order.userId, name } };
  }
}
