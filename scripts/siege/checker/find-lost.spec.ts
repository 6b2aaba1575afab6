import { describe, expect, it } from 'vitest';
import type { BookerAnswer, SiegeRecord } from '../siege-record.js';
import { findLost } from './find-lost.js';

const asked = (kind: 'book' | 'cancel', status: number, bookingId: string | null = 'one') =>
  ({
    ...{ kind, status, bookingId, userId: 'ann', eventId: 'jazz' },
    ...{ askedAt: 0, ms: 5 },
  }) satisfies BookerAnswer;

const row = (id: string, status: string) => ({ id, status, userId: 'ann', eventId: 'jazz' });

/** Ann has booked one and given it back, and holds another. */
const honest = (given: Partial<SiegeRecord> = {}): SiegeRecord => ({
  rounds: [],
  answers: [asked('book', 201), asked('cancel', 200), asked('book', 201, 'two')],
  bookings: [row('one', 'cancelled'), row('two', 'confirmed')],
  events: [{ id: 'jazz', totalTickets: 10, remainingTickets: 9, confirmed: 1 }],
  ...given,
});

describe('The books after a siege', () => {
  it('are right when the database has what everybody was told', () => {
    expect(findLost(honest())).toEqual([]);
  });

  it('may have done what was answered 503 or not at all', () => {
    const unsure = [asked('cancel', 0, 'two'), asked('book', 503, null)];
    const bookings = [row('one', 'cancelled'), row('two', 'cancelled'), row('new', 'confirmed')];
    const answers = [...honest().answers, ...unsure];
    expect(findLost(honest({ answers, bookings }))).toEqual([]);
    expect(findLost(honest({ answers }))).toEqual([]);
  });

  it.each<[string, Partial<SiegeRecord>, string]>([
    ['a booking is gone', { bookings: [row('one', 'cancelled')] }, 'two was answered 201'],
    [
      'a booking is somebody else’s',
      { bookings: [row('one', 'cancelled'), { ...row('two', 'confirmed'), userId: 'ben' }] },
      'two was answered 201',
    ],
    [
      'a seat was taken away',
      { bookings: [row('one', 'cancelled'), row('two', 'cancelled')] },
      'two is cancelled',
    ],
    [
      'a cancellation is gone',
      { bookings: [row('one', 'confirmed'), row('two', 'confirmed')] },
      'one is confirmed',
    ],
    [
      'somebody has what they did not ask for',
      { bookings: [...honest().bookings, row('three', 'confirmed')] },
      'nobody was told',
    ],
    [
      'a total is wrong',
      { events: [{ id: 'jazz', totalTickets: 10, remainingTickets: 8, confirmed: 1 }] },
      '1 confirmed + 8 is not 10',
    ],
    [
      'an event is oversold',
      { events: [{ id: 'jazz', totalTickets: 10, remainingTickets: -1, confirmed: 11 }] },
      '11 confirmed + -1',
    ],
    ['nobody booked', { answers: [asked('book', 503)] }, 'proves nothing'],
  ])('are found wrong when %s', (_what, given, complaint) => {
    expect(findLost(honest(given)).join()).toContain(complaint);
  });
});
