import { describe, expect, it } from 'vitest';
import { findAttention, SOON_MS, type WatchedEvent } from './find-attention.js';

const now = new Date('2027-03-01T12:00:00.000Z');
const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();

function findOf(given: Partial<WatchedEvent> & { confirmedTickets?: number }) {
  const confirmedTickets = given.confirmedTickets ?? 50;
  const event: WatchedEvent = {
    id: '01920000-0000-7000-8000-000000000001',
    title: 'An evening',
    startsAt: inMs(SOON_MS),
    timeZone: 'Europe/Vienna',
    status: 'scheduled',
    totalTickets: 100,
    remainingTickets: 100 - confirmedTickets,
    version: 1,
    saleOpensAt: null,
    bookingsCancelledAt: null,
    ...given,
    confirmedTickets,
  };
  return findAttention(event, now);
}

describe('An event asks for attention', () => {
  it('as a draft that is two weeks away or nearer, and has not begun', () => {
    expect(findOf({ status: 'draft' })).toBe('draft_near');
    expect(findOf({ status: 'draft', startsAt: inMs(SOON_MS + 1) })).toBeNull();
    expect(findOf({ status: 'draft', startsAt: inMs(0) })).toBeNull();
  });

  it('when nine of ten seats are sold, and not when all are', () => {
    expect(findOf({ confirmedTickets: 90 })).toBe('nearly_sold_out');
    expect(findOf({ confirmedTickets: 89 })).toBeNull();
    expect(findOf({ confirmedTickets: 100 })).toBeNull();
  });

  it('when it is soon, on sale, and not three of ten seats are sold', () => {
    expect(findOf({ confirmedTickets: 29 })).toBe('selling_slowly');
    expect(findOf({ confirmedTickets: 30 })).toBeNull();
    expect(findOf({ confirmedTickets: 0, startsAt: inMs(SOON_MS + 1) })).toBeNull();
    expect(findOf({ confirmedTickets: 0, saleOpensAt: inMs(1) })).toBeNull();
    expect(findOf({ confirmedTickets: 0, saleOpensAt: inMs(0) })).toBe('selling_slowly');
  });

  it('while the bookings of a cancelled one are being cancelled', () => {
    expect(findOf({ status: 'cancelled' })).toBe('cancelling');
    expect(findOf({ status: 'cancelled', bookingsCancelledAt: inMs(0) })).toBeNull();
    expect(findOf({ status: 'cancelled', confirmedTickets: 0 })).toBeNull();
  });
});
