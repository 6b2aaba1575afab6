import { describe, expect, it } from 'vitest';
import { INVOICES_OF_A_PAGE, type InvoicePlace, type InvoiceRow } from './list-invoices.sql.js';
import { writeInvoicesFile } from './write-invoices-file.js';

const taxes = [{ taxBasisPoints: 1_000, netCents: 1_000, taxCents: 100 }];

const rowOf = (sequence: number): InvoiceRow => ({
  ...{ id: '', organiserId: '', orderId: null, version: 3, status: 'paid', year: 2027, sequence },
  ...{ number: `2027-${sequence}`, issuedOn: new Date('2027-01-31'), currency: 'EUR' },
  ...{ customerName: 'Ada', customerEmail: null, totalCents: 1_100, creditedCents: 1_100 },
  createdAt: new Date('2027-01-31T10:00:00.000Z'),
  document: {
    seller: { legalName: 'A GmbH', address: '', taxNumber: '' },
    customer: { name: 'Ada', email: null, address: '', taxNumber: '' },
    ...{ pricesIncludeTax: true, lines: [], taxes, netCents: 1_000, taxCents: 100, payment: null },
    credits: [
      { number: `2027-C${sequence}`, issuedOn: '2027-02-01', reason: '', taxes, totalCents: 1_100 },
    ],
  },
});

async function readNumbers(days: { from?: string; to?: string }): Promise<string[]> {
  const text: string[] = [];
  for await (const piece of writeInvoicesFile(days, () => Promise.resolve([rowOf(1)]))) {
    text.push(piece);
  }
  const lines = text.join('').split('\r\n').slice(1, -1);
  return lines.map((line) => line.slice(0, line.indexOf(',')));
}

describe('The file of invoices', () => {
  it('has the documents of the days that are asked for, each by its own day', async () => {
    expect(await readNumbers({})).toEqual(['2027-1', '2027-C1']);
    expect(await readNumbers({ to: '2027-01-31' })).toEqual(['2027-1']);
    expect(await readNumbers({ from: '2027-02-01', to: '2027-02-01' })).toEqual(['2027-C1']);
  });

  it('reads a page when the one before it has been taken, and ends with one that is not full', async () => {
    const asked: number[] = [];
    const pages = writeInvoicesFile({}, ({ sequence }: InvoicePlace) => {
      asked.push(sequence);
      const length = sequence === 0 ? INVOICES_OF_A_PAGE : 1;
      return Promise.resolve(Array.from({ length }, (_, index) => rowOf(sequence + index + 1)));
    });
    await pages.next();
    expect(asked).toEqual([]);
    await pages.next();
    expect(asked).toEqual([0]);
    await pages.next();
    expect(asked).toEqual([0, INVOICES_OF_A_PAGE]);
    expect((await pages.next()).done).toBe(true);
  });
});
