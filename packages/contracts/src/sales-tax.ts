/** How what is sold is taxed: one rate, in the prices or on top of them. */
import * as z from 'zod/mini';

/** Hundredths of a percent: 1,000 is 10 %. */
export const taxBasisPointsSchema = z.int().check(z.minimum(0), z.maximum(10_000));

export const salesTaxSchema = z.object({
  basisPoints: taxBasisPointsSchema,
  isIncluded: z.boolean(),
});
export type SalesTax = z.infer<typeof salesTaxSchema>;

/** As people read it beside a price: `incl. 20 % tax`. */
export const describeTax = ({ basisPoints, isIncluded }: SalesTax): string =>
  `${isIncluded ? 'incl.' : 'plus'} ${basisPoints / 100}\u00a0% tax`;
