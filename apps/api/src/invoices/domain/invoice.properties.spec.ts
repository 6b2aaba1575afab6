/** What is true of every invoice, whatever is done with it and in whatever order. */
import { type InvoiceLine, type TaxTotal, addUpTaxes, sumTaxes } from '@lastseat/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCredit, decidePayment } from './decide-invoice.js';
import {
  creditedOf,
  evolve,
  statusOf,
  totalOf,
  type Creation,
  type Invoice,
  type InvoiceEvent,
} from './invoice.js';

const lines = fc.array(
  fc.record({
    name: fc.constant('A line'),
    quantity: fc.integer({ min: 1, max: 50 }),
    unitPriceCents: fc.integer({ min: -500, max: 200_000 }),
    taxBasisPoints: fc.constantFrom(0, 250, 810, 1_000, 1_900, 2_000, 10_000),
  }),
  { minLength: 1, maxLength: 6 },
);
const invoices = fc
  .record({ lines, pricesIncludeTax: fc.boolean() })
  .filter(({ lines: some, pricesIncludeTax }) => sumTaxes(some, pricesIncludeTax) !== null);

type Deed = 'pay' | 'creditRest' | number;
/** Shares of the total to be credited, among payments. */
const deeds = fc.array(
  fc.oneof(
    fc.constant<Deed>('pay'),
    fc.constant<Deed>('creditRest'),
    fc.double({ min: 0, max: 1.2, noNaN: true }),
  ),
  { maxLength: 12 },
);

const create = (given: { lines: InvoiceLine[]; pricesIncludeTax: boolean }): Invoice => {
  const customer = { name: 'Ada', email: null, address: '', taxNumber: '' };
  const data: Creation = { organiserId: '', orderId: null, currency: 'EUR', customer, ...given };
  return evolve(null, { type: 'invoice.created', data });
};

function decide(invoice: Invoice, deed: Deed): InvoiceEvent | null {
  if (deed === 'pay') {
    const isRefused = decidePayment(invoice) !== null;
    const data = { paidOn: '2027-01-01', reference: '' };
    return isRefused ? null : { type: 'invoice.paid', data };
  }
  const amount = deed === 'creditRest' ? null : Math.max(1, Math.round(deed * totalOf(invoice)));
  const decided = decideCredit(invoice, amount);
  if ('refusal' in decided) return null;
  const number = { year: 2027, sequence: 1, issuedOn: '2027-01-01' };
  return { type: 'invoice.credited', data: { ...number, ...decided, refundId: null, reason: '' } };
}

const givenBack = ({ credits }: Invoice, rate: number): TaxTotal[] =>
  credits.flatMap(({ taxes }) => taxes.filter((tax) => tax.taxBasisPoints === rate));

describe('The sums of an invoice', () => {
  it('are those of its lines: net or gross, as its prices are', () => {
    fc.assert(
      fc.property(invoices, ({ lines: some, pricesIncludeTax }) => {
        const { netCents, totalCents } = addUpTaxes(sumTaxes(some, pricesIncludeTax)!);
        const sum = some.reduce((all, line) => all + line.quantity * line.unitPriceCents, 0);
        expect(pricesIncludeTax ? totalCents : netCents).toBe(sum);
      }),
    );
  });

  it('have for each rate the tax that is within half a cent of the exact one', () => {
    fc.assert(
      fc.property(invoices, ({ lines: some, pricesIncludeTax }) => {
        for (const { taxBasisPoints: rate, netCents, taxCents } of sumTaxes(
          some,
          pricesIncludeTax,
        )!) {
          const exact = pricesIncludeTax
            ? ((netCents + taxCents) * rate) / (10_000 + rate)
            : (netCents * rate) / 10_000;
          expect(Math.abs(taxCents - exact)).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(invoices, ({ lines: some, pricesIncludeTax }) => {
        const backwards = sumTaxes([...some].reverse(), pricesIncludeTax);
        expect(backwards).toEqual(sumTaxes(some, pricesIncludeTax));
      }),
    );
  });
});

describe('Whatever is done with an invoice', () => {
  it('is paid once at the most, and credited never above its total, in no rate', () => {
    fc.assert(
      fc.property(invoices, deeds, (given, plan) => {
        let invoice = create(given);
        let payments = 0;
        for (const deed of plan) {
          const event = decide(invoice, deed);
          if (event === null) continue;
          if (event.type === 'invoice.paid') payments++;
          invoice = evolve(invoice, event);
          for (const tax of invoice.taxes) {
            const back = addUpTaxes(givenBack(invoice, tax.taxBasisPoints));
            expect(back.netCents).toBeLessThanOrEqual(tax.netCents);
            expect(back.taxCents).toBeLessThanOrEqual(tax.taxCents);
          }
          for (const tax of invoice.credits.flatMap(({ taxes }) => taxes)) {
            expect(Math.min(tax.netCents, tax.taxCents)).toBeGreaterThanOrEqual(0);
          }
        }
        expect(payments).toBeLessThanOrEqual(1);
        expect(creditedOf(invoice)).toBeLessThanOrEqual(totalOf(invoice));
      }),
    );
  });

  it('gives back exactly what it was of, net and tax of each rate, when nothing is left', () => {
    fc.assert(
      fc.property(invoices, deeds, (given, plan) => {
        let invoice = create(given);
        for (const deed of [...plan, 'creditRest'] as const) {
          const event = decide(invoice, deed);
          if (event !== null) invoice = evolve(invoice, event);
        }
        if (totalOf(invoice) === 0) return;
        expect(statusOf(invoice)).toBe('credited');
        for (const tax of invoice.taxes) {
          const { netCents, taxCents } = addUpTaxes(givenBack(invoice, tax.taxBasisPoints));
          expect({ ...tax, netCents, taxCents }).toEqual(tax);
        }
        expect(decideCredit(invoice, 1)).toEqual({ refusal: 'already_credited' });
      }),
    );
  });

  it('credits the amount that was asked for', () => {
    fc.assert(
      fc.property(invoices, deeds, (given, plan) => {
        let invoice = create(given);
        for (const deed of plan) {
          const event = decide(invoice, deed);
          if (event === null) continue;
          const before = creditedOf(invoice);
          invoice = evolve(invoice, event);
          if (typeof deed !== 'number') continue;
          const amount = Math.max(1, Math.round(deed * totalOf(invoice)));
          expect(creditedOf(invoice) - before).toBe(amount);
        }
      }),
    );
  });
});

describe('What cannot have happened', () => {
  it('is no history of an invoice', () => {
    const data = { paidOn: '2027-01-01', reference: '' };
    expect(() => evolve(null, { type: 'invoice.paid', data })).toThrow('before it was created');
    const invoice = create({
      lines: [{ name: 'A', quantity: 1, unitPriceCents: 1, taxBasisPoints: 0 }],
      pricesIncludeTax: true,
    });
    expect(() => evolve(invoice, { type: 'invoice.created', data: invoice })).toThrow();
  });
});
