import { describe, expect, it } from 'vitest';
import type { BookingRecord } from './booking-command.js';
import { decideBookings } from './decide-bookings.js';
import {
  book,
  cancel,
  confirmed,
  earlier,
  event,
  leftOf,
  now,
  words,
} from './testing/decisions.js';

describe('decideBookings', () => {
  it('gives the seats to the first who asked and refuses the rest as sold out', () => {
    const commands = ['ada', 'ben', 'chloe', 'dan'].map((name) => book(`for ${name}`, name));
    const { outcomes, newBookings, effects } = decideBookings(event(), [], commands, now);
    expect(words(outcomes)).toEqual(['booked', 'booked', 'sold_out', 'sold_out']);
    expect(newBookings.map((booking) => booking.userId)).toEqual(['ada', 'ben']);
    expect(effects).toMatchObject([
      { kind: 'count changed', eventId: 'event', remainingTickets: 0, version: 8 },
    ]);
  });

  it('takes as many seats as a booking has, and gives as many back', () => {
    const state = event({ remainingTickets: 3 });
    const commands = [book('1', 'ada', null, 2), book('2', 'ben', null, 2), book('3', 'chloe')];
    const decided = decideBookings(state, [], commands, now);
    expect(words(decided.outcomes)).toEqual(['booked', 'sold_out', 'booked']);
    expect(leftOf(decided, state)).toBe(0);
    const known = confirmed({ quantity: 2 });
    expect(leftOf(decideBookings(state, [known], [cancel('known', 'ada')], now), state)).toBe(5);
  });

  it('tells nobody of a batch that changed nothing', () => {
    const refused = [book('1', 'ada', null, 3), cancel('nothing', 'ben')];
    expect(decideBookings(event(), [], refused, now).effects).toEqual([]);
  });

  it('refuses a second seat to a user, within one batch and across batches', () => {
    const batch = [book('1', 'ada'), book('2', 'ada')];
    expect(words(decideBookings(event(), [], batch, now).outcomes)).toEqual([
      'booked',
      'already_booked',
    ]);
    expect(words(decideBookings(event(), [confirmed()], [book('3', 'ada')], now).outcomes)).toEqual(
      ['already_booked'],
    );
  });

  it('lets a cancel free its seat for the next command of the same batch', () => {
    const commands = [book('1', 'ben'), cancel('known', 'ada'), book('2', 'ben'), book('3', 'ada')];
    const decided = decideBookings(event({ remainingTickets: 0 }), [confirmed()], commands, now);
    expect(words(decided.outcomes)).toEqual(['sold_out', 'cancelled', 'booked', 'sold_out']);
    expect(decided.effects).toMatchObject([{ remainingTickets: 0 }]);
  });

  it('frees one seat for a cancel that comes twice', () => {
    const commands = [cancel('known', 'ada', 'first'), cancel('known', 'ada', 'second')];
    const decided = decideBookings(event(), [confirmed()], commands, now);
    expect(words(decided.outcomes)).toEqual(['cancelled', 'already_cancelled']);
    expect(decided.effects).toMatchObject([{ remainingTickets: 3 }]);
  });

  it("answers a stranger's cancel like one of a booking that does not exist", () => {
    const commands = [cancel('known', 'ben'), cancel('nothing', 'ben')];
    expect(words(decideBookings(event(), [confirmed()], commands, now).outcomes)).toEqual([
      'booking_not_found',
      'booking_not_found',
    ]);
  });

  it('answers a key that was used before with the booking that it made', () => {
    const earlierBooking = confirmed({ idempotencyKey: 'key' });
    const commands = [book('1', 'ada', 'key'), book('2', 'ben', 'new'), book('3', 'ben', 'new')];
    const { outcomes, newBookings } = decideBookings(event(), [earlierBooking], commands, now);
    expect(outcomes[0]).toEqual({ kind: 'booked', booking: earlierBooking });
    expect(outcomes[2]).toEqual(outcomes[1]);
    expect(newBookings).toHaveLength(1);
  });

  it('refuses a key that was used for another event', () => {
    const elsewhere = confirmed({ eventId: 'another event', idempotencyKey: 'key' });
    const { outcomes } = decideBookings(event(), [elsewhere], [book('1', 'ada', 'key')], now);
    expect(words(outcomes)).toEqual(['idempotency_key_reused']);
  });

  it('refuses a key that was used for another request, and not one older than fingerprints', () => {
    const two = confirmed({ quantity: 2, idempotencyKey: 'key', requestFingerprint: '2 seats' });
    const reuse = (known: BookingRecord, quantity: number) =>
      words(decideBookings(event(), [known], [book('1', 'ada', 'key', quantity)], now).outcomes);
    expect(reuse(two, 1)).toEqual(['idempotency_key_reused']);
    expect(reuse(two, 2)).toEqual(['booked']);
    expect(reuse({ ...two, requestFingerprint: null }, 1)).toEqual(['booked']);
  });

  it('refuses the second of two requests that come at once with one key', () => {
    const commands = [book('1', 'ada', 'key', 1), book('2', 'ada', 'key', 2)];
    expect(words(decideBookings(event(), [], commands, now).outcomes)).toEqual([
      'booked',
      'idempotency_key_reused',
    ]);
  });

  it('keeps the keys of two users apart', () => {
    const commands = [book('1', 'ada', 'key'), book('2', 'ben', 'key')];
    expect(words(decideBookings(event(), [], commands, now).outcomes)).toEqual([
      'booked',
      'booked',
    ]);
  });

  it('recognises its own work when a batch of unknown fate is tried again', () => {
    const committed = [
      confirmed({ id: '1' }),
      confirmed({
        id: '2',
        userId: 'ben',
        status: 'cancelled',
        cancelledAt: now,
        cancelCommandId: 'cancel 2',
      }),
    ];
    const decided = decideBookings(event(), committed, [book('1', 'ada'), cancel('2', 'ben')], now);
    expect(words(decided.outcomes)).toEqual(['booked', 'cancelled']);
    expect(decided.newBookings).toEqual([]);
    expect(decided.cancelledBookings).toEqual([]);
    expect(decided.effects).toEqual([]);
  });

  it.each([
    ['event_cancelled', event({ status: 'cancelled' })],
    ['event_started', event({ startsAt: now })],
    ['event_started', event({ startsAt: earlier })],
    ['event_not_found', null],
  ])('refuses a booking with %s', (code, state) => {
    expect(words(decideBookings(state, [], [book('1', 'ada')], now).outcomes)).toEqual([code]);
  });

  it('refuses to cancel a booking that let somebody in, unless an organiser does', () => {
    const about = { due: null, line: null, admitted: new Set(['known']) };
    const other = confirmed({ id: 'other', userId: 'ben' });
    const theirs = cancel('known', 'ada');
    const byOrganiser = { ...cancel('known', 'ada'), cancelledBy: 'organiser' } as const;
    const commands = [theirs, cancel('other', 'ben'), byOrganiser];
    const { outcomes } = decideBookings(event(), [confirmed(), other], commands, now, about);
    expect(words(outcomes)).toEqual(['already_admitted', 'cancelled', 'cancelled']);
  });

  it('refuses to cancel once the event has started', () => {
    const started = event({ startsAt: now });
    expect(
      words(decideBookings(started, [confirmed()], [cancel('known', 'ada')], now).outcomes),
    ).toEqual(['event_started']);
  });
});
