/** What lines come to with their tax, on an invoice and at the checkout. All of it is whole cents. */
import { maxInvoiceCents, type InvoiceLine, type TaxTotal } from './invoices.js';
import type { SalesTax } from './sales-tax.js';

type TaxedLine = Pick<InvoiceLine, 'taxBasisPoints' | 'quantity' | 'unitPriceCents'>;

const WHOLE = 10_000;

/**
 * The tax of each rate is rounded once, over all lines of the rate: whoever adds the lines up gets the same.
 * @returns by rate, the lowest first; null when the sum of a rate is below zero, or the whole above the bound
 */
export function sumTaxes(
  lines: readonly TaxedLine[],
  pricesIncludeTax: boolean,
): TaxTotal[] | null {
  const sums = new Map<number, number>();
  for (const { taxBasisPoints: rate, quantity, unitPriceCents } of lines) {
    sums.set(rate, (sums.get(rate) ?? 0) + quantity * unitPriceCents);
  }
  const rates = [...sums].sort(([one], [other]) => one - other);
  if (rates.some(([, sum]) => sum < 0 || sum > maxInvoiceCents)) return null;
  const taxes = rates.map(([rate, sum]) => taxOfSum(rate, sum, pricesIncludeTax));
  return addUpTaxes(taxes).totalCents > maxInvoiceCents ? null : taxes;
}

/** The same of what is sold at one rate, or without a word of tax. @returns null above the bound of an invoice */
export function sumSale(
  lines: readonly Omit<TaxedLine, 'taxBasisPoints'>[],
  tax: SalesTax | null,
): ReturnType<typeof addUpTaxes> | null {
  const { basisPoints: taxBasisPoints, isIncluded } = tax ?? { basisPoints: 0, isIncluded: true };
  const taxes = sumTaxes(
    lines.map((line) => ({ ...line, taxBasisPoints })),
    isIncluded,
  );
  return taxes && addUpTaxes(taxes);
}

function taxOfSum(taxBasisPoints: number, sum: number, isIncluded: boolean): TaxTotal {
  const taxCents = scaleCents(sum, taxBasisPoints, isIncluded ? WHOLE + taxBasisPoints : WHOLE);
  return { taxBasisPoints, netCents: isIncluded ? sum - taxCents : sum, taxCents };
}

export function addUpTaxes(taxes: readonly TaxTotal[]) {
  let [netCents, taxCents] = [0, 0];
  for (const tax of taxes) {
    netCents += tax.netCents;
    taxCents += tax.taxCents;
  }
  return { netCents, taxCents, totalCents: netCents + taxCents };
}

export const grossOf = ({ netCents, taxCents }: TaxTotal) => netCents + taxCents;

/**
 * What was paid for the next seats of a line that go back, where some went before. By running sums: in whatever
 * pieces they go, in the end all of it has.
 */
export function scaleSeats(
  line: { paidCents: number; quantity: number; returnedSeats: number },
  seats: number,
): number {
  const { paidCents, quantity, returnedSeats } = line;
  const upTo = (count: number) => scaleCents(paidCents, count, quantity);
  return upTo(returnedSeats + seats) - upTo(returnedSeats);
}

/** `amount × part / whole`, none of them below zero, to the nearest cent, halves up. Products of cents are above 2^53. */
export function scaleCents(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  const [product, divisor] = [BigInt(amount) * BigInt(part), BigInt(whole)];
  return Number((2n * product + divisor) / (2n * divisor));
}
