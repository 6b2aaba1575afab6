import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord, EventState, Outcome } from './booking-command.js';
import { decideBookings } from './decide-bookings.js';

const now = new Date('2027-03-15T10:00:00Z');
const later = new Date('2027-03-15T20:00:00Z');
const earlier = new Date('2027-03-15T09:59:59Z');

function event(changes: Partial<EventState> = {}): EventState {
  return { id: 'event', status: 'scheduled', startsAt: later, remainingTickets: 2, ...changes };
}

function held(changes: Partial<BookingRecord> = {}): BookingRecord {
  return {
    id: 'held',
    userId: 'ada',
    eventId: 'event',
    status: 'confirmed',
    idempotencyKey: null,
    createdAt: earlier,
    cancelledAt: null,
    cancelCommandId: null,
    ...changes,
  };
}

function book(bookingId: string, userId: string, idempotencyKey: string | null = null) {
  return { kind: 'book', eventId: 'event', userId, bookingId, idempotencyKey } as const;
}

function cancel(bookingId: string, userId: string, commandId = `cancel ${bookingId}`) {
  return { kind: 'cancel', eventId: 'event', userId, bookingId, commandId } as const;
}

const words = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind));

describe('decideBookings', () => {
  it('gives the seats to the first who asked and refuses the rest as sold out', () => {
    const commands = ['ada', 'ben', 'chloe', 'dan'].map((name) => book(`for ${name}`, name));
    const { outcomes, newBookings, remainingTickets } = decideBookings(event(), [], commands, now);
    expect(words(outcomes)).toEqual(['booked', 'booked', 'sold_out', 'sold_out']);
    expect(newBookings.map((booking) => booking.userId)).toEqual(['ada', 'ben']);
    expect(remainingTickets).toBe(0);
  });

  it('refuses a second seat to a user, within one batch and across batches', () => {
    const batch = [book('1', 'ada'), book('2', 'ada')];
    expect(words(decideBookings(event(), [], batch, now).outcomes)).toEqual([
      'booked',
      'already_booked',
    ]);
    expect(words(decideBookings(event(), [held()], [book('3', 'ada')], now).outcomes)).toEqual([
      'already_booked',
    ]);
  });

  it('lets a cancel free its seat for the next command of the same batch', () => {
    const commands = [book('1', 'ben'), cancel('held', 'ada'), book('2', 'ben'), book('3', 'ada')];
    const decided = decideBookings(event({ remainingTickets: 0 }), [held()], commands, now);
    expect(words(decided.outcomes)).toEqual(['sold_out', 'cancelled', 'booked', 'sold_out']);
    expect(decided.remainingTickets).toBe(0);
  });

  it('frees one seat for a cancel that comes twice', () => {
    const commands = [cancel('held', 'ada', 'first'), cancel('held', 'ada', 'second')];
    const decided = decideBookings(event(), [held()], commands, now);
    expect(words(decided.outcomes)).toEqual(['cancelled', 'already_cancelled']);
    expect(decided.remainingTickets).toBe(3);
  });

  it("answers a stranger's cancel like one of a booking that does not exist", () => {
    const commands = [cancel('held', 'ben'), cancel('nothing', 'ben')];
    expect(words(decideBookings(event(), [held()], commands, now).outcomes)).toEqual([
      'booking_not_found',
      'booking_not_found',
    ]);
  });

  it('answers a key that was used before with the booking that it made', () => {
    const earlierBooking = held({ idempotencyKey: 'key' });
    const commands = [book('1', 'ada', 'key'), book('2', 'ben', 'new'), book('3', 'ben', 'new')];
    const { outcomes, newBookings } = decideBookings(event(), [earlierBooking], commands, now);
    expect(outcomes[0]).toEqual({ kind: 'booked', booking: earlierBooking });
    expect(outcomes[2]).toEqual(outcomes[1]);
    expect(newBookings).toHaveLength(1);
  });

  it('refuses a key that was used for another event', () => {
    const elsewhere = held({ eventId: 'another event', idempotencyKey: 'key' });
    const { outcomes } = decideBookings(event(), [elsewhere], [book('1', 'ada', 'key')], now);
    expect(words(outcomes)).toEqual(['idempotency_key_reused']);
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
      held({ id: '1' }),
      held({
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
    expect(decided.remainingTickets).toBe(2);
  });

  it.each([
    ['event_cancelled', event({ status: 'cancelled' })],
    ['event_started', event({ startsAt: now })],
    ['event_started', event({ startsAt: earlier })],
    ['event_not_found', null],
  ])('refuses a booking with %s', (code, state) => {
    expect(words(decideBookings(state, [], [book('1', 'ada')], now).outcomes)).toEqual([code]);
  });

  it('refuses to cancel once the event has started', () => {
    const started = event({ startsAt: now });
    expect(words(decideBookings(started, [held()], [cancel('held', 'ada')], now).outcomes)).toEqual(
      ['event_started'],
    );
  });
});

const users = ['ada', 'ben', 'chloe', 'dan'];
const user = fc.constantFrom(...users);
const knownId = fc.integer({ min: 0, max: 7 }).map((index) => `known ${index}`);

const anyEvent = fc.record({
  id: fc.constant('event'),
  status: fc.constantFrom('scheduled', 'scheduled', 'scheduled', 'cancelled'),
  startsAt: fc.constantFrom(later, later, later, earlier),
  remainingTickets: fc.integer({ min: 0, max: 5 }),
}) as fc.Arbitrary<EventState>;

const anyKnown = fc
  .uniqueArray(
    fc.record({
      id: knownId,
      userId: user,
      eventId: fc.constantFrom('event', 'event', 'another event'),
      isCancelled: fc.boolean(),
      idempotencyKey: fc.constantFrom(null, 'a', 'b'),
    }),
    { selector: (booking) => booking.id, maxLength: 8 },
  )
  .map((bookings) =>
    bookings.map(({ isCancelled, ...booking }, index) =>
      held({
        ...booking,
        status: isCancelled ? 'cancelled' : 'confirmed',
        cancelledAt: isCancelled ? earlier : null,
        cancelCommandId: isCancelled ? `command ${index}` : null,
      }),
    ),
  )
  // What the unique indexes promise of any database.
  .map((bookings) =>
    uniqueBy(bookings, (one) => one.status === 'confirmed' && `${one.userId} ${one.eventId}`),
  )
  .map((bookings) =>
    uniqueBy(bookings, (one) => one.idempotencyKey && `${one.userId} ${one.idempotencyKey}`),
  );

const anyCommands = fc
  .array(
    fc.oneof(
      fc.record({
        kind: fc.constant('book' as const),
        userId: user,
        idempotencyKey: fc.constantFrom(null, null, 'a', 'b'),
      }),
      fc.record({ kind: fc.constant('cancel' as const), userId: user, bookingId: knownId }),
    ),
    { maxLength: 20 },
  )
  .map((commands) =>
    commands.map((command, index): BookingCommand =>
      command.kind === 'book'
        ? { ...command, eventId: 'event', bookingId: `new ${index}` }
        : { ...command, eventId: 'event', commandId: `command ${index}` },
    ),
  );

function uniqueBy<T>(items: T[], key: (item: T) => string | false | null): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const word = key(item);
    if (!word) return true;
    if (seen.has(word)) return false;
    seen.add(word);
    return true;
  });
}

describe('for any event, any bookings and any commands', () => {
  const check = (
    property: (state: EventState, known: BookingRecord[], commands: BookingCommand[]) => void,
  ) => fc.assert(fc.property(anyEvent, anyKnown, anyCommands, property), { numRuns: 2_000 });

  it('seats left = seats before - booked + cancelled, and never below zero', () => {
    check((state, known, commands) => {
      const decided = decideBookings(state, known, commands, now);
      const { newBookings, cancelledBookings, remainingTickets } = decided;
      expect(remainingTickets).toBe(
        state.remainingTickets - newBookings.length + cancelledBookings.length,
      );
      expect(remainingTickets).toBeGreaterThanOrEqual(0);
    });
  });

  it('no user ends with two confirmed bookings of the event', () => {
    check((state, known, commands) => {
      const { newBookings, cancelledBookings } = decideBookings(state, known, commands, now);
      const cancelledIds = new Set(cancelledBookings.map((booking) => booking.id));
      const kept = known.filter(
        (one) => one.eventId === 'event' && one.status === 'confirmed' && !cancelledIds.has(one.id),
      );
      const holders = [...kept, ...newBookings].map((booking) => booking.userId);
      expect(new Set(holders).size).toBe(holders.length);
    });
  });

  it('every command has one outcome, and every change was asked for by one command', () => {
    check((state, known, commands) => {
      const decided = decideBookings(state, known, commands, now);
      expect(decided.outcomes).toHaveLength(commands.length);
      const asked = new Set(commands.map((command) => command.bookingId));
      const changed = [...decided.newBookings, ...decided.cancelledBookings].map(({ id }) => id);
      expect(new Set(changed).size).toBe(changed.length);
      for (const id of changed) expect(asked).toContain(id);
    });
  });

  it('one idempotency key of a user never stands on two bookings', () => {
    check((state, known, commands) => {
      const { newBookings } = decideBookings(state, known, commands, now);
      const keys = [...known, ...newBookings]
        .filter((booking) => booking.idempotencyKey !== null)
        .map((booking) => `${booking.userId} ${booking.idempotencyKey}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('decided again after its own commit, it changes nothing and keeps every success', () => {
    check((state, known, commands) => {
      const first = decideBookings(state, known, commands, now);
      const cancelled = new Map(first.cancelledBookings.map((booking) => [booking.id, booking]));
      const committed = [...known.map((one) => cancelled.get(one.id) ?? one), ...first.newBookings];
      const { remainingTickets } = first;
      const granted = commands.filter((_, index) => first.outcomes[index]?.kind !== 'refused');

      const again = decideBookings({ ...state, remainingTickets }, committed, granted, now);

      expect(again.newBookings).toEqual([]);
      expect(again.cancelledBookings).toEqual([]);
      expect(words(again.outcomes)).not.toContain('refused');
      expect(again.outcomes.every((outcome) => outcome.kind !== 'refused')).toBe(true);
    });
  });
});
