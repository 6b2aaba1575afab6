import { expect, it } from 'vitest';
import { findTakesWaiters } from './sale-state';

const now = new Date('2027-03-15T10:00:00Z');

it('one can wait where there is a line, until it closes', () => {
  const offer = { waitlistMode: 'offer', waitlistClosesAt: null } as const;
  expect(findTakesWaiters(offer, now)).toBe(true);
  expect(findTakesWaiters({ ...offer, waitlistMode: 'off' }, now)).toBe(false);
  const closingAt = (waitlistClosesAt: string) => ({ ...offer, waitlistClosesAt });
  expect(findTakesWaiters(closingAt('2027-03-15T10:00:01.000Z'), now)).toBe(true);
  expect(findTakesWaiters(closingAt('2027-03-15T10:00:00.000Z'), now)).toBe(false);
});
