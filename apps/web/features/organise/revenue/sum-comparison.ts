/** What the comparison with the provider comes to. */
import {
  bookingReference,
  BYTE_ORDER_MARK,
  toCsvCell,
  toDecimal,
  type ReconciledOrder,
} from '@lastseat/contracts';

export interface CurrencySum {
  currency: string;
  /** Received less sent back. */
  oursCents: number;
  theirsCents: number;
}

/** Of all orders that were looked at, a sum for each currency. */
export function sumComparison(orders: readonly ReconciledOrder[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const { currency, ours, theirs } of orders.flatMap((order) => order.currencies)) {
    const sum = sums.get(currency) ?? { currency, oursCents: 0, theirsCents: 0 };
    sum.oursCents += ours.receivedCents - ours.sentBackCents;
    sum.theirsCents += theirs.receivedCents - theirs.sentBackCents;
    sums.set(currency, sum);
  }
  return [...sums.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** Those at which somebody should look: also where the sums agree. */
export const listDiffering = (orders: readonly ReconciledOrder[]): ReconciledOrder[] =>
  orders.filter(({ answer, differences }) => answer !== 'compared' || differences.length > 0);

const heads = [
  ...['Order', 'Person', 'State', 'Provider', 'Answer', 'Currency'],
  ...['Received, ours', 'Received, provider', 'Sent back, ours', 'Sent back, provider'],
  ...['Difference', 'Differing references'],
];

/** A row for each order and currency, for spreadsheets (RFC 4180). */
export function writeComparisonFile(orders: readonly ReconciledOrder[]): string {
  const rows = orders.flatMap((order) => {
    const { orderId, personName, state, provider, answer, differences } = order;
    const texts = [bookingReference(orderId), personName, state, provider, answer];
    return order.currencies.map(({ currency, ours, theirs }) => {
      const rest =
        ours.receivedCents - ours.sentBackCents - theirs.receivedCents + theirs.sentBackCents;
      const amounts = [
        ...[ours.receivedCents, theirs.receivedCents],
        ...[ours.sentBackCents, theirs.sentBackCents, rest],
      ];
      const named = differences
        .filter((difference) => difference.currency === currency)
        .map(({ reference }) => reference);
      return [
        ...[...texts, currency].map(toCsvCell),
        // Numbers: an apostrophe before a minus would make text of them.
        ...amounts.map((cents) => toDecimal(cents, currency)),
        toCsvCell(named.join(' ')),
      ];
    });
  });
  return BYTE_ORDER_MARK + [heads, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
