import type { EventDetails } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { findInDemand } from './find-in-demand';

const event = (remainingTickets: number, totalTickets: number, status = 'scheduled') =>
  ({ remainingTickets, totalTickets, status }) as EventDetails;

describe('The event in demand', () => {
  it('is the one of which the largest part is taken, and not the smallest one', () => {
    const wanted = event(3, 80);
    expect(findInDemand([event(2, 2), wanted, event(100, 200)])).toBe(wanted);
  });

  it('is one that can be booked', () => {
    const open = event(9, 10);
    expect(findInDemand([event(0, 10), event(1, 10, 'cancelled'), open])).toBe(open);
    expect(findInDemand([event(0, 10)])).toBeNull();
  });
});
