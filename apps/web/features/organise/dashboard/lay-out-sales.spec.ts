import type { SalesStep } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { layOutSales } from './lay-out-sales';

const hour = (at: number) => `2027-01-01T${String(at).padStart(2, '0')}:00:00.000Z`;

const layOut = (steps: SalesStep[], totalTickets = 1_000) =>
  layOutSales({
    sales: { unit: 'hour', steps },
    totalTickets,
    at: hour(10),
    startsAt: '2027-02-01T00:00:00.000Z',
  });

describe('The picture of a sale', () => {
  it('goes from the first step to now', () => {
    const { from, to, taken } = layOut([
      { at: hour(0), sold: 10, cancelled: 0 },
      { at: hour(5), sold: 10, cancelled: 5 },
    ]);
    expect([from, to]).toEqual([Date.parse(hour(0)), Date.parse(hour(10))]);
    // 10 of 20 after the first hour, 15 after the sixth, and so until now.
    expect(taken).toEqual({
      most: 20,
      line: 'M0 100L10 50L50 50L60 25L100 25',
      area: 'M0 100L10 50L50 50L60 25L100 25L100 100L0 100Z',
    });
  });

  it('shows all seats once half of them are taken', () => {
    expect(layOut([{ at: hour(0), sold: 499, cancelled: 0 }]).taken.most).toBe(500);
    expect(layOut([{ at: hour(0), sold: 500, cancelled: 0 }]).taken.most).toBe(1_000);
  });

  it('has what was sold on the axis, and what was cancelled below it, by one measure', () => {
    const { steps } = layOut([
      { at: hour(0), sold: 6, cancelled: 0 },
      { at: hour(9), sold: 3, cancelled: 2 },
    ]);
    expect(steps).toMatchObject({ mostSold: 6, mostCancelled: 2, axis: 75 });
    expect(steps.sold).toMatchObject([
      { x: 0, y: 0, height: 75 },
      { x: 90, y: 37.5, height: 37.5 },
    ]);
    expect(steps.cancelled).toMatchObject([{ x: 90, y: 75, height: 25 }]);
  });

  it('stays within its edges when everything happened in one step', () => {
    const { taken, steps } = layOutSales({
      sales: { unit: 'week', steps: [{ at: hour(0), sold: 1, cancelled: 1 }] },
      totalTickets: 10,
      at: hour(0),
      startsAt: hour(0),
    });
    expect(taken.line).toBe('M0 100L100 100L100 100');
    expect(steps.sold).toMatchObject([{ x: 0, width: 85, y: 0, height: 50 }]);
  });
});
