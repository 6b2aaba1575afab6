import { describe, expect, it } from 'vitest';
import { countAbove, countBelow, countOf, linesOf } from './choose-lines';
import type { TypeOnSale } from './choose-type';

const type = (id: string, given: Partial<TypeOnSale> = {}): TypeOnSale => ({
  ...{ id, name: id, description: '', priceCents: 1_500, capacity: 5, remainingTickets: 5 },
  ...{ saleStartsAt: null, saleEndsAt: null, minPerPerson: 1, maxPerPerson: null, sale: 'open' },
  ...given,
});
const limits = (remainingTickets: number, maxPerPerson = 4) => ({
  ...{ maxPerPerson, liveCount: { remainingTickets } },
});

describe('A choice of several types', () => {
  const standing = type('standing');
  const box = type('box', { minPerPerson: 2, maxPerPerson: 3 });
  const types = [standing, box];

  it('goes up by one, and begins with as many as one has to take', () => {
    const above = (counts: object) => [
      countAbove(standing, { types, counts: { ...counts }, limits: limits(9, 9) }),
      countAbove(box, { types, counts: { ...counts }, limits: limits(9, 9) }),
    ];
    expect(above({})).toEqual([1, 2]);
    expect(above({ standing: 1, box: 2 })).toEqual([2, 3]);
    expect(above({ standing: 5, box: 3 })).toEqual([null, null]);
  });

  it('ends at what one person may have of all types, and at what is left of the event', () => {
    const counts = { standing: 1, box: 2 };
    expect(countAbove(standing, { types, counts, limits: limits(9) })).toBe(2);
    expect(countAbove(standing, { types, counts, limits: limits(9, 3) })).toBeNull();
    expect(countAbove(standing, { types, counts, limits: limits(3) })).toBeNull();
    expect(countAbove(box, { types, counts: { standing: 3 }, limits: limits(9) })).toBeNull();
  });

  it('goes down by one, and from as many as one has to take to none', () => {
    expect([countBelow(standing, 2), countBelow(standing, 1), countBelow(box, 2)]).toEqual([
      1, 0, 0,
    ]);
    expect(countBelow(box, 3)).toBe(2);
  });

  it('is no more than there is when others were faster, and nothing of what is sold out', () => {
    const counts = { standing: 4, box: 3 };
    expect(countOf(standing, counts, limits(2))).toBe(2);
    expect(linesOf(types, counts, limits(9))).toEqual([
      { ticketTypeId: 'standing', quantity: 4 },
      { ticketTypeId: 'box', quantity: 3 },
    ]);
    expect(linesOf(types, counts, limits(1))).toEqual([{ ticketTypeId: 'standing', quantity: 1 }]);
    expect(linesOf([type('standing', { sale: 'closed' })], counts, limits(9))).toEqual([]);
  });
});
