/** An order, for whoever made it: an account, or a guest who shows its token. */
import { Inject, Injectable } from '@nestjs/common';
import type {
  BookingTickets,
  GiveOrderNamesInput,
  Order,
  OrderNames,
  OrderTickets,
} from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';
import { hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { InvoiceReadsService } from '../invoices/invoice-reads.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { OrderEvent, OrderRecord } from './domain/order.js';
import { isLive } from './domain/order-questions.js';
import { OrderNamesService } from './order-names.service.js';
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
    private readonly tickets: TicketsService,
    private readonly names: OrderNamesService,
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
   * Opens the provider's page: one for each order, however often it is asked for. What costs nothing is paid by it.
   * @throws ProblemError `order_not_found`, `order_over`, `order_paid`, `names_missing`, `provider_unreachable`,
   *   `busy`
   */
  async pay(asker: OrderAsker, orderId: string): Promise<Order> {
    const asked = await this.find(asker, orderId);
    if (isLive(asked)) await this.names.requireAll(asked);
    return this.show(await this.orders.pay(asked));
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

  /**
   * What was bought, for whoever shows the order: a guest's address is not proved, so nothing else of the person
   * who has it is told here.
   * @throws ProblemError `order_not_found`, `busy`
   */
  async listTickets(asker: OrderAsker, orderId: string): Promise<OrderTickets> {
    const { userId, lines } = await this.find(asker, orderId);
    const confirmed = lines.filter(({ seats }) => seats === 'confirmed');
    const found = await Promise.all(
      confirmed.map(({ bookingId }) => this.findTickets({ userId, id: bookingId })),
    );
    return { data: found.filter((tickets) => tickets !== null) };
  }

  /** Null for those that were cancelled or passed on since. */
  private async findTickets(own: { userId: string; id: string }): Promise<BookingTickets | null> {
    try {
      return await this.tickets.list(own);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'ticket_not_found') return null;
      throw error;
    }
  }

  /** @throws ProblemError `order_not_found` */
  async readNames(asker: OrderAsker, orderId: string): Promise<OrderNames> {
    return this.names.read(await this.find(asker, orderId));
  }

  /** @throws ProblemError `order_not_found`, `order_over`, `names_not_asked`, `invalid_request` */
  async giveNames(
    asker: OrderAsker,
    orderId: string,
    input: GiveOrderNamesInput,
  ): Promise<OrderNames> {
    return this.names.give(await this.find(asker, orderId), input);
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
