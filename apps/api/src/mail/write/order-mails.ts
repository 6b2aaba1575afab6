/** Mails about the money of an order, to whoever paid. What was paid or sent back stays true: none is too late. */
import { Inject, Injectable } from '@nestjs/common';
import type { Fact, FactOf } from '@lastseat/contracts';
import { AddressesService } from '../../auth/addresses.service.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import { PrismaService } from '../../common/database/prisma.service.js';
import { createLinks, type Links } from '../content/links.js';
import type { OrderContent } from '../content/order-content.js';
import { moneySentBack, paymentReceived } from '../letters/order-letters.js';
import { skip, type Written } from './written.js';

type OrderFact = FactOf<'order.paid' | 'order.refunded'>;

export const isOfOrder = (fact: Fact): fact is OrderFact =>
  fact.type === 'order.paid' || fact.type === 'order.refunded';

@Injectable()
export class OrderMails {
  private readonly links: Links;

  constructor(
    private readonly prisma: PrismaService,
    private readonly addresses: AddressesService,
    @Inject(CONFIG) { PUBLIC_URL }: Config,
  ) {
    this.links = createLinks(PUBLIC_URL);
  }

  async write(fact: OrderFact, orderId: string): Promise<Written> {
    const order = await this.find(fact, orderId);
    if (order === null) return skip('the account is deleted, or its address somebody else’s');
    const context = { links: this.links };
    const letter =
      fact.type === 'order.paid'
        ? paymentReceived(order, fact, context)
        : moneySentBack(
            order,
            fact,
            { what: await this.findWhat(fact), wasPaid: fact.wasPaid },
            context,
          );
    return { to: order.person, letter };
  }

  /** Null: nobody is there who could be told. */
  private async find(
    { eventId, userId }: OrderFact,
    orderId: string,
  ): Promise<OrderContent | null> {
    const order = await this.prisma.order.findUnique({
      where: { eventId_id: { eventId, id: orderId } },
      select: {
        tokenHash: true,
        lines: {
          orderBy: { id: 'asc' },
          select: { name: true, quantity: true, unitPriceCents: true },
        },
      },
    });
    const event = await this.prisma.event.findUnique({
      where: { id: eventId },
      select: { id: true, title: true, coverImageId: true, organiser: { select: { name: true } } },
    });
    const user = await this.prisma.user.findUnique({
      where: { id: userId },
      select: { id: true, name: true, email: true, deletedAt: true },
    });
    if (!order || !event || user?.deletedAt !== null) return null;
    const inVain = await this.addresses.listInVain([user]);
    if (inVain.has(userId)) return null;
    const { organiser, ...shown } = event;
    return {
      id: orderId,
      person: { name: user.name, address: user.email },
      isGuests: order.tokenHash !== null,
      lines: order.lines,
      event: { ...shown, organiserName: organiser.name },
    };
  }

  /** Of which line; null: of no seats. */
  private async findWhat({ eventId, refundId }: FactOf<'order.refunded'>): Promise<string | null> {
    const refund = await this.prisma.refund.findUnique({
      where: { eventId_id: { eventId, id: refundId } },
      select: { lineId: true },
    });
    const lineId = refund?.lineId ?? null;
    if (lineId === null) return null;
    const line = await this.prisma.orderLine.findUnique({
      where: { eventId_id: { eventId, id: lineId } },
      select: { name: true, quantity: true },
    });
    return line && `${line.quantity} × ${line.name}`;
  }
}
