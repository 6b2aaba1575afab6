import { describe, expect, it } from 'vitest';
import { decideOrder } from './decide-order.js';
import { findNextStepAt } from './find-step.js';
import { become } from './order-decision.js';
import type { OrderRecord } from './order.js';

const NOW = new Date('2027-03-15T10:00:00Z');
const DAY_MS = 24 * 3_600_000;

/** It has expired, and the provider was asked each time that it is asked then. */
const expired = {
  ...{ state: 'expired', session: 'over', sessionId: 'session', endedAt: new Date(0), looks: 3 },
  ...{ lines: [], payments: [], refunds: [] },
} as unknown as OrderRecord;

describe('An order whose money came late', () => {
  it('is paid, and looked at once more: somebody may have paid twice, and no message of it came', () => {
    expect(findNextStepAt(expired, NOW)).toBeNull();
    const payment = { id: 'payment', use: 'seats' } as OrderRecord['payments'][number];
    const change = { state: 'paid', endedAt: NOW, payments: [payment] } as const;
    const { order } = become(expired, change);
    expect(findNextStepAt(order, NOW)).toEqual(new Date(NOW.getTime() + DAY_MS));
  });

  it('finds no seat, and is looked at as often as any other that has ended', () => {
    const { order } = become(expired, { state: 'failed', endedAt: NOW });
    expect(findNextStepAt(order, NOW)).toEqual(new Date(NOW.getTime() + DAY_MS / 144));
  });

  it('is not looked at anew where it does not end', () => {
    expect(become(expired, { lines: [] }).order.looks).toBe(3);
  });
});

describe('A process that freed seats of an order, and was stopped before it could say so', () => {
  const freedBy = (order: OrderRecord, bookingId: string) =>
    decideOrder(
      order,
      { kind: 'freed', lineId: 'line', bookingId },
      { now: NOW, newId: () => 'none' },
    ).order.lines.map(({ seats }) => seats);
  // Late money got other seats in between, and they are paid back.
  const lines = [{ id: 'line', bookingId: 'other seats', seats: 'freeing' }];
  const order = { ...expired, state: 'paid', lines } as unknown as OrderRecord;

  it('says nothing about the seats that the line has got since', () => {
    expect(freedBy(order, 'seats')).toEqual(['freeing']);
    expect(freedBy(order, 'other seats')).toEqual(['free']);
  });
});
