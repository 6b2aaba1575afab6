import { orderMomentKinds, type OrderDetail, type OrderMoment } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { describeMoment } from './describe-moment';
import { parseKept, refundOf } from './refund-amount';

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
  const id = '0199b1f0-5c1e-7d3a-9f60-0d5f8c6f7a11';
  const line = (quantity: number, unitPriceCents: number): OrderDetail['lines'][number] => ({
    ...{
      id,
      ticketTypeId: null,
      name: 'A seat',
      bookingId: id,
      refundedCents: 0,
      discountCents: 0,
      returnedSeats: 0,
    },
    ...{ quantity, unitPriceCents, refundableCents: quantity * unitPriceCents },
  });
  const chosen = [line(2, 1_000), line(1, 900)];

  it('is the price of what is chosen without what is kept of each', () => {
    expect(refundOf(chosen, 0)).toBe(2_900);
    expect(refundOf(chosen, 100)).toBe(2_700);
  });

  it('keeps no more than the cheapest costs, and nothing that is no amount', () => {
    expect(parseKept('', chosen, 'EUR')).toBe(0);
    expect(parseKept('9', chosen, 'EUR')).toBe(900);
    expect(parseKept('9.01', chosen, 'EUR')).toBeNull();
    expect(parseKept('a fee', chosen, 'EUR')).toBeNull();
  });
});
