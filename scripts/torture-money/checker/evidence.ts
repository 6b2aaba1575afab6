/** The books, by what the rules ask for. */
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';
import type {
  LineRow,
  MoneyHistory,
  OrderRow,
  PaymentRow,
  RefundRow,
  SeatsRow,
  SentRefund,
} from '../history.js';

/** An order with everything that belongs to it. */
export interface OrderStory extends OrderRow {
  lines: LineRow[];
  payments: PaymentRow[];
  refunds: RefundRow[];
  /** The payment that bought its seats; undefined: none did. */
  sale: PaymentRow | undefined;
}

export interface MoneyEvidence extends MoneyHistory {
  /** By id. */
  stories: Map<string, OrderStory>;
  seatsById: Map<string, SeatsRow>;
  /** Our payments by the provider's reference. */
  paymentsOf: Map<string, PaymentRow[]>;
  /** What the provider has sent back, by the payment's reference. */
  sentOf: Map<string, SentRefund[]>;
}

export function gatherMoneyEvidence(history: MoneyHistory): MoneyEvidence {
  const { books, provider } = history;
  const byOrder = <T extends { orderId: string }>(rows: readonly T[]) =>
    groupBy(rows, ({ orderId }) => orderId);
  const lines = byOrder(books.lines);
  const payments = byOrder(books.payments);
  const refunds = byOrder(books.refunds);
  const stories = books.orders.map((order): OrderStory => {
    const own = payments.get(order.id) ?? [];
    return {
      ...order,
      lines: lines.get(order.id) ?? [],
      payments: own,
      refunds: refunds.get(order.id) ?? [],
      sale: own.find(({ use }) => use === 'seats'),
    };
  });
  return {
    ...history,
    stories: new Map(stories.map((story) => [story.id, story])),
    seatsById: new Map(books.seats.map((row) => [row.id, row])),
    paymentsOf: groupBy(books.payments, ({ reference }) => reference),
    sentOf: groupBy(provider.refunds, ({ reference }) => reference),
  };
}

export const sumOf = (rows: Iterable<{ amountCents: number }>): number =>
  [...rows].reduce((sum, { amountCents }) => sum + amountCents, 0);

/** Seats of the line that are somebody's in the end. */
export function seatsOfLine({ seatsById }: MoneyEvidence, { bookingId }: LineRow): number {
  const row = seatsById.get(bookingId);
  return row?.status === 'confirmed' ? row.quantity : 0;
}
