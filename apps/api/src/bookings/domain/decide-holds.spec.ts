import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord } from './booking-command.js';
import { decideBookings } from './decide-bookings.js';
import type { DueHolds } from './due-holds.js';
import type { EventState } from './event-state.js';
import {
  book,
  cancel,
  confirmed,
  confirmHold,
  earlier,
  event,
  expireHolds,
  held,
  hold,
  HOLD_MS,
  later,
  leftOf,
  now,
  releaseHold,
  words,
} from './testing/decisions.js';

/** Ten seats: seven confirmed, one held until later, two left. */
const holding = (changes: Partial<EventState> = {}) =>
  event({ heldTickets: 1, nextHoldExpiryAt: later, ...changes });

const decide = (
  state: EventState,
  known: BookingRecord[],
  commands: BookingCommand[],
  due: DueHolds | null = null,
) => decideBookings(state, known, commands, now, { due, line: null, admitted: new Set() });

/** As the row of the event has it after COMMIT. */
const rowAfter = ({ countMove }: ReturnType<typeof decide>) => ({
  left: countMove?.remainingTickets,
  held: countMove?.heldTickets,
  next: countMove?.nextHoldExpiryAt,
});

const factsOf = ({ countMove }: ReturnType<typeof decide>) =>
  (countMove?.facts ?? []).map(({ type }) => type);

describe('hold', () => {
  it('takes seats from those that are left, until so long after the lock', () => {
    const lockedAt = new Date(now.getTime() + 5);
    const decided = decide(event({ lockedAt }), [], [hold('1', 'ada', { quantity: 2 })]);
    const expiresAt = new Date(lockedAt.getTime() + HOLD_MS);
    expect(decided.newBookings).toMatchObject([{ status: 'held', quantity: 2, expiresAt }]);
    expect(rowAfter(decided)).toEqual({ left: 0, held: 2, next: expiresAt });
    expect(factsOf(decided)).toEqual(['booking.held']);
  });

  it('leaves nothing for the next, and is refused like a booking', () => {
    const commands = [hold('1', 'ada', { quantity: 2 }), hold('2', 'ben'), book('3', 'chloe')];
    expect(words(decide(event(), [], commands).outcomes)).toEqual(['held', 'sold_out', 'sold_out']);
    const again = [hold('1', 'ada'), book('2', 'ada')];
    expect(words(decide(holding(), [held()], again).outcomes)).toEqual([
      'already_booked',
      'already_booked',
    ]);
    const closed = event({ saleClosesAt: earlier });
    expect(words(decide(closed, [], [hold('1', 'ada')]).outcomes)).toEqual(['sale_closed']);
  });

  it('takes no more than its share of the event, and of a small event one seat', () => {
    const few = (bookingId: string) => hold(bookingId, bookingId, { maxHeldShare: 0.2 });
    const free = event({ remainingTickets: 10 });
    expect(words(decide(free, [], [few('1'), few('2'), few('3')]).outcomes)).toEqual([
      'held',
      'held',
      'guest_limit_reached',
    ]);
    const small = event({ totalTickets: 3, remainingTickets: 3 });
    expect(words(decide(small, [], [few('1'), few('2')]).outcomes)).toEqual([
      'held',
      'guest_limit_reached',
    ]);
  });

  it('answers the same request as before, and calls nothing booked that ran out', () => {
    const first = decide(event(), [], [hold('1', 'ada')]).newBookings[0]!;
    const again = (now: Partial<BookingRecord>) =>
      words(decide(event(), [{ ...first, ...now }], [hold('1', 'ada')]).outcomes);
    const ended = { status: 'cancelled', expiresAt: null, cancelledBy: 'expiry' } as const;
    expect([again({}), again(ended)]).toEqual([['held'], ['held']]);
    expect(again({ status: 'confirmed', expiresAt: null })).toEqual(['booked']);
  });

  it('keeps the earlier of two ends in the row', () => {
    const soon = new Date(now.getTime() + 1);
    const before = holding({ nextHoldExpiryAt: soon });
    expect(rowAfter(decide(before, [], [hold('1', 'ben')]))).toMatchObject({ held: 2, next: soon });
    const { next } = rowAfter(decide(holding(), [], [hold('1', 'ben')]));
    expect(next).toEqual(new Date(now.getTime() + HOLD_MS));
  });
});

describe('confirmHold', () => {
  it('turns what is held into a booking and leaves what is left', () => {
    const decided = decide(holding(), [held()], [confirmHold('known', 'ada')]);
    expect(words(decided.outcomes)).toEqual(['booked']);
    expect(decided.confirmedBookings).toMatchObject([{ status: 'confirmed', expiresAt: null }]);
    expect(rowAfter(decided)).toEqual({ left: 2, held: 0, next: null });
    expect(factsOf(decided)).toEqual(['booking.confirmed']);
  });

  it('confirms once, and answers the second time as the first', () => {
    const twice = [confirmHold('known', 'ada'), confirmHold('known', 'ada')];
    const decided = decide(holding(), [held()], twice);
    expect(words(decided.outcomes)).toEqual(['booked', 'booked']);
    expect(factsOf(decided)).toEqual(['booking.confirmed']);
  });

  it('keeps its word after the sale has closed, and not for an event that was cancelled', () => {
    const closed = holding({ saleClosesAt: earlier });
    expect(words(decide(closed, [held()], [confirmHold('known', 'ada')]).outcomes)).toEqual([
      'booked',
    ]);
    const gone = holding({ status: 'cancelled' });
    expect(words(decide(gone, [held()], [confirmHold('known', 'ada')]).outcomes)).toEqual([
      'event_cancelled',
    ]);
  });

  const expired = held({
    status: 'cancelled',
    ...{ expiresAt: null, cancelledAt: earlier, cancelledBy: 'expiry' },
  });

  it('books anew when it comes late and a seat is left, once', () => {
    const decided = decide(event(), [expired], [confirmHold('known', 'ada')]);
    expect(words(decided.outcomes)).toEqual(['booked']);
    expect(decided.newBookings).toMatchObject([{ id: 'late known', status: 'confirmed' }]);
    expect(leftOf(decided, event())).toBe(1);

    const committed = [expired, ...decided.newBookings];
    const again = decide(event(), committed, [confirmHold('known', 'ada')]);
    expect(again.outcomes).toEqual(decided.outcomes);
    expect(again.newBookings).toEqual([]);
  });

  it.each([
    ['hold_expired', event({ remainingTickets: 0 })],
    ['sale_closed', event({ saleClosesAt: earlier })],
    ['event_started', event({ startsAt: earlier })],
    ['event_cancelled', event({ status: 'cancelled' })],
  ])('is refused with %s when it comes late', (code, state) => {
    expect(words(decide(state, [expired], [confirmHold('known', 'ada')]).outcomes)).toEqual([code]);
  });

  it('books nothing for who let it go, and knows nobody else', () => {
    const released = { ...expired, cancelledBy: 'attendee' } as const;
    const asked = [confirmHold('known', 'ada'), confirmHold('known', 'ben')];
    expect(words(decide(event(), [released], asked).outcomes)).toEqual([
      'already_cancelled',
      'booking_not_found',
    ]);
  });
});

describe('releaseHold', () => {
  it('puts what is held on sale, for the next command already', () => {
    const full = holding({ remainingTickets: 0 });
    const decided = decide(full, [held()], [releaseHold('known', 'ada'), book('1', 'ben')]);
    expect(words(decided.outcomes)).toEqual(['cancelled', 'booked']);
    expect(rowAfter(decided)).toEqual({ left: 0, held: 0, next: null });
    expect(factsOf(decided)).toEqual(['booking.cancelled', 'booking.confirmed']);
  });

  it('takes nothing away that was confirmed', () => {
    expect(words(decide(event(), [confirmed()], [releaseHold('known', 'ada')]).outcomes)).toEqual([
      'already_confirmed',
    ]);
  });

  it('recognises its own work only', () => {
    const { cancelledBookings } = decide(holding(), [held()], [releaseHold('known', 'ada')]);
    const asked = [releaseHold('known', 'ada'), { ...releaseHold('known', 'ada'), commandId: 'b' }];
    expect(words(decide(event(), cancelledBookings, asked).outcomes)).toEqual([
      'cancelled',
      'already_cancelled',
    ]);
  });
});

describe('cancel', () => {
  it('lets go of what is held, also when it is too late to cancel what is confirmed', () => {
    const late = holding({ cancelUntil: earlier });
    const decided = decide(late, [held()], [cancel('known', 'ada')]);
    expect(words(decided.outcomes)).toEqual(['cancelled']);
    expect(rowAfter(decided)).toEqual({ left: 3, held: 0, next: null });
  });
});

describe('a hold that has run out', () => {
  const due = (nextExpiryAt: Date | null): DueHolds => ({
    bookings: [held({ expiresAt: now })],
    nextExpiryAt,
  });
  const full = holding({ remainingTickets: 0, nextHoldExpiryAt: now });

  it('is sold to the first who asks, in the batch that finds it', () => {
    const decided = decide(full, [], [book('1', 'ben'), book('2', 'chloe')], due(null));
    expect(words(decided.outcomes)).toEqual(['booked', 'sold_out']);
    expect(decided.cancelledBookings).toMatchObject([
      { status: 'cancelled', cancelledBy: 'expiry', cancelledAt: now, expiresAt: null },
    ]);
    expect(rowAfter(decided)).toEqual({ left: 0, held: 0, next: null });
    expect(factsOf(decided)).toEqual(['booking.holdExpired', 'booking.confirmed']);
  });

  it('is back on sale when the sweeper asks and nobody else', () => {
    const decided = decide(full, [], [expireHolds], due(null));
    expect(words(decided.outcomes)).toEqual(['expired']);
    expect(decided.effects).toMatchObject([{ kind: 'count changed', remainingTickets: 1 }]);
  });

  it('comes before a confirmation of the same batch, which then takes what is left', () => {
    const known = due(null).bookings;
    const decided = decide(full, known, [confirmHold('known', 'ada')], due(null));
    expect(words(decided.outcomes)).toEqual(['booked']);
    expect(decided.newBookings).toMatchObject([{ id: 'late known' }]);
  });

  it('leaves the next end in the row, and changes nothing where none has run out', () => {
    const two = { ...full, heldTickets: 2, remainingTickets: 0 };
    expect(rowAfter(decide(two, [], [expireHolds], due(later)))).toMatchObject({ next: later });
    const none = decide(holding(), [], [expireHolds], { bookings: [], nextExpiryAt: later });
    expect(none.countMove).toBeNull();
  });

  it('leaves the next end in the row also where the hold that would have ended first is confirmed', () => {
    const stale = holding({ nextHoldExpiryAt: now });
    const decided = decide(stale, [], [expireHolds], { bookings: [], nextExpiryAt: later });
    expect(rowAfter(decided)).toEqual({ left: 2, held: 1, next: later });
    expect(factsOf(decided)).toEqual([]);
  });
});

describe('who has not shown that they are this user', () => {
  const guest = { isUnproved: true } as const;

  it('is answered as if there were no booking, and its owner is told', () => {
    const state = holding();
    const decided = decide(state, [held()], [hold('1', 'ada', guest)]);
    expect(words(decided.outcomes)).toEqual(['held']);
    expect(decided.newBookings).toEqual([]);
    expect(factsOf(decided)).toEqual(['booking.askedAgain']);
    const booked = decide(state, [held()], [{ ...book('1', 'ada'), ...guest }]);
    expect(words(booked.outcomes)).toEqual(['booked']);
  });

  it('is refused for what anybody would be refused for, before it', () => {
    const full = holding({ remainingTickets: 0 });
    const asked = [hold('1', 'ada', guest), { ...book('2', 'ada'), ...guest }];
    expect(words(decide(full, [held()], asked).outcomes)).toEqual(['sold_out', 'sold_out']);
    const limited = hold('3', 'ada', { ...guest, maxHeldShare: 0.1 });
    expect(words(decide(holding(), [held()], [limited]).outcomes)).toEqual(['guest_limit_reached']);
  });
});
