import { bookingReference, type ReconciledOrder } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { formatDay } from './format-day';
import { listDiffering, sumComparison, writeComparisonFile } from './sum-comparison';

const orderId = '0199b1f0-5c1e-7d3a-9f60-0d5f8c6f7a11';
const sums = (receivedCents: number, sentBackCents: number) => ({ receivedCents, sentBackCents });
const right: ReconciledOrder = {
  ...{ orderId, state: 'paid', personName: '=Ada', provider: 'stripe', answer: 'compared' },
  currencies: [{ currency: 'EUR', ours: sums(3_000, 500), theirs: sums(3_000, 500) }],
  differences: [],
};
const wrong: ReconciledOrder = {
  ...right,
  currencies: [{ currency: 'EUR', ours: sums(1_000, 0), theirs: sums(1_000, 250) }],
  differences: [
    { kind: 'refund', reference: 're_1', currency: 'EUR', oursCents: null, theirsCents: 250 },
  ],
};

it('The sum over all orders is what both sides have, and an order that differs is named', () => {
  expect(sumComparison([right, wrong])).toEqual([
    { currency: 'EUR', oursCents: 3_500, theirsCents: 3_250 },
  ]);
  expect(listDiffering([right, wrong])).toEqual([wrong]);
  const elsewhere: ReconciledOrder = { ...right, answer: 'elsewhere' };
  expect(listDiffering([elsewhere])).toEqual([elsewhere]);
});

it('The file has a row for each order, numbers that are numbers, and no name that is run', () => {
  const [head, first, second] = writeComparisonFile([right, wrong]).split('\r\n');
  expect(head).toMatch(/^\ufeffOrder,/);
  const reference = bookingReference(orderId);
  const same = `${reference},'=Ada,paid,stripe,compared,EUR`;
  expect(first).toBe(`${same},30.00,30.00,5.00,5.00,0.00,`);
  expect(second).toBe(`${same},10.00,10.00,0.00,2.50,2.50,re_1`);
});

it('A day is the same one wherever it is read', () => {
  expect(formatDay('2027-03-15')).toBe('Mon, Mar 15, 2027');
});
