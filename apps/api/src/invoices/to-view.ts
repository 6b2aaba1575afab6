/** The projection: what the read model says of an invoice, from what happened to it. */
import { type Invoice as ShownInvoice, type InvoiceSummary, addUpTaxes } from '@lastseat/contracts';
import { creditedOf, formatNumber, statusOf, totalOf, type Invoice } from './domain/invoice.js';

/** A row of "InvoiceView", as JSON. */
export interface InvoiceViewRow extends InvoiceSummary {
  version: number;
  orderId: string | null;
  year: number;
  sequence: number;
  customerEmail: string | null;
  document: InvoiceDocument;
  createdAt: string;
}

export type InvoiceDocument = Omit<
  ShownInvoice,
  keyof InvoiceSummary | 'version' | 'orderId' | 'createdAt'
>;

/** @param since when the first event was stored */
export function toView(
  id: string,
  invoice: Invoice,
  { version, since }: { version: number; since: Date },
): InvoiceViewRow {
  const { issue, customer } = invoice;
  if (issue === null) throw new Error(`Invoice ${id} was never issued`);
  return {
    id,
    organiserId: invoice.organiserId,
    orderId: invoice.orderId,
    version,
    status: statusOf(invoice),
    year: issue.year,
    sequence: issue.sequence,
    number: formatNumber(issue),
    issuedOn: issue.issuedOn,
    currency: invoice.currency,
    customerName: customer.name,
    customerEmail: customer.email,
    totalCents: totalOf(invoice),
    creditedCents: creditedOf(invoice),
    document: toDocument(invoice, issue.seller),
    createdAt: since.toISOString(),
  };
}

function toDocument(
  { customer, pricesIncludeTax, lines, taxes, payment, credits }: Invoice,
  seller: InvoiceDocument['seller'],
): InvoiceDocument {
  const { netCents, taxCents } = addUpTaxes(taxes);
  return {
    seller,
    customer,
    pricesIncludeTax,
    lines,
    taxes,
    netCents,
    taxCents,
    payment,
    credits: credits.map((credit) => ({
      number: formatNumber(credit),
      issuedOn: credit.issuedOn,
      reason: credit.reason,
      taxes: credit.taxes,
      totalCents: addUpTaxes(credit.taxes).totalCents,
    })),
  };
}
