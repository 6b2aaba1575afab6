/** What an invoice is: the sum of what happened to it. */
import {
  type InvoiceCustomer,
  type InvoiceLine,
  type InvoiceStatus,
  type TaxTotal,
  addUpTaxes,
  sumTaxes,
} from '@lastseat/contracts';

/** One of an organiser's gapless series of a year; invoices and credit notes share it. */
export interface DocumentNumber {
  year: number;
  sequence: number;
}

/** `2027-00042`. */
export const formatNumber = ({ year, sequence }: DocumentNumber): string =>
  `${year}-${String(sequence).padStart(5, '0')}`;

export interface Creation {
  organiserId: string;
  orderId: string | null;
  currency: string;
  pricesIncludeTax: boolean;
  customer: InvoiceCustomer;
  lines: InvoiceLine[];
}

/** Days are as `2027-03-15`, by the organiser's calendar. */
interface Issue extends DocumentNumber {
  issuedOn: string;
  /** As the profile was then. */
  seller: { legalName: string; address: string; taxNumber: string };
}

interface Payment {
  paidOn: string;
  reference: string;
}

interface Credit extends DocumentNumber {
  issuedOn: string;
  /** Of whoever asked: asked twice, it is given once. */
  refundId: string | null;
  reason: string;
  taxes: TaxTotal[];
}

export type InvoiceEvent =
  | { type: 'invoice.created'; data: Creation }
  | { type: 'invoice.issued'; data: Issue }
  | { type: 'invoice.paid'; data: Payment }
  | { type: 'invoice.credited'; data: Credit };

export interface Invoice extends Creation {
  taxes: TaxTotal[];
  issue: Issue | null;
  payment: Payment | null;
  credits: Credit[];
}

/** @throws Error for what cannot have happened then */
export function evolve(invoice: Invoice | null, event: InvoiceEvent): Invoice {
  if (event.type === 'invoice.created') {
    const taxes = sumTaxes(event.data.lines, event.data.pricesIncludeTax);
    if (invoice !== null || taxes === null) throw new Error('Such an invoice is not created');
    return { ...event.data, taxes, issue: null, payment: null, credits: [] };
  }
  if (invoice === null) throw new Error(`${event.type} before it was created`);
  switch (event.type) {
    case 'invoice.issued':
      return { ...invoice, issue: event.data };
    case 'invoice.paid':
      return { ...invoice, payment: event.data };
    case 'invoice.credited':
      return { ...invoice, credits: [...invoice.credits, event.data] };
  }
}

export const totalOf = ({ taxes }: Pick<Invoice, 'taxes'>): number => addUpTaxes(taxes).totalCents;

export const creditedOf = ({ credits }: Pick<Invoice, 'credits'>): number =>
  addUpTaxes(credits.flatMap(({ taxes }) => taxes)).totalCents;

export function statusOf(invoice: Invoice): InvoiceStatus {
  const isCredited = invoice.credits.length > 0 && creditedOf(invoice) === totalOf(invoice);
  if (isCredited) return 'credited';
  return invoice.payment === null ? 'issued' : 'paid';
}
