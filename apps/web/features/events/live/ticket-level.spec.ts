import { describe, expect, it } from 'vitest';
import { ticketLevel, type TicketLevel } from './ticket-level';

describe('The level of the seats', () => {
  it('is plenty above half of them, and few at half', () => {
    expect(ticketLevel(80, 80)).toBe('plenty');
    expect(ticketLevel(41, 80)).toBe('plenty');
    expect(ticketLevel(40, 80)).toBe('few');
  });

  it('is the last below a tenth of them', () => {
    expect(ticketLevel(10, 100)).toBe('few');
    expect(ticketLevel(9, 100)).toBe('last');
    expect(ticketLevel(7, 70)).toBe('few');
  });

  it('is not plenty where the house itself is small', () => {
    expect(ticketLevel(11, 11)).toBe('plenty');
    expect(ticketLevel(10, 10)).toBe('few');
    expect(ticketLevel(3, 3)).toBe('few');
  });

  it('is the last at one or two seats, even when there were no more', () => {
    expect(ticketLevel(1, 1)).toBe('last');
    expect(ticketLevel(2, 2)).toBe('last');
    expect(ticketLevel(1, 100_000)).toBe('last');
  });

  it('is not scarce by its share alone', () => {
    expect(ticketLevel(108, 120)).toBe('plenty');
    expect(ticketLevel(108, 2_000)).toBe('plenty');
    expect(ticketLevel(100, 2_000)).toBe('few');
    expect(ticketLevel(21, 2_000)).toBe('few');
    expect(ticketLevel(20, 2_000)).toBe('last');
  });

  it('says gone when nothing remains', () => {
    expect(ticketLevel(0, 2)).toBe('gone');
  });

  it.each([1, 2, 3, 10, 11, 40, 100, 199, 200, 1_000, 5_000])(
    'never rises while the %s seats of a house sell',
    (total) => {
      const order: TicketLevel[] = ['gone', 'last', 'few', 'plenty'];
      const ranks = Array.from({ length: total + 1 }, (_, left) =>
        order.indexOf(ticketLevel(left, total)),
      );
      expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    },
  );
});
