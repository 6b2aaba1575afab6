/** Orders that are paid become invoices, and what goes back of them becomes credit notes. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Fact } from '@lastseat/contracts';
import { mailboxOf } from '../common/database/mailbox.js';
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

const listed = {
  orderBy: { id: 'asc' },
  select: { name: true, quantity: true, unitPriceCents: true },
} as const;

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
    const person = await this.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    const order = await this.prisma.order.findUniqueOrThrow({
      where: { eventId_id: { eventId, id: orderId } },
      select: { taxBasisPoints: true, pricesIncludeTax: true, lines: listed },
    });
    const customer = { name: person.name, email: mailboxOf(person), address: '', taxNumber: '' };
    // As the order was made, so that the invoice says what was paid. Where nothing was said of tax then, what was
    // paid has it in it.
    const { pricesIncludeTax } = order;
    const taxBasisPoints = order.taxBasisPoints ?? undefined;
    const lines = order.lines.map((line) => ({ ...line, taxBasisPoints }));
    const terms = { organiserId, orderId, currency, pricesIncludeTax };
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

/** What came late or twice was never sold for, and of nothing there is nothing to write. */
const isForTheBooks = (fact: Fact): fact is OrderFact =>
  (fact.type === 'order.paid' && fact.amountCents > 0) ||
  (fact.type === 'order.refunded' && fact.wasPaid);

/** Who has not said who their invoices are from issues none, and what was not invoiced is not credited. */
const isWithoutBooks = (error: unknown) =>
  error instanceof ProblemError &&
  (error.code === 'invoicing_profile_missing' || error.code === 'invoice_not_found');
