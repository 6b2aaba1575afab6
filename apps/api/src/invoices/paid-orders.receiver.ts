/** Orders that are paid become invoices, and what goes back of them becomes credit notes. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Fact } from '@lastseat/contracts';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import {
  ReceiversService,
  type Delivery,
  type OutboxMessage,
  type Receiver,
} from '../outbox/receivers.service.js';
import { BooksService, type Books } from './books.service.js';
import { InvoicesService } from './invoices.service.js';

type OrderFact = Extract<Fact, { type: 'order.paid' | 'order.refunded' }>;

@Injectable()
export class PaidOrdersReceiver implements Receiver, OnModuleInit {
  readonly name = 'invoices';
  /** A credit note comes after its invoice. */
  readonly isOrdered = true;
  readonly atOnce = 4;

  constructor(
    private readonly prisma: PrismaService,
    private readonly receivers: ReceiversService,
    private readonly books: BooksService,
    private readonly invoices: InvoicesService,
  ) {}

  onModuleInit(): void {
    this.receivers.register(this);
  }

  partsOf({ facts }: OutboxMessage): readonly (readonly Fact[])[] {
    return facts.filter(isForTheBooks).map((fact) => [fact]);
  }

  /** Delivered again it changes nothing: the order names its invoice, and the refund its credit note. */
  async deliver({ aggregateId: orderId, facts }: Delivery): Promise<void> {
    const fact = facts.find(isForTheBooks);
    if (fact === undefined) return;
    try {
      await (fact.type === 'order.paid' ? this.issue(orderId, fact) : this.credit(orderId, fact));
    } catch (error) {
      if (!isWithoutBooks(error)) throw error;
    }
  }

  private async issue(orderId: string, fact: OrderFact): Promise<void> {
    const { organiserId, eventId, userId, currency } = fact;
    const { name, email } = await this.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    const lines = await this.prisma.orderLine.findMany({
      where: { eventId, orderId },
      orderBy: { id: 'asc' },
      select: { name: true, quantity: true, unitPriceCents: true },
    });
    const customer = { name, email, address: '', taxNumber: '' };
    // What a ticket costs is what is paid for it.
    const terms = { organiserId, orderId, currency, pricesIncludeTax: true };
    await this.books.change({
      organiserId,
      work: async (books) => {
        const { id, isNew } = await this.invoices.issueFor(books, { ...terms, customer, lines });
        if (isNew) await this.invoices.pay(books, id, { reference: orderId });
      },
    });
  }

  private async credit(orderId: string, fact: OrderFact): Promise<void> {
    if (fact.type !== 'order.refunded') return;
    const { organiserId, refundId, amountCents } = fact;
    const id = this.invoices.idOfOrder(orderId);
    const wanted = { refundId, amountCents, reason: 'Refund' };
    const work = (books: Books) => this.invoices.credit(books, id, wanted);
    await this.books.change({ organiserId, work });
  }
}

/** What came late or twice was never sold for. */
const isForTheBooks = (fact: Fact): fact is OrderFact =>
  fact.type === 'order.paid' || (fact.type === 'order.refunded' && fact.wasPaid);

/** Who has not said who their invoices are from issues none, and what was not invoiced is not credited. */
const isWithoutBooks = (error: unknown) =>
  error instanceof ProblemError &&
  (error.code === 'invoicing_profile_missing' || error.code === 'invoice_not_found');
