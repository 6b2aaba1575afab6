/** Which part of each tax rate an amount gives back. */
import { type TaxTotal, addUpTaxes, grossOf, scaleCents } from '@lastseat/contracts';

/**
 * Each rate gives back its part of what is left, and the tax that is in it. In whatever pieces an invoice is
 * credited, net and tax of each rate come to those of the invoice in the end.
 * @param credited what was given back before
 * @param amountCents from 1 to what is left
 */
export function splitCredit(
  taxes: readonly TaxTotal[],
  credited: readonly (readonly TaxTotal[])[],
  amountCents: number,
): TaxTotal[] {
  const before = taxes.map((tax) => sumOfRate(credited, tax.taxBasisPoints));
  const left = taxes.map((tax, index) => grossOf(tax) - grossOf(before[index]!));
  const whole = left.reduce((sum, cents) => sum + cents, 0);
  // By running sums, which end at the amount: rounded part by part they would miss it by some cents.
  let [leftSoFar, givenSoFar] = [0, 0];
  return taxes.map((tax, index) => {
    leftSoFar += left[index]!;
    const given = scaleCents(amountCents, leftSoFar, whole) - givenSoFar;
    givenSoFar += given;
    return partOf(tax, before[index]!, given);
  });
}

function partOf(tax: TaxTotal, before: TaxTotal, gross: number): TaxTotal {
  const grossAfter = grossOf(before) + gross;
  const taxCents = scaleCents(tax.taxCents, grossAfter, grossOf(tax)) - before.taxCents;
  return { taxBasisPoints: tax.taxBasisPoints, netCents: gross - taxCents, taxCents };
}

function sumOfRate(credited: readonly (readonly TaxTotal[])[], taxBasisPoints: number): TaxTotal {
  const ofRate = credited.flat().filter((tax) => tax.taxBasisPoints === taxBasisPoints);
  const { netCents, taxCents } = addUpTaxes(ofRate);
  return { taxBasisPoints, netCents, taxCents };
}
