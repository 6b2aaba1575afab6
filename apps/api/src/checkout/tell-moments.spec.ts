import type { Activity } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import type { OrderRecord } from './domain/order.js';
import { tellMoments } from './tell-moments.js';

const id = '0199b1f0-5c1e-7d3a-9f60-0d5f8c6f7a11';
const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 12, minute));

const order: OrderRecord = {
  ...{ id, eventId: id, userId: id, organiserId: id, provider: 'test', sessionId: 'one' },
  ...{ state: 'paid', totalCents: 3_000, currency: 'EUR', paymentUrl: null, looks: 0 },
  ...{ createdAt: at(0), seenAt: at(1), expiresAt: at(30), endedAt: at(5) },
  ...{ isExtended: true, session: 'over', lines: [] },
  ...{ taxBasisPoints: null, pricesIncludeTax: true, promoCode: null },
  payments: [
    {
      ...{ id: 'p', provider: 'test', reference: 'pay', amountCents: 3_000, currency: 'EUR' },
      ...{ use: 'seats', receivedAt: at(4) },
    },
  ],
  refunds: [
    {
      ...{ id: 'r', paymentId: 'p', lineId: 'l', amountCents: 1_000, state: 'done' },
      seatsBefore: 0,
      ...{ reference: 're', createdAt: at(10), endedAt: at(11) },
    },
  ],
};
const asked: Activity = {
  ...{ id, event: null, person: null, action: 'order.refunded' },
  actor: { id, name: 'Mia' },
  changes: { keepCents: { before: null, after: 500 }, reason: { before: null, after: 'Ill' } },
  createdAt: new Date(at(10).getTime() + 5).toISOString(),
};
const kindsOf = (one: OrderRecord) => tellMoments(one, [], []).map(({ kind }) => kind);

it('An order is told in the order in which it happened, and who sent money back is named with the reason', () => {
  const incident = { id, orderId: id, kind: 'paid_twice', createdAt: at(7) };
  const moments = tellMoments(order, [incident], [asked]);
  expect(moments.map(({ kind }) => kind)).toEqual([
    ...['made', 'extended', 'atProvider', 'paid', 'seated', 'incident'],
    ...['refundAsked', 'refundBegun', 'refundDone'],
  ]);
  expect(moments[6]).toMatchObject({ actorName: 'Mia', reason: 'Ill', amountCents: 500 });
  expect(moments[8]).toMatchObject({
    amountCents: 1_000,
    currency: 'EUR',
    at: at(11).toISOString(),
  });
});

it('Two parts that go back one soon after the other are told one after the other', () => {
  const after = (seconds: number) => new Date(at(10).getTime() + seconds * 1_000);
  const [refund] = order.refunds;
  const first = { ...refund!, endedAt: after(1) };
  const second = { ...refund!, createdAt: after(2), endedAt: after(3) };
  const both = [asked, { ...asked, createdAt: after(2).toISOString() }];
  const told = tellMoments({ ...order, refunds: [first, second] }, [], both);
  const back = ['refundAsked', 'refundBegun', 'refundDone'];
  expect(told.slice(-6).map(({ kind }) => kind)).toEqual([...back, ...back]);
});

it('Money that is still on its way has not arrived, and what a provider refused did not go', () => {
  const withState = (state: 'due' | 'refused') => {
    const [refund] = order.refunds;
    return kindsOf({ ...order, refunds: [{ ...refund!, state }] }).at(-1);
  };
  expect(withState('due')).toBe('refundBegun');
  expect(withState('refused')).toBe('refundRefused');
});

it('How an order without seats ended is said, and one that is open has not ended', () => {
  const without = { ...order, payments: [], refunds: [] };
  const endOf = (state: OrderRecord['state']) => kindsOf({ ...without, state }).at(-1);
  expect(endOf('expired')).toBe('expired');
  expect(endOf('cancelled')).toBe('givenBack');
  expect(endOf('failed')).toBe('unseated');
  expect(kindsOf({ ...without, state: 'open', endedAt: null }).at(-1)).toBe('atProvider');
});
