import { describe, expect, it } from 'vitest';
import { findSaleState, findTakesWaiters } from './sale-state';

const at = (time: string) => new Date(`2027-03-15T${time}Z`);
const iso = (time: string) => at(time).toISOString();
const always = { saleOpensAt: null, saleClosesAt: null };

describe('A sale', () => {
  it('is open from the instant at which it opens', () => {
    const event = { ...always, saleOpensAt: iso('10:00:00') };
    expect(findSaleState(event, at('09:59:59.999'))).toBe('not-yet');
    expect(findSaleState(event, at('10:00:00'))).toBe('open');
  });

  it('is closed from the instant at which it closes', () => {
    const event = { ...always, saleClosesAt: iso('10:00:00') };
    expect(findSaleState(event, at('09:59:59.999'))).toBe('open');
    expect(findSaleState(event, at('10:00:00'))).toBe('closed');
  });

  it('is always open where nobody said when', () => {
    expect(findSaleState(always, at('10:00:00'))).toBe('open');
  });
});

it('One can wait where there is a line, until it closes', () => {
  const offer = { waitlistMode: 'offer', waitlistClosesAt: null } as const;
  expect(findTakesWaiters(offer, at('10:00:00'))).toBe(true);
  expect(findTakesWaiters({ ...offer, waitlistMode: 'off' }, at('10:00:00'))).toBe(false);
  const closing = { ...offer, waitlistClosesAt: iso('10:00:00') };
  expect(findTakesWaiters(closing, at('09:59:59.999'))).toBe(true);
  expect(findTakesWaiters(closing, at('10:00:00'))).toBe(false);
});
