/** Tells how a shop sold honestly for a while, for tests that then make it lie. */
import { HonestHistory } from '../../../torture/checker/testing/honest-history.js';
import type {
  Books,
  LineRow,
  MoneyHistory,
  OrderRow,
  PaymentRow,
  ProviderBooks,
  ToldOrder,
  WantedRefund,
} from '../../history.js';

export const PRICE = 2_500;
const PAID_AT = 1_000;

export class HonestMoney implements MoneyHistory {
  readonly provider: ProviderBooks = { payments: [], refunds: [] };
  readonly books: Books = {
    ...{ orders: [], lines: [], payments: [], refunds: [], incidents: [], seats: [] },
    ...{ types: [], codes: [], codeUses: [] },
    ...{ invoices: [], numbers: [], ledger: [], facts: [], invoicingIds: ['mill'] },
  };
  readonly told: ToldOrder[] = [];
  readonly wantedRefunds: WantedRefund[] = [];
  readonly unexpected: string[] = [];
  readonly unanswered: string[] = [];
  readonly seats = new HonestHistory(1).book('ann', 100);

  /** Somebody checks out, pays and has their seats. */
  sell(id: string, quantity = 1): this {
    this.open(id, 'paid', quantity);
    return this.finish(id, quantity);
  }

  /** The same of two types, one of them at half the price, and one seat of the other one. */
  sellTypes(id: string): this {
    const order = this.open(id, 'paid', 2);
    const [dear] = [this.lineOf(id)];
    const half = PRICE / 2;
    Object.assign(order, { totalCents: 2 * half + PRICE, promoCode: 'HALF' });
    Object.assign(dear, { ticketTypeId: 'seated', unitPriceCents: half, discountCents: half });
    this.books.codes.push({
      ...{ id: 'half', eventId: 'concert', code: 'HALF', percentOff: 50, amountOffCents: null },
      ...{ ticketTypeIds: ['seated'], usedTickets: 2, maxTickets: 3 },
    });
    this.books.codeUses.push({ bookingId: dear.bookingId, promoCodeId: 'half', quantity: 2 });
    this.finish(id, 2);
    this.seatsOf(id).ticketTypeId = 'seated';
    const other = { ...dear, id: `other line of ${id}`, bookingId: `seats of ${id}, other` };
    const full = { unitPriceCents: PRICE, discountCents: 0 };
    this.books.lines.push({ ...other, ...full, ticketTypeId: 'standing', quantity: 1 });
    const seats = { ...this.seatsOf(id), id: other.bookingId };
    this.books.seats.push({ ...seats, ticketTypeId: 'standing', quantity: 1 });
    this.books.types.push({ id: 'seated', takenTickets: 2, capacity: 5 });
    this.books.types.push({ id: 'standing', takenTickets: 1, capacity: null });
    return this;
  }

  private finish(id: string, quantity: number): this {
    const order = this.orderOf(id);
    const payment = this.take(order, `pay ${id}`, 'seats');
    this.lineOf(id).seats = 'confirmed';
    this.confirm(id, quantity);
    this.tell(id, 'paying', PAID_AT - 500).tell(id, 'paid', PAID_AT + 100);
    const { amountCents, currency } = payment;
    this.books.facts.push({
      orderId: id,
      type: 'order.paid',
      amountCents,
      currency,
      refundId: null,
    });
    this.books.invoices.push({
      ...{ orderId: id, organiserId: 'mill', currency, totalCents: amountCents, creditedCents: 0 },
    });
    return this.number();
  }

  /** The seats of an order that was sold are given back. */
  payBack(id: string, keepCents = 0): this {
    const payment = this.books.payments.find(({ orderId }) => orderId === id)!;
    const amountCents = payment.amountCents - keepCents;
    this.refund(payment, `back ${id}`, amountCents, this.lineOf(id).id);
    if (keepCents > 0) this.wantedRefunds.push({ orderId: id, keepCents });
    this.lineOf(id).seats = 'free';
    this.seatsOf(id).status = 'cancelled';
    this.orderOf(id).state = 'refunded';
    const invoice = this.books.invoices.find(({ orderId }) => orderId === id)!;
    invoice.creditedCents = amountCents;
    return this.number();
  }

  /** Money comes when the order is over and no seat is left. */
  payTooLate(id: string): this {
    const order = this.open(id, 'refunded', 1);
    const payment = this.take(order, `pay ${id}`, 'refund');
    this.refund(payment, `back ${id}`, payment.amountCents, null);
    this.books.incidents.push({ orderId: id, kind: 'late_payment' });
    return this.tell(id, 'expired', PAID_AT - 10).tell(id, 'failed', PAID_AT + 10);
  }

  /** Somebody pays a second time for what they have. */
  payTwice(id: string): this {
    const payment = this.take(this.orderOf(id), `pay ${id} again`, 'refund');
    this.refund(payment, `back ${id} again`, payment.amountCents, null);
    this.books.incidents.push({ orderId: id, kind: 'paid_twice' });
    return this;
  }

  vanish(id: string): this {
    this.open(id, 'expired', 1);
    return this;
  }

  orderOf(id: string): OrderRow {
    return this.books.orders.find((order) => order.id === id)!;
  }

  lineOf(id: string): LineRow {
    return this.books.lines.find(({ orderId }) => orderId === id)!;
  }

  seatsOf(id: string) {
    return this.books.seats.find((row) => row.id === `seats of ${id}`)!;
  }

  tell(orderId: string, state: OrderRow['state'], at: number): this {
    this.told.push({ orderId, state, askedAt: at - 5, endedAt: at });
    return this;
  }

  /** One more seat is confirmed that costs something. */
  confirm(id: string, quantity = 1): this {
    this.books.seats.push({
      ...{ id: `seats of ${id}`, userId: `buyer of ${id}`, eventId: 'concert', ticketTypeId: null },
      ...{ status: 'confirmed', quantity, priceCents: PRICE, confirmedAt: PAID_AT + 50 },
    });
    return this;
  }

  private open(id: string, state: OrderRow['state'], quantity: number): OrderRow {
    const order: OrderRow = {
      ...{ id, eventId: 'concert', userId: `buyer of ${id}`, organiserId: 'mill', state },
      ...{ totalCents: quantity * PRICE, currency: 'EUR', session: 'over' },
      ...{ isDue: false, promoCode: null },
    };
    this.books.orders.push(order);
    this.books.lines.push({
      ...{ id: `line of ${id}`, orderId: id, bookingId: `seats of ${id}`, ticketTypeId: null },
      ...{ lateBookingId: `late ${id}`, quantity, listedCents: PRICE, unitPriceCents: PRICE },
      ...{ discountCents: 0, seats: 'free' },
    });
    return order;
  }

  private take(order: OrderRow, reference: string, use: PaymentRow['use']): PaymentRow {
    const { id: orderId, totalCents: amountCents, currency } = order;
    const taken = { orderId, reference, amountCents, currency };
    this.provider.payments.push(taken);
    const payment = { ...taken, id: `payment ${reference}`, use, receivedAt: PAID_AT };
    this.books.payments.push(payment);
    return payment;
  }

  private refund(
    { id: paymentId, orderId, reference, currency }: PaymentRow,
    id: string,
    amountCents: number,
    lineId: string | null,
  ): void {
    this.provider.refunds.push({ key: id, reference, amountCents });
    this.books.refunds.push({ id, orderId, paymentId, lineId, amountCents, state: 'done' });
    const fact = { orderId, type: 'order.refunded', amountCents, currency, refundId: id } as const;
    this.books.facts.push(fact);
  }

  /** The next one of the year is given to a document. */
  private number(): this {
    const sequence = this.books.numbers.length + 1;
    this.books.numbers.push({ organiserId: 'mill', year: 2027, sequence });
    this.books.ledger.splice(0, 1, { organiserId: 'mill', year: 2027, lastSequence: sequence });
    return this;
  }
}

/** Each way in which an order can end. */
export const honestMoney = (): HonestMoney =>
  new HonestMoney()
    .sell('kept', 2)
    .sell('given back')
    .payBack('given back')
    .sell('paid back in part')
    .payBack('paid back in part', 500)
    .payTooLate('late')
    .sell('twice')
    .payTwice('twice')
    .vanish('gone')
    .sellTypes('of two types');
