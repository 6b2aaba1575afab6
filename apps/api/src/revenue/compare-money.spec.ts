import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareMoney, type MoneyItem } from './compare-money.js';

const item = fc.record<MoneyItem>({
  kind: fc.constantFrom('payment', 'refund'),
  reference: fc.constantFrom('a', 'b', 'c', 'd'),
  amountCents: fc.integer({ min: 1, max: 100 }),
  currency: fc.constantFrom('EUR', 'USD'),
});
const items = fc.array(item, { maxLength: 8 });
const rest = ({ receivedCents, sentBackCents }: { receivedCents: number; sentBackCents: number }) =>
  receivedCents - sentBackCents;

it('The same money in any order has no difference', () => {
  fc.assert(
    fc.property(items, (ours) => {
      expect(compareMoney(ours, ours.toReversed()).differences).toEqual([]);
    }),
  );
});

it('The differences of a currency add up to the difference of its sums', () => {
  fc.assert(
    fc.property(items, items, (ours, theirs) => {
      const { currencies, differences } = compareMoney(ours, theirs);
      for (const { currency, ours: own, theirs: told } of currencies) {
        const sum = differences
          .filter((difference) => difference.currency === currency)
          .map(({ kind, oursCents, theirsCents }) => {
            const more = (oursCents ?? 0) - (theirsCents ?? 0);
            return kind === 'payment' ? more : -more;
          })
          .reduce((all, one) => all + one, 0);
        expect(sum).toBe(rest(own) - rest(told));
      }
    }),
  );
});

it('What is missing on one side is named, also where the sums agree', () => {
  const payment = (reference: string): MoneyItem => ({
    ...{ kind: 'payment', reference, amountCents: 100, currency: 'EUR' },
  });
  const { currencies, differences } = compareMoney([payment('a')], [payment('b')]);
  expect(currencies).toEqual([
    {
      currency: 'EUR',
      ours: { receivedCents: 100, sentBackCents: 0 },
      theirs: { receivedCents: 100, sentBackCents: 0 },
    },
  ]);
  expect(differences).toEqual([
    { kind: 'payment', reference: 'a', currency: 'EUR', oursCents: 100, theirsCents: null },
    { kind: 'payment', reference: 'b', currency: 'EUR', oursCents: null, theirsCents: 100 },
  ]);
});
