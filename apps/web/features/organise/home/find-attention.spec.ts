import type { OrganiserEvent } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { makeOrganiserEvent } from '@/features/organise/testing/make-organiser-event';
import { findAttention } from './find-attention';

const now = new Date('2027-05-01T12:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

const concernOf = (given: Partial<OrganiserEvent>) =>
  findAttention([makeOrganiserEvent(given)], now)[0]?.concern ?? null;

describe('What needs attention', () => {
  it('is a draft that begins within two weeks', () => {
    expect(concernOf({ status: 'draft', startsAt: inDays(14) })).toBe('unpublished');
    expect(concernOf({ status: 'draft', startsAt: inDays(15) })).toBeNull();
    expect(concernOf({ status: 'draft', startsAt: inDays(-1) })).toBeNull();
  });

  it('is an event within a week of which few seats are booked, or one that is sold out', () => {
    const near = { startsAt: inDays(7), totalTickets: 100 };
    expect(concernOf({ ...near, confirmedTickets: 24, remainingTickets: 76 })).toBe('few-booked');
    expect(concernOf({ ...near, confirmedTickets: 25, remainingTickets: 75 })).toBeNull();
    expect(concernOf({ startsAt: inDays(8), confirmedTickets: 0 })).toBeNull();
    const soldOut = { startsAt: inDays(90), confirmedTickets: 50, remainingTickets: 0 };
    expect(concernOf(soldOut)).toBe('sold-out');
    expect(concernOf({ ...soldOut, startsAt: inDays(-1) })).toBeNull();
  });

  it('is a cancelled event for as long as bookings of it are left', () => {
    expect(concernOf({ status: 'cancelled' })).toBe('cancelling');
    expect(concernOf({ status: 'cancelled', confirmedTickets: 0 })).toBeNull();
    expect(concernOf({ status: 'cancelled', bookingsCancelledAt: inDays(0) })).toBeNull();
  });
});
