/** Invoices and their credit notes, as the organiser who sells sees them. */
import * as z from 'zod/mini';
import { emailSchema } from './credentials.js';
import { daySchema } from './dates.js';
import { pageMetaSchema } from './events.js';
import { idSchema, instantSchema } from './ids.js';
import { currencySchema } from './invoicing.js';
import { taxBasisPointsSchema } from './sales-tax.js';
import { lineSchema, longTextSchema, wholeNumberInQuery, wordsInQuerySchema } from './text.js';

/** No invoice is of more, and none of its sums is: 20 million of a currency with two decimals. */
export const maxInvoiceCents = 2_000_000_000;

const centsSchema = z.int();

/** `issued`: nobody has paid yet. `credited`: nothing is left of it. */
export const invoiceStatuses = ['issued', 'paid', 'credited'] as const;
export const invoiceStatusSchema = z.enum(invoiceStatuses);
export type InvoiceStatus = z.infer<typeof invoiceStatusSchema>;

export const invoiceCustomerSchema = z.object({
  name: z.string(),
  email: z.nullable(z.string()),
  address: z.string(),
  taxNumber: z.string(),
});
export type InvoiceCustomer = z.infer<typeof invoiceCustomerSchema>;

export const invoiceLineSchema = z.object({
  name: z.string(),
  quantity: z.int(),
  unitPriceCents: centsSchema,
  taxBasisPoints: z.int(),
});
export type InvoiceLine = z.infer<typeof invoiceLineSchema>;

/** What is of one rate; what is paid for it is the sum of both. */
export const taxTotalSchema = z.object({
  taxBasisPoints: z.int(),
  netCents: centsSchema,
  taxCents: centsSchema,
});
export type TaxTotal = z.infer<typeof taxTotalSchema>;

export const creditNoteSchema = z.object({
  number: z.string(),
  issuedOn: z.iso.date(),
  reason: z.string(),
  taxes: z.array(taxTotalSchema),
  totalCents: centsSchema,
});

export const invoiceSummarySchema = z.object({
  id: idSchema,
  organiserId: idSchema,
  number: z.string(),
  status: invoiceStatusSchema,
  /** By the clock of the organiser. */
  issuedOn: z.iso.date(),
  currency: z.string(),
  customerName: z.string(),
  totalCents: centsSchema,
  /** By its credit notes. */
  creditedCents: centsSchema,
});
export type InvoiceSummary = z.infer<typeof invoiceSummarySchema>;

export const invoiceSchema = z.extend(invoiceSummarySchema, {
  /** Grows by one with everything that happens to it: who changes it may say which one they have seen. */
  version: z.int(),
  /** Of the checkout that it is for; null: made by hand. */
  orderId: z.nullable(idSchema),
  seller: z.object({ legalName: z.string(), address: z.string(), taxNumber: z.string() }),
  customer: invoiceCustomerSchema,
  /** Whether the prices of the lines have the tax in them. */
  pricesIncludeTax: z.boolean(),
  lines: z.array(invoiceLineSchema),
  taxes: z.array(taxTotalSchema),
  netCents: centsSchema,
  taxCents: centsSchema,
  payment: z.nullable(z.object({ paidOn: z.iso.date(), reference: z.string() })),
  credits: z.array(creditNoteSchema),
  createdAt: instantSchema,
});
export type Invoice = z.infer<typeof invoiceSchema>;

const lineInputSchema = z.strictObject({
  name: lineSchema(1, 200),
  quantity: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 1),
  /** In the currency's smallest unit. Below zero: a discount. */
  unitPriceCents: z.int().check(z.minimum(-99_999_999), z.maximum(99_999_999)),
  /** Left out: that of the organiser's profile. */
  taxBasisPoints: z.optional(taxBasisPointsSchema),
});

export const createInvoiceSchema = z.strictObject({
  organiserId: idSchema,
  customer: z.strictObject({
    name: lineSchema(2, 200),
    email: z._default(z.nullable(emailSchema), null),
    address: z._default(longTextSchema(500), ''),
    taxNumber: z._default(lineSchema(0, 50), ''),
  }),
  lines: z.array(lineInputSchema).check(z.minLength(1), z.maxLength(200)),
  /** Left out: that of the organiser's profile. */
  currency: z.optional(currencySchema),
});
export type CreateInvoiceInput = z.infer<typeof createInvoiceSchema>;

/** Left out: whichever there is. Another one than there is: `stale_version`. */
const expectedVersionSchema = z.optional(z.int().check(z.minimum(1), z.maximum(999_999)));

export const payInvoiceSchema = z.optional(
  z.strictObject({
    expectedVersion: expectedVersionSchema,
    /** Left out: today. */
    paidOn: z.optional(daySchema),
    /** Such as what the bank's statement says. */
    reference: z.optional(lineSchema(0, 200)),
  }),
);
export type PayInvoiceInput = z.infer<typeof payInvoiceSchema>;

export const creditInvoiceSchema = z.optional(
  z.strictObject({
    expectedVersion: expectedVersionSchema,
    /** Left out: all that is left. */
    amountCents: z.optional(z.int().check(z.minimum(1), z.maximum(maxInvoiceCents))),
    reason: z.optional(longTextSchema(500)),
  }),
);
export type CreditInvoiceInput = z.infer<typeof creditInvoiceSchema>;

export const invoiceFilters = ['all', ...invoiceStatuses] as const;

export const listInvoicesQuerySchema = z.strictObject({
  organiser: idSchema,
  page: wholeNumberInQuery(1, 999_999, 1),
  limit: wholeNumberInQuery(1, 100, 50),
  status: z._default(z.enum(invoiceFilters), 'all'),
  /** Part of a number, or of the customer's name or e-mail. */
  search: wordsInQuerySchema,
});
export type ListInvoicesQuery = z.infer<typeof listInvoicesQuerySchema>;

/** Of the file: the documents of these days, both included. */
export const exportInvoicesQuerySchema = z.strictObject({
  organiser: idSchema,
  from: z.optional(daySchema),
  to: z.optional(daySchema),
});
export type ExportInvoicesQuery = z.infer<typeof exportInvoicesQuerySchema>;

/** Of what is found, on all pages. */
export const invoiceSumSchema = z.object({
  currency: z.string(),
  totalCents: centsSchema,
  creditedCents: centsSchema,
  /** Issued, and neither paid nor credited. */
  openCents: centsSchema,
});
export type InvoiceSum = z.infer<typeof invoiceSumSchema>;

export const invoicePageSchema = z.object({
  data: z.array(invoiceSummarySchema),
  meta: pageMetaSchema,
  /** One for each currency. */
  sums: z.array(invoiceSumSchema),
});
export type InvoicePage = z.infer<typeof invoicePageSchema>;
