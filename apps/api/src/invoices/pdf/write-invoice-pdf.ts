/** An invoice on A4, as many pages as it has lines for. Its text can be selected and searched. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { formatAmount, type Invoice } from '@lastseat/contracts';
import { openPdf, quietInk } from '../../paper/paper.service.js';
import type { Logo } from '../encode-logo.js';
import { Sheet, sheetWidth, type Cell } from './sheet.js';

/** Lines between which the event loop is free for others. */
const LINES_OF_A_TURN = 20;

/** On paper, in points: 50 × 18 mm. */
const logoBox = { width: 142, height: 51 };

export async function writeInvoicePdf(
  invoice: Invoice,
  logo: Logo | null,
  now: Date,
): Promise<Buffer> {
  const { pdf, fonts, collect } = await openPdf(`Invoice ${invoice.number}`, now);
  const foot = `${invoice.seller.legalName} · Invoice ${invoice.number}`;
  const sheet = new Sheet(pdf, fonts, foot, writeColumns);
  if (logo !== null) {
    sheet.picture(logo, logoBox);
    sheet.space(14);
  }
  writeHead(sheet, invoice);
  writeColumns(sheet);
  for (const [index, line] of invoice.lines.entries()) {
    writeLine(sheet, invoice, line);
    if (index % LINES_OF_A_TURN === LINES_OF_A_TURN - 1) await nextTurn();
  }
  writeTotals(sheet, invoice);
  writeAfterwards(sheet, invoice);
  return collect();
}

function writeHead(sheet: Sheet, { seller, customer, ...invoice }: Invoice): void {
  const half = sheetWidth / 2 - 10;
  const right = { x: sheetWidth / 2 + 10, width: half };
  sheet.row([
    { text: 'Invoice', x: 0, width: half, face: 'bold', size: 22 },
    { ...right, text: seller.legalName, face: 'bold', size: 11, align: 'end' },
  ]);
  sheet.row([
    { text: `Number ${invoice.number}\nDate ${invoice.issuedOn}`, x: 0, width: half },
    { ...right, text: listTexts(seller.address, taxNumber(seller)), align: 'end' },
  ]);
  sheet.space(24);
  sheet.row([{ text: 'Billed to', x: 0, width: half, size: 8, colour: quietInk }]);
  // Of a name in letters that the fonts have not, the address says more than nothing.
  sheet.row([{ text: customer.name, x: 0, width: half, face: 'bold', size: 11 }]);
  const lines = listTexts(customer.address, customer.email ?? '', taxNumber(customer));
  sheet.row([{ text: lines, x: 0, width: half }]);
  sheet.space(24);
}

const taxNumber = (of: { taxNumber: string }) =>
  of.taxNumber === '' ? '' : `Tax number ${of.taxNumber}`;

const listTexts = (...texts: string[]) => texts.filter((text) => text !== '').join('\n');

const columns = {
  name: { x: 0, width: 225 },
  quantity: { x: 230, width: 45, align: 'end' },
  price: { x: 280, width: 80, align: 'end' },
  tax: { x: 365, width: 45, align: 'end' },
  amount: { x: 415, width: sheetWidth - 415, align: 'end' },
} as const satisfies Record<string, Omit<Cell, 'text'>>;

function writeColumns(sheet: Sheet): void {
  const quiet = { size: 8, colour: quietInk };
  sheet.row([
    { ...columns.name, ...quiet, text: 'Description' },
    { ...columns.quantity, ...quiet, text: 'Quantity' },
    { ...columns.price, ...quiet, text: 'Price' },
    { ...columns.tax, ...quiet, text: 'Tax' },
    { ...columns.amount, ...quiet, text: 'Amount' },
  ]);
  sheet.rule();
}

function writeLine(sheet: Sheet, { currency }: Invoice, line: Invoice['lines'][number]): void {
  // As high as four lines of a name.
  sheet.keepTogether(56);
  const { name, quantity, unitPriceCents, taxBasisPoints } = line;
  sheet.row([
    { ...columns.name, text: name },
    { ...columns.quantity, text: String(quantity) },
    { ...columns.price, text: formatAmount(unitPriceCents, currency) },
    { ...columns.tax, text: formatRate(taxBasisPoints) },
    { ...columns.amount, text: formatAmount(quantity * unitPriceCents, currency) },
  ]);
  sheet.space(3);
}

const formatRate = (basisPoints: number) => `${basisPoints / 100} %`;

function writeTotals(sheet: Sheet, invoice: Invoice): void {
  const { taxes, currency } = invoice;
  sheet.keepTogether(90 + 30 * taxes.length);
  sheet.space(4);
  sheet.rule();
  const write = (label: string, cents: number, style: Partial<Cell> = {}) =>
    sheet.row([
      { text: label, x: 150, width: 255, align: 'end', ...style },
      { ...columns.amount, ...style, text: formatAmount(cents, currency) },
    ]);
  for (const { taxBasisPoints, netCents, taxCents } of taxes) {
    write(`Net at ${formatRate(taxBasisPoints)}`, netCents);
    write(`Tax ${formatRate(taxBasisPoints)}`, taxCents);
  }
  sheet.space(4);
  write('Total', invoice.totalCents, { face: 'bold', size: 12 });
  if (!invoice.pricesIncludeTax) return;
  const note = { size: 8, colour: quietInk };
  sheet.row([{ ...note, text: 'Prices include tax.', x: 0, width: sheetWidth, align: 'end' }]);
}

/** What happened to it since. */
function writeAfterwards(sheet: Sheet, { credits, payment, currency }: Invoice): void {
  const lines = credits.map(
    ({ number, issuedOn, totalCents, reason }) =>
      `Credit note ${number} of ${issuedOn}: ${formatAmount(-totalCents, currency)}. ${reason}`,
  );
  if (payment !== null) lines.push(`Paid on ${payment.paidOn}. ${payment.reference}`);
  for (const text of lines) {
    sheet.keepTogether(56);
    sheet.space(10);
    sheet.row([{ text: text.trim(), x: 0, width: sheetWidth }]);
  }
}
