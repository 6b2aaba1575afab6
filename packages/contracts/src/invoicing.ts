/** What an organiser has to say of itself on an invoice, and how its prices are taxed. */
import * as z from 'zod/mini';
import { eventFields } from './organiser-events.js';
import { taxBasisPointsSchema } from './sales-tax.js';
import { lineSchema, longTextSchema } from './text.js';
import { timeZoneSchema } from './time-zones.js';

export const { currency: currencySchema } = eventFields;

export const invoicingProfileSchema = z.strictObject({
  legalName: lineSchema(2, 200),
  address: longTextSchema(500).check(z.regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'Enter the address')),
  /** Empty: it has none. */
  taxNumber: lineSchema(0, 50),
  /** Of what says nothing else. */
  taxBasisPoints: taxBasisPointsSchema,
  pricesIncludeTax: z.boolean(),
  currency: currencySchema,
  /** Whose calendar says the day, and so the year, of an invoice. */
  timeZone: timeZoneSchema,
});
export type InvoicingProfile = z.infer<typeof invoicingProfileSchema>;

/** Of the file that is sent. It is kept smaller. */
export const logoMaxBytes = 1024 * 1024;
export const logoMediaTypes = ['image/png', 'image/jpeg'] as const;

export const invoicingSchema = z.object({
  /** Null: nobody has filled it in, and no invoice can be issued. */
  profile: z.nullable(invoicingProfileSchema),
  /** Stands at the top of each PDF: a PNG, in base64. Null: there is none. */
  logo: z.nullable(z.string()),
});
export type Invoicing = z.infer<typeof invoicingSchema>;
