import type { OrderDetail } from '@lastseat/contracts';
import { parsePrice } from '@/features/organise/editor/form/price';

type Line = OrderDetail['lines'][number];

export const priceOf = ({ quantity, unitPriceCents }: Line): number => quantity * unitPriceCents;

export const listRefundable = ({ lines }: OrderDetail): Line[] =>
  lines.filter(({ refundableCents }) => refundableCents > 0);

/** What is kept of each line, as somebody typed it. Null: it is no amount, or more than a line costs. */
export function parseKept(text: string, chosen: readonly Line[], currency: string): number | null {
  const keepCents = parsePrice(text, currency);
  const least = Math.min(...chosen.map(({ refundableCents }) => refundableCents));
  return keepCents === null || keepCents > least ? null : keepCents;
}

export const refundOf = (chosen: readonly Line[], keepCents: number): number =>
  chosen.reduce((sum, { refundableCents }) => sum + refundableCents - keepCents, 0);
