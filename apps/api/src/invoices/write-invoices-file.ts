/**
 * Invoices and credit notes as CSV (RFC 4180), for who keeps the books: a row for each document and tax rate.
 * What a credit note gives back stands below zero, so that the columns add up.
 */
import {
  BYTE_ORDER_MARK,
  toCsvCell,
  toDecimal,
  type TaxTotal,
  addUpTaxes,
} from '@lastseat/contracts';
import { INVOICES_OF_A_PAGE, type InvoicePlace, type InvoiceRow } from './list-invoices.sql.js';

const HEADER = [
  'Number',
  'Document',
  'Date',
  'Credit of',
  'Customer',
  'E-mail',
  "Customer's tax number",
  'Currency',
  'Tax rate in %',
  'Net',
  'Tax',
  'Total',
  'Status of the invoice',
  'Paid on',
  'Reason',
];

const toLine = (cells: readonly string[]) => `${cells.join(',')}\r\n`;

interface Document {
  number: string;
  day: string;
  taxes: readonly TaxTotal[];
  /** Null: the invoice itself. */
  creditReason: string | null;
}

/** Both days are included. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

/** Each piece is made when the one before it has been taken: what is written never piles up. */
export async function* writeInvoicesFile(
  days: Days,
  readPage: (after: InvoicePlace) => Promise<InvoiceRow[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toLine(HEADER.map(toCsvCell));
  let after: InvoicePlace = { year: 0, sequence: 0 };
  for (;;) {
    const rows = await readPage(after);
    const lines = rows.flatMap((row) => toLines(row, days)).join('');
    if (lines !== '') yield lines;
    const last = rows.at(-1);
    if (last === undefined || rows.length < INVOICES_OF_A_PAGE) return;
    after = last;
  }
}

function toLines(row: InvoiceRow, { from = '', to = '9999-12-31' }: Days): string[] {
  return listDocuments(row)
    .filter(({ day }) => from <= day && day <= to)
    .flatMap((document) => document.taxes.map((tax) => toLine(toCells(row, document, tax))));
}

function listDocuments({ number, issuedOn, document }: InvoiceRow): Document[] {
  const day = issuedOn.toISOString().slice(0, 10);
  const credits = document.credits.map((credit) => ({
    ...{ number: credit.number, day: credit.issuedOn, taxes: credit.taxes },
    creditReason: credit.reason,
  }));
  return [{ number, day, taxes: document.taxes, creditReason: null }, ...credits];
}

function toCells(
  row: InvoiceRow,
  { number, day, creditReason, taxes: _ }: Document,
  tax: TaxTotal,
) {
  const { currency, document } = row;
  const isCredit = creditReason !== null;
  const { netCents, taxCents, totalCents } = addUpTaxes([tax]);
  // Ours, and numbers: they need no apostrophe below zero, which would make text of them.
  const amount = (cents: number) => toDecimal(isCredit ? -cents : cents, currency);
  return [
    ...[number, isCredit ? 'credit note' : 'invoice', day, isCredit ? row.number : ''],
    ...[row.customerName, row.customerEmail ?? '', document.customer.taxNumber].map(toCsvCell),
    ...[currency, (tax.taxBasisPoints / 100).toFixed(2)],
    ...[netCents, taxCents, totalCents].map(amount),
    ...[row.status, document.payment?.paidOn ?? '', toCsvCell(creditReason ?? '')],
  ];
}
