import { describe, expect, it } from 'vitest';
import { refusalOf, seatRangeOf, seatsLeft, type TypeOnSale } from './choose-type';

const type = (given: Partial<TypeOnSale> = {}): TypeOnSale => ({
  ...{ id: 'standing', name: 'Standing', description: '', priceCents: 1_500 },
  ...{ capacity: 5, remainingTickets: 5, saleStartsAt: null, saleEndsAt: null },
  ...{ minPerPerson: 1, maxPerPerson: null, sale: 'open' },
  ...given,
});
const live = (remainingTickets: number, left: number | null = 5) => ({
  remainingTickets,
  ticketTypes: [{ id: 'standing', remainingTickets: left }],
});

describe('A type of ticket', () => {
  it('has as many seats left as the event and its own limit allow, by the newest count', () => {
    expect(seatsLeft(type(), live(9, 2))).toBe(2);
    expect(seatsLeft(type(), live(1, 2))).toBe(1);
    expect(seatsLeft(type({ capacity: null }), live(9, null))).toBe(9);
    // One that a code opened is told of in no count.
    expect(seatsLeft(type({ id: 'hidden', remainingTickets: 3 }), live(9))).toBe(3);
  });

  it('says why it cannot be had', () => {
    expect(refusalOf(type(), live(9))).toBeNull();
    expect(refusalOf(type(), live(9, 0))).toBe('Sold out');
    expect(refusalOf(type({ minPerPerson: 4 }), live(9, 3))).toBe('Sold out');
    expect(refusalOf(type({ sale: 'not-yet' }), live(9))).toBe('Not on sale yet');
    expect(refusalOf(type({ sale: 'closed' }), live(9))).toBe('Sale has ended');
  });

  it('is taken by as many seats as event, type and what is left allow', () => {
    expect(seatRangeOf(type(), live(9), 4)).toEqual({ least: 1, most: 4 });
    expect(seatRangeOf(type({ maxPerPerson: 2 }), live(9), 4)).toEqual({ least: 1, most: 2 });
    expect(seatRangeOf(type({ minPerPerson: 2 }), live(9, 3), 4)).toEqual({ least: 2, most: 3 });
  });
});
