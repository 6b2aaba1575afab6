import { formatAmount, scaleSeats, type OrderDetail } from '@lastseat/contracts';
import { parsePrice } from '@/features/organise/editor/form/price';

export type Line = OrderDetail['lines'][number];

/** Seats of a line that are to go back. */
interface Chosen {
  line: Line;
  seats: number;
}

export const priceOf = ({ quantity, unitPriceCents }: Line): number => quantity * unitPriceCents;

export const leftOf = ({ quantity, returnedSeats }: Line): number => quantity - returnedSeats;

export const listRefundable = ({ lines }: OrderDetail): Line[] =>
  lines.filter(({ refundableCents }) => refundableCents > 0);

/** All that are left where nothing was picked. Those that went back meanwhile cannot go again. */
export const chooseSeats = (
  lines: readonly Line[],
  picked: ReadonlyMap<string, number>,
): Chosen[] =>
  lines
    .map((line) => ({ line, seats: Math.min(picked.get(line.id) ?? leftOf(line), leftOf(line)) }))
    .filter(({ seats }) => seats > 0);

/** What is kept of each line, as somebody typed it. Null: it is no amount, or more than its seats cost. */
export function parseKept(
  text: string,
  chosen: readonly Chosen[],
  currency: string,
): number | null {
  const keepCents = parsePrice(text, currency);
  const least = Math.min(...chosen.map(amountOf));
  return keepCents === null || keepCents > least ? null : keepCents;
}

export const refundOf = (chosen: readonly Chosen[], keepCents: number): number =>
  chosen.reduce((sum, one) => sum + amountOf(one) - keepCents, 0);

const amountOf = ({ line, seats }: Chosen): number => scaleSeats(line, seats);

/** A choice of seats with what they cost: `2 seats, €40.00`. */
export function describeSeats(chosen: Chosen, currency: string): string {
  const { line, seats } = chosen;
  if (seats === 0) return 'None';
  const words = seats === 1 ? '1 seat' : `${seats} seats`;
  const isAll = seats > 1 && seats === leftOf(line);
  return `${isAll ? `All ${words}` : words}, ${formatAmount(amountOf(chosen), currency)}`;
}
