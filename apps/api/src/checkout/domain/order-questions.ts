/** What follows from an order as it is. */
import { scaleCents, scaleSeats, unseenMs, type SalesTax } from '@lastseat/contracts';
import type { OrderLineRecord, OrderRecord, PaymentRecord } from './order.js';

/** How long seats are kept past the end of an order whose provider does not answer. */
export const SILENT_MS = 10 * 60_000;

/**
 * From an order's beginning on, how long its page at the provider's can be there: a bound for a house in which no
 * process runs, and for a page that nobody was told of. We close the others. (Stripe takes half an hour to a day.)
 */
const SESSION_MS = 2 * 3_600_000;

export const lapseOf = ({ createdAt }: Pick<OrderRecord, 'createdAt'>): Date =>
  new Date(createdAt.getTime() + SESSION_MS);

export const isLive = ({ state }: Pick<OrderRecord, 'state'>): boolean =>
  state === 'open' || state === 'paying';

/** Whether a page has to be made before it can be paid. */
export const needsPage = (order: OrderRecord): boolean =>
  isLive(order) && order.session === 'none' && order.totalCents > 0;

/** Money is there, and its seats are looked for: until that is known nothing else is decided. */
export const findSeating = ({ payments }: OrderRecord): PaymentRecord | undefined =>
  payments.find(({ use }) => use === 'seating');

/** Whoever is at the provider's gives no sign here. */
export function endOf(order: OrderRecord): Date {
  if (order.state !== 'open') return order.expiresAt;
  const unseen = order.seenAt.getTime() + unseenMs;
  return new Date(Math.min(order.expiresAt.getTime(), unseen));
}

export const isOver = (order: OrderRecord, now: Date): boolean => now >= endOf(order);

/** Null: nobody had said anything of tax. */
export const taxOf = ({
  taxBasisPoints,
  pricesIncludeTax,
}: Pick<OrderRecord, 'taxBasisPoints' | 'pricesIncludeTax'>): SalesTax | null =>
  taxBasisPoints === null ? null : { basisPoints: taxBasisPoints, isIncluded: pricesIncludeTax };

const costOf = ({ quantity, unitPriceCents }: OrderLineRecord): number => quantity * unitPriceCents;

/**
 * What of the order's total is paid for a line, with its part of the tax. By running sums, which end at the total:
 * rounded line by line they would miss it by some cents.
 */
export function priceOf(
  { lines, totalCents }: Pick<OrderRecord, 'lines' | 'totalCents'>,
  { id }: Pick<OrderLineRecord, 'id'>,
): number {
  const sumOf = (some: readonly OrderLineRecord[]) =>
    some.reduce((sum, line) => sum + costOf(line), 0);
  const whole = sumOf(lines);
  const at = lines.findIndex((line) => line.id === id);
  const upTo = (count: number) => scaleCents(totalCents, sumOf(lines.slice(0, count)), whole);
  return upTo(at + 1) - upTo(at);
}

/** Seats that were paid and did not go back. */
export const leftOf = ({ quantity, returned }: OrderLineRecord): number => quantity - returned;

/** What was paid for the next seats of a line that go back. */
export function priceOfSeats(order: OrderRecord, line: OrderLineRecord, seats: number): number {
  const { quantity, returned: returnedSeats } = line;
  return scaleSeats({ paidCents: priceOf(order, line), quantity, returnedSeats }, seats);
}

export const receivedOf = ({ payments }: Pick<OrderRecord, 'payments'>): number =>
  payments.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** Also what is only on its way. */
export const refundedOf = ({ refunds }: Pick<OrderRecord, 'refunds'>, lineId?: string): number =>
  refunds
    .filter((refund) => refund.state !== 'refused')
    .filter((refund) => lineId === undefined || refund.lineId === lineId)
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
