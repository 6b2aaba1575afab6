import { expect, it } from 'vitest';
import { sumUp } from './sum-up.js';

it('Each currency has its own sums, also one of which nothing was sold, and what is on its way back is expected by nobody', () => {
  const [euros, dollars] = sumUp({
    days: [
      { currency: 'EUR', day: '2027-01-01', grossCents: 3_000, refundedCents: 0 },
      { currency: 'EUR', day: '2027-01-02', grossCents: 0, refundedCents: 900 },
    ],
    parts: [
      {
        ...{ currency: 'EUR', id: null, name: 'An evening', grossCents: 3_000 },
        ...{ refundedCents: 900, keptCents: 100, seats: 2 },
      },
    ],
    payouts: [
      {
        ...{ currency: 'EUR', provider: 'test', receivedCents: 4_000 },
        ...{ sentBackCents: 1_000, onItsWayCents: 900 },
      },
      {
        ...{ currency: 'USD', provider: 'test', receivedCents: 500 },
        ...{ sentBackCents: 500, onItsWayCents: 0 },
      },
    ],
  });
  expect(euros).toMatchObject({
    ...{ currency: 'EUR', grossCents: 3_000, refundedCents: 900, netCents: 2_100 },
    ...{ keptCents: 100, seats: 2 },
  });
  expect(euros?.days.map(({ netCents }) => netCents)).toEqual([3_000, -900]);
  expect(euros?.payouts[0]?.expectedCents).toBe(2_100);
  expect(dollars).toMatchObject({ currency: 'USD', grossCents: 0, parts: [], days: [] });
  expect(dollars?.payouts[0]?.expectedCents).toBe(0);
});
