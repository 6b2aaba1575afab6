import { describe, expect, it } from 'vitest';
import { ticketLevel } from './ticket-level';

describe('ticketLevel', () => {
  it('says plenty only above half', () => {
    expect(ticketLevel(100, 100)).toBe('plenty');
    expect(ticketLevel(51, 100)).toBe('plenty');
    expect(ticketLevel(50, 100)).toBe('few');
  });

  it('says few down to and including a tenth', () => {
    expect(ticketLevel(10, 100)).toBe('few');
    expect(ticketLevel(9, 100)).toBe('last');
    expect(ticketLevel(30, 300)).toBe('few');
    expect(ticketLevel(7, 70)).toBe('few');
  });

  it('says the last while one seat is left of many', () => {
    expect(ticketLevel(1, 1000)).toBe('last');
  });

  it('counts one of two seats as half, and the only seat as plenty', () => {
    expect(ticketLevel(1, 2)).toBe('few');
    expect(ticketLevel(1, 1)).toBe('plenty');
  });

  it('says gone when nothing remains', () => {
    expect(ticketLevel(0, 2)).toBe('gone');
  });
});
