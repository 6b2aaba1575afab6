import type { Invoice } from '@lastseat/contracts';
import { readPdfText } from '@lastseat/test-data';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makePng } from '../../../test/support/pictures.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { encodeLogo } from '../encode-logo.js';
import { writeInvoicePdf } from './write-invoice-pdf.js';

const now = new Date('2027-01-02T03:04:05.000Z');
const line = { name: 'Seat', quantity: 2, unitPriceCents: 5_500, taxBasisPoints: 1_000 };

const invoice: Invoice = {
  id: '0198f2a0-1b2c-7d3e-8f45-6789abcdef01',
  organiserId: '0198f2a0-1b2c-7d3e-8f45-6789abcdef02',
  ...{ number: '2027-00042', status: 'issued', issuedOn: '2027-01-02', currency: 'EUR' },
  ...{ version: 2, orderId: null, customerName: 'Ada Łindt', createdAt: now.toISOString() },
  seller: {
    legalName: 'Old Mill Concerts GmbH',
    address: '1 Mill Lane\n1010 Vienna',
    taxNumber: 'ATU12345678',
  },
  customer: {
    name: 'Ada Łindt',
    email: 'ada@example.com',
    address: '2 Long Street',
    taxNumber: '',
  },
  pricesIncludeTax: true,
  lines: [line],
  taxes: [
    { taxBasisPoints: 1_000, netCents: 10_000, taxCents: 1_000 },
    { taxBasisPoints: 2_000, netCents: 1_234_500, taxCents: 246_900 },
  ],
  ...{ netCents: 1_244_500, taxCents: 247_900, totalCents: 1_492_400, creditedCents: 0 },
  payment: null,
  credits: [],
};

const read = async (given: Partial<Invoice> = {}) =>
  readPdfText(await writeInvoicePdf({ ...invoice, ...given }, null, now));

describe('The PDF of an invoice', () => {
  it('says in text who it is from and for, what it is of, and what it comes to by tax rate', async () => {
    const lines = await read();
    const text = lines.join('\n');
    for (const words of [
      ...['Number 2027-00042', 'Date 2027-01-02', 'Old Mill Concerts GmbH', '1 Mill Lane'],
      ...['Tax number ATU12345678', 'Ada Łindt', '2 Long Street', 'ada@example.com'],
      ...['Seat 2 €55.00 10 % €110.00', 'Net at 10 % €100.00', 'Tax 10 % €10.00'],
      ...['Net at 20 % €12,345.00', 'Tax 20 % €2,469.00', 'Total €14,924.00'],
      'Prices include tax.',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Paid on');
  });

  it('has as many pages as its lines need, each with its number and the heads of the columns', async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...line, name: `Seat ${index}` }));
    const lines = await read({ lines: many });
    const pages = lines.filter((text) => text.includes('Invoice 2027-00042 · Page'));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.at(-1)).toContain(`Page ${pages.length}`);
    const heads = lines.filter((text) => text === 'Description Quantity Price Tax Amount');
    expect(heads).toHaveLength(pages.length);
    const named = lines.filter((text) => /^Seat \d+ 2 €55\.00/.test(text));
    expect(named).toHaveLength(200);
  });

  it('says what happened to it since', async () => {
    const taxes = [{ taxBasisPoints: 1_000, netCents: 1_000, taxCents: 100 }];
    const credit = { number: '2027-00043', issuedOn: '2027-01-03', taxes, totalCents: 1_100 };
    const lines = await read({
      payment: { paidOn: '2027-01-04', reference: 'Bank 7' },
      credits: [{ ...credit, reason: 'Ill' }],
    });
    expect(lines).toContain('Credit note 2027-00043 of 2027-01-03: -€11.00. Ill');
    expect(lines).toContain('Paid on 2027-01-04. Bank 7');
  });

  it('has the logo at its top, and the same text below it', async () => {
    const logo = await encodeLogo(makePng(900, 300));
    expect(logo).toMatchObject({ width: 600, height: 200 });
    const pdf = await writeInvoicePdf(invoice, logo, now);
    const without = await writeInvoicePdf(invoice, null, now);
    const findSizes = (of: Buffer) => /\/Subtype \/Image[^>]*/.exec(of.toString('latin1'))?.[0];
    expect(findSizes(pdf)).toMatch(/\/Width 600\n\/Height 200/);
    expect(findSizes(without)).toBeUndefined();
    expect(readPdfText(pdf)).toEqual(readPdfText(without));
  });
});

describe('A logo', () => {
  it('is no larger than its room on paper, and a small one stays as it is', async () => {
    expect(await encodeLogo(makePng(100, 3_000))).toMatchObject({ width: 10, height: 300 });
    expect(await encodeLogo(makePng(90, 30))).toMatchObject({ width: 90, height: 30 });
  });

  it('is a PNG or a JPEG to its end, of as many pixels as are decoded', async () => {
    const refused = (picture: Buffer) =>
      encodeLogo(picture).then(
        () => null,
        (error: unknown) => (error instanceof ProblemError ? error.code : error),
      );
    const image = sharp(makePng(90, 30));
    expect(await refused(await image.jpeg().toBuffer())).toBeNull();
    expect(await refused(await image.webp().toBuffer())).toBe('unsupported_media_type');
    expect(await refused(makePng(90, 30, 5_000))).toBe('unsupported_media_type');
    expect(await refused(makePng(1_000, 1, 100_000))).toBe('payload_too_large');
  });
});
