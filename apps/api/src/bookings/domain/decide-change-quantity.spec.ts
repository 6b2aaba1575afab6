/** More seats of a booking, and fewer. */
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from './booking-command.js';
import { decideBookings, type EventKnowledge } from './decide-bookings.js';
import type { EventState } from './event-state.js';
import {
  book,
  cancel,
  changeQuantity,
  confirmed,
  earlier,
  editable,
  event,
  held,
  later,
  leftOf,
  now,
  words,
} from './testing/decisions.js';
import type { TicketTypeState } from './ticket-types.js';
import type { WaitlistEntry } from './waitlist-line.js';

const nobody: EventKnowledge = { due: null, line: null, admitted: new Set() };

const ask = (
  quantity: number,
  {
    state = event(),
    booking = confirmed({ quantity: 2 }),
    about = nobody,
  }: { state?: EventState; booking?: BookingRecord; about?: EventKnowledge } = {},
) => decideBookings(state, [booking], [changeQuantity('known', 'ada', quantity)], now, about);

const wordOf = (...given: Parameters<typeof ask>) => words(ask(...given).outcomes)[0];

const waiting: WaitlistEntry = {
  ...{ id: 'entry', eventId: 'event', userId: 'ben', quantity: 2, status: 'waiting' },
  ...{ priority: 0, position: 1, bookingId: null, nextBookingId: 'offer' },
  ...{ joinedAt: earlier, endedAt: null },
};

const type = (changes: Partial<TicketTypeState>): EventKnowledge => ({
  ...nobody,
  ticketTypes: [
    {
      ...{ id: 'type', eventId: 'event', name: 'A type', description: '', priceCents: 0 },
      ...{ capacity: null, saleStartsAt: null, saleEndsAt: null, minPerPerson: 1 },
      ...{ maxPerPerson: null, accessCode: null, position: 0, takenTickets: 2, wasBooked: false },
      ...changes,
    },
  ],
});

describe('who has booked', () => {
  it('gets seats that are left, and everybody hears of the count', () => {
    const decided = ask(3);
    expect(decided.outcomes).toMatchObject([{ kind: 'changed', booking: { quantity: 3 } }]);
    expect(decided.resizedBookings).toMatchObject([{ quantityBefore: 2 }]);
    expect(leftOf(decided, event())).toBe(1);
    const about = { bookingId: 'known', userId: 'ada', before: 2, after: 3 };
    expect(decided.countMove?.facts).toEqual([
      { type: 'booking.changed', ...about, changedBy: 'attendee' },
    ]);
  });

  it('gives seats back until the time to cancel, and never the last one', () => {
    expect(leftOf(ask(1), event())).toBe(3);
    expect(wordOf(1, { state: event({ cancelUntil: earlier }) })).toBe('cancellation_closed');
    expect(wordOf(1, { state: event({ startsAt: earlier }) })).toBe('event_started');
    const admitted = { ...nobody, admitted: new Set(['known']) };
    expect(wordOf(1, { about: admitted })).toBe('already_admitted');
    expect(wordOf(3, { about: admitted })).toBe('changed');
  });

  it('gets no more than is left, and than one person may have', () => {
    expect(wordOf(4, { state: event({ maxPerPerson: 5, remainingTickets: 1 }) })).toBe('sold_out');
    expect(wordOf(4)).toBe('too_many_seats');
    expect(wordOf(3, { state: event({ saleClosesAt: earlier }) })).toBe('sale_closed');
    expect(wordOf(3, { state: event({ saleOpensAt: later }) })).toBe('sale_not_open');
  });

  it('may give back to more than one person may have by now', () => {
    const booking = confirmed({ quantity: 5 });
    expect(wordOf(4, { booking })).toBe('changed');
  });

  it('gets no seat for nothing that others pay for, and may give one back', () => {
    const state = event({ payment: 'online', priceCents: 100 });
    expect(wordOf(3, { state })).toBe('payment_required');
    expect(wordOf(1, { state })).toBe('changed');
  });

  it('changes what is confirmed and theirs, of an event that takes place', () => {
    expect(wordOf(3, { booking: confirmed({ userId: 'ben' }) })).toBe('booking_not_found');
    expect(wordOf(3, { booking: confirmed({ status: 'cancelled' }) })).toBe('already_cancelled');
    const holding = event({ heldTickets: 1, nextHoldExpiryAt: later });
    expect(wordOf(3, { booking: held(), state: holding })).toBe('booking_not_confirmed');
    expect(wordOf(3, { state: event({ status: 'cancelled' }) })).toBe('event_cancelled');
  });

  it('takes as many of a type as the type has and allows', () => {
    const state = event({ hasTicketTypes: true, maxPerPerson: 9, remainingTickets: 5 });
    const booking = confirmed({ quantity: 2, ticketTypeId: 'type' });
    const word = (quantity: number, changes: Partial<TicketTypeState>) =>
      wordOf(quantity, { state, booking, about: type(changes) });
    expect(word(4, { capacity: 3 })).toBe('sold_out');
    expect(word(4, { maxPerPerson: 3 })).toBe('too_many_seats');
    expect(word(1, { minPerPerson: 2 })).toBe('too_few_seats');
    expect(word(3, { saleEndsAt: earlier })).toBe('ticket_type_not_on_sale');
    expect(word(1, { saleEndsAt: earlier })).toBe('changed');
    const decided = ask(3, { state, booking, about: type({ capacity: 3 }) });
    expect(decided.typeMoves?.moved).toMatchObject([{ seats: 1, takenTickets: 3 }]);
  });
});

it('seats that are given back go to who waits, and to nobody else', () => {
  const state = editable({ remainingTickets: 0, waitingCount: 1, waitlistMode: 'autobook' });
  const line = { heads: [waiting], isWhole: true, named: [], tail: 1 };
  const booking = confirmed({ quantity: 3 });
  const commands = [changeQuantity('known', 'ada', 1), book('new', 'cy')];
  const decided = decideBookings(state, [booking], commands, now, { ...nobody, line });
  expect(words(decided.outcomes)).toEqual(['changed', 'sold_out']);
  expect(decided.newBookings).toMatchObject([{ id: 'offer', userId: 'ben', quantity: 2 }]);
});

it('what is changed and cancelled in one batch frees all of its seats', () => {
  const commands = [changeQuantity('known', 'ada', 3), cancel('known', 'ada')];
  const decided = decideBookings(event(), [confirmed({ quantity: 2 })], commands, now);
  expect(leftOf(decided, event())).toBe(4);
  expect(decided.cancelledBookings).toMatchObject([{ quantity: 3 }]);
  expect(decided.resizedBookings).toMatchObject([{ quantityBefore: 2, booking: { quantity: 3 } }]);
});

it('two changes that are tried again after their own commit leave what the second left', () => {
  const two = [changeQuantity('known', 'ada', 3, 'one'), changeQuantity('known', 'ada', 1, 'two')];
  const first = decideBookings(event(), [confirmed({ quantity: 2 })], two, now);
  const { booking } = first.resizedBookings[0]!;
  const again = decideBookings(event(), [booking], two, now);
  expect(again.outcomes).toEqual(two.map(() => ({ kind: 'changed', booking })));
  expect([again.resizedBookings, again.countMove]).toEqual([[], null]);
});

it('seats that were paid back are taken whatever the time, and none that was given back already', () => {
  const command = { ...changeQuantity('known', 'ada', 2), changedBy: 'refund' } as const;
  const word = (booking: BookingRecord) => {
    const late = event({ cancelUntil: earlier });
    return decideBookings(late, [booking], [command], now).outcomes;
  };
  expect(word(confirmed({ quantity: 3 }))).toMatchObject([{ booking: { quantity: 2 } }]);
  expect(word(confirmed({ quantity: 1 }))).toMatchObject([{ booking: { quantity: 1 } }]);
});
