/** An order, for whoever made it: an account, or a guest who shows its token. */
import { Inject, Injectable } from '@nestjs/common';
import type { Order } from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';
import { hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { InvoiceReadsService } from '../invoices/invoice-reads.service.js';
import type { OrderEvent, OrderRecord } from './domain/order.js';
import { OrdersService } from './orders.service.js';
import { findOrderOfBooking } from './own-orders.sql.js';
import { toOrder } from './to-order.js';

/** Who asks. */
export interface OrderAsker {
  userId: string | null;
  token: string | null;
}

@Injectable()
export class OwnOrdersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: OrdersService,
    private readonly invoices: InvoiceReadsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** @throws ProblemError `order_not_found` for a stranger's as for none */
  async get(asker: OrderAsker, orderId: string): Promise<Order> {
    return this.show(await this.find(asker, orderId));
  }

  /**
   * A sign of life, an extension, or the seats given back.
   * @throws ProblemError `order_not_found`, `order_over`, `order_paid`, `already_extended`
   */
  async tell(
    asker: OrderAsker,
    orderId: string,
    kind: Extract<OrderEvent['kind'], 'seen' | 'extended' | 'givenBack'>,
  ): Promise<Order> {
    await this.find(asker, orderId);
    return this.show(await this.orders.tell(orderId, { kind }));
  }

  /**
   * Opens the provider's page: one for each order, however often it is asked for.
   * @throws ProblemError `order_not_found`, `order_over`, `order_paid`, `provider_unreachable`, `payments_off`
   */
  async pay(asker: OrderAsker, orderId: string): Promise<Order> {
    await this.find(asker, orderId);
    let order = await this.orders.tell(orderId, { kind: 'payAsked' });
    if (order.paymentUrl === null) order = await this.orders.advance(orderId);
    if (order.paymentUrl === null) throw new ProblemError('provider_unreachable');
    return this.show(order);
  }

  /**
   * With which a ticket of theirs was bought. Of one that was passed on to them somebody else has paid.
   * @throws ProblemError `order_not_found`
   */
  async getOfBooking(userId: string, bookingId: string): Promise<Order> {
    const orderId = await findOrderOfBooking(this.prisma, userId, bookingId);
    if (orderId === null) throw new ProblemError('order_not_found');
    return this.get({ userId, token: null }, orderId);
  }

  /** @throws ProblemError `order_not_found`, `invoice_not_found`, `busy` */
  async writeInvoice(
    asker: OrderAsker,
    orderId: string,
  ): Promise<{ name: string; content: Buffer }> {
    const { organiserId } = await this.find(asker, orderId);
    return this.invoices.writePdfOfOrder(organiserId, orderId);
  }

  private show(order: OrderRecord): Order {
    return toOrder(order, this.config.PUBLIC_URL);
  }

  private async find({ userId, token }: OrderAsker, orderId: string): Promise<OrderRecord> {
    const order = await this.orders.get(orderId);
    const isOwn = userId !== null && order.userId === userId;
    if (!isOwn && !isToken(token, order.tokenHash)) throw new ProblemError('order_not_found');
    return order;
  }
}

function isToken(token: string | null, hash: Uint8Array | null): boolean {
  return token !== null && hash !== null && Buffer.compare(hashToken(token), hash) === 0;
}
