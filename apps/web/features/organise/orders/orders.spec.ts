import { orderMomentKinds, type OrderDetail, type OrderMoment } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { describeMoment } from './describe-moment';
import { chooseSeats, describeSeats, parseKept, refundOf } from './refund-amount';

const moment: OrderMoment = {
  ...{ kind: 'made', at: null, amountCents: null, currency: null },
  ...{ actorName: null, reason: null, incident: null },
};

describe('A moment of an order', () => {
  it('says how much, in the currency of the money', () => {
    const paid: OrderMoment = { ...moment, kind: 'paid', amountCents: 1_250, currency: 'USD' };
    expect(describeMoment(paid, 'EUR').text).toBe('$12.50 received');
  });

  it('says who asked for a refund, why, and what is kept', () => {
    const asked: OrderMoment = { ...moment, kind: 'refundAsked', actorName: 'Mia', reason: 'Ill' };
    expect(describeMoment(asked, 'EUR')).toEqual({
      text: 'Mia asked for a refund',
      detail: 'Ill',
    });
    const kept = describeMoment({ ...asked, amountCents: 500 }, 'EUR');
    expect(kept.detail).toBe('€5.00 kept of each line. Ill');
  });

  it('of each kind has words, also without anything beside it', () => {
    for (const kind of orderMomentKinds) {
      expect(describeMoment({ ...moment, kind }, 'EUR').text).toMatch(/^[A-Z]/);
    }
  });
});

describe('A refund', () => {
  type Line = OrderDetail['lines'][number];
  const id = '0199b1f0-5c1e-7d3a-9f60-0d5f8c6f7a11';
  const line = (quantity: number, paidCents: number, returnedSeats = 0): Line => ({
    ...{ id: `${id}-${quantity}`, ticketTypeId: null, name: 'A seat', bookingId: id },
    ...{ refundedCents: 0, discountCents: 0, unitPriceCents: 0, refundableCents: paidCents },
    ...{ quantity, paidCents, returnedSeats },
  });
  const lines = [line(2, 2_000), line(1, 900)];
  const chosen = chooseSeats(lines, new Map());

  it('is of all seats that are left, unless others are picked', () => {
    expect(chosen.map(({ seats }) => seats)).toEqual([2, 1]);
    const [first, second] = lines as [Line, Line];
    const picked = new Map([
      [first.id, 1],
      [second.id, 0],
    ] as const);
    expect(chooseSeats(lines, picked)).toEqual([{ line: first, seats: 1 }]);
    // One went back while the form was open.
    expect(chooseSeats([line(3, 900, 2)], new Map([[`${id}-3`, 2]]))).toMatchObject([{ seats: 1 }]);
  });

  it('is the price of what is chosen without what is kept of each line', () => {
    expect(refundOf(chosen, 0)).toBe(2_900);
    expect(refundOf(chosen, 100)).toBe(2_700);
  });

  it('of a line in pieces is all that was paid for it in the end, to the last cent', () => {
    const pieces = [0, 1, 2].map((returned) => {
      return refundOf([{ line: line(3, 1_000, returned), seats: 1 }], 0);
    });
    expect(pieces).toEqual([333, 334, 333]);
    expect(describeSeats({ line: line(3, 1_000, 1), seats: 1 }, 'EUR')).toBe('1 seat, €3.34');
    expect(describeSeats({ line: line(3, 1_000, 1), seats: 2 }, 'EUR')).toBe('All 2 seats, €6.67');
  });

  it('keeps no more than the cheapest costs, and nothing that is no amount', () => {
    expect(parseKept('', chosen, 'EUR')).toBe(0);
    expect(parseKept('9', chosen, 'EUR')).toBe(900);
    expect(parseKept('9.01', chosen, 'EUR')).toBeNull();
    expect(parseKept('a fee', chosen, 'EUR')).toBeNull();
  });
});
