/** Of an event that is paid online nobody gets a seat for nothing. */
import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord } from './booking-command.js';
import { decideBookings, type EventKnowledge } from './decide-bookings.js';
import type { EventState } from './event-state.js';
import {
  book,
  cancel,
  confirmHold,
  earlier,
  editable,
  event,
  held,
  hold,
  later,
  now,
  releaseHold,
  words,
} from './testing/decisions.js';

const online = (changes: Partial<EventState> = {}) =>
  event({ payment: 'online', priceCents: 1_500, ...changes });
const holding = (changes: Partial<EventState> = {}) =>
  online({ heldTickets: 1, nextHoldExpiryAt: later, ...changes });

const nobody: EventKnowledge = { due: null, line: null, admitted: new Set() };
const decide = (
  state: EventState,
  known: BookingRecord[],
  commands: BookingCommand[],
  about = nobody,
) => decideBookings(state, known, commands, now, about);

const paid = (bookingId: string, userId: string) => ({
  ...confirmHold(bookingId, userId),
  isPaid: true,
});

describe('A seat that is paid online', () => {
  it('is not booked, and not held without a checkout', () => {
    const commands = [book('1', 'ada'), hold('2', 'ben'), hold('3', 'cy', { isForPayment: true })];
    const decided = decide(online(), [], commands);
    expect(words(decided.outcomes)).toEqual(['payment_required', 'payment_required', 'held']);
    const facts = decided.countMove?.facts.map(({ type }) => type);
    expect(facts).toEqual(['booking.heldForPayment']);
  });

  it('is booked as ever where it costs nothing, or is paid at the venue', () => {
    for (const changes of [{ priceCents: 0 }, { payment: 'venue' as const }]) {
      const decided = decide(online(changes), [], [book('1', 'ada'), hold('2', 'ben')]);
      expect(words(decided.outcomes)).toEqual(['booked', 'held']);
    }
  });

  it('is confirmed by money, and by nothing else', () => {
    const asked = decide(holding(), [held()], [confirmHold('known', 'ada')]);
    expect(words(asked.outcomes)).toEqual(['payment_required']);
    const twice = decide(holding(), [held()], [paid('known', 'ada'), paid('known', 'ada')]);
    expect(words(twice.outcomes)).toEqual(['booked', 'booked']);
    expect(twice.confirmedBookings).toHaveLength(1);
  });

  it('that is paid and given back within one batch is cancelled in its row, and both in the facts', () => {
    const decided = decide(holding(), [held()], [paid('known', 'ada'), cancel('known', 'ada')]);
    expect(words(decided.outcomes)).toEqual(['booked', 'cancelled']);
    const changed = [decided.confirmedBookings.length, decided.cancelledBookings.length];
    expect(changed).toEqual([0, 1]);
    const facts = decided.countMove?.facts.map(({ type }) => type);
    expect(facts).toEqual(['booking.confirmed', 'booking.cancelled']);
  });

  it('is had by money that comes late, unless the person gave it back', () => {
    const ended = { status: 'cancelled', expiresAt: null, cancelledAt: earlier } as const;
    const after = (cancelledBy: 'expiry' | 'attendee') =>
      words(decide(online(), [held({ ...ended, cancelledBy })], [paid('known', 'ada')]).outcomes);
    expect([after('expiry'), after('attendee')]).toEqual([['booked'], ['already_cancelled']]);
  });

  it('is given up by the person or by the clock, as is said', () => {
    for (const endedBy of ['attendee', 'expiry'] as const) {
      const command = { ...releaseHold('known', 'ada'), endedBy };
      const { cancelledBookings, countMove } = decide(holding(), [held()], [command]);
      expect(cancelledBookings).toMatchObject([{ cancelledBy: endedBy }]);
      expect(countMove?.facts).toMatchObject([{ type: 'booking.holdExpired' }]);
    }
  });

  it('is offered to who waits, also where seats are booked for them', () => {
    const waiting = {
      ...{ id: 'entry', eventId: 'event', userId: 'ben', quantity: 1, status: 'waiting' as const },
      ...{ priority: 0, position: 1, bookingId: null, nextBookingId: 'next' },
      ...{ joinedAt: earlier, endedAt: null },
    };
    const state = editable({
      ...{ payment: 'online', waitlistMode: 'autobook', waitingCount: 1 },
      ...{ remainingTickets: 0, heldTickets: 1, nextHoldExpiryAt: later },
    });
    const about = { ...nobody, line: { heads: [waiting], isWhole: true, named: [], tail: 1 } };
    const decided = decide(state, [held()], [releaseHold('known', 'ada')], about);
    expect(decided.newBookings).toMatchObject([{ userId: 'ben', status: 'held' }]);
  });
});
