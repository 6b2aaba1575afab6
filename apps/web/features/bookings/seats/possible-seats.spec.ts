import { describe, expect, it } from 'vitest';
import { findPossibleSeats } from './possible-seats';

const now = new Date('2027-03-15T10:00:00Z');
const before = '2027-03-15T09:00:00Z';
const after = '2027-03-15T20:00:00Z';

const event = {
  ...({ status: 'scheduled', payment: 'venue' } as const),
  ...{ startsAt: after, saleOpensAt: null, saleClosesAt: null, cancelUntil: null },
  ...{ maxPerPerson: 4, remainingTickets: 9, priceCents: 1_000 },
};

const possible = (changes: Partial<Parameters<typeof findPossibleSeats>[0]['event']>) =>
  findPossibleSeats({ quantity: 2, event: { ...event, ...changes } }, now);

describe('seats that a booking of two can have', () => {
  it('are from one to what is left and one person may have', () => {
    expect(possible({})).toEqual({ least: 1, most: 4 });
    expect(possible({ remainingTickets: 1 })).toEqual({ least: 1, most: 3 });
    expect(possible({ remainingTickets: 0 })).toEqual({ least: 1, most: 2 });
    expect(possible({ maxPerPerson: 1 })).toEqual({ least: 1, most: 2 });
  });

  it('are no more where the sale is closed, or seats are paid for online', () => {
    expect(possible({ saleClosesAt: before })).toEqual({ least: 1, most: 2 });
    expect(possible({ saleOpensAt: after })).toEqual({ least: 1, most: 2 });
    expect(possible({ payment: 'online' })).toEqual({ least: 1, most: 2 });
    expect(possible({ payment: 'online', priceCents: 0 })).toEqual({ least: 1, most: 4 });
  });

  it('are no fewer once it is too late to cancel, and none other once it has begun', () => {
    expect(possible({ cancelUntil: before })).toEqual({ least: 2, most: 4 });
    expect(possible({ startsAt: before })).toEqual({ least: 2, most: 2 });
    expect(possible({ status: 'cancelled' })).toEqual({ least: 2, most: 2 });
  });
});
