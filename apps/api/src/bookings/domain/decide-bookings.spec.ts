import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord, EventState, Outcome } from './booking-command.js';
import { decideBookings, type Decisions } from './decide-bookings.js';

const now = new Date('2027-03-15T10:00:00Z');
const later = new Date('2027-03-15T20:00:00Z');
const earlier = new Date('2027-03-15T09:59:59Z');

function event(changes: Partial<EventState> = {}): EventState {
  const base = { id: 'event', status: 'scheduled', startsAt: later } as const;
  return { ...base, remainingTickets: 2, version: 7, ...changes };
}

function confirmed(changes: Partial<BookingRecord> = {}): BookingRecord {
  return {
    id: 'known',
    userId: 'ada',
    eventId: 'event',
    status: 'confirmed',
    quantity: 1,
    idempotencyKey: null,
    requestFingerprint: null,
    createdAt: earlier,
    cancelledAt: null,
    cancelCommandId: null,
    ...changes,
  };
}

function book(bookingId: string, userId: string, key: string | null = null, quantity = 1) {
  const idempotency = key === null ? null : { key, fingerprint: `${quantity} seats` };
  return { kind: 'book', eventId: 'event', userId, bookingId, quantity, idempotency } as const;
}

function cancel(bookingId: string, userId: string, commandId = `cancel ${bookingId}`) {
  return { kind: 'cancel', eventId: 'event', userId, bookingId, commandId } as const;
}

/** After all of it is committed. */
const leftOf = ({ effects }: Decisions, before: EventState) =>
  effects[0]?.remainingTickets ?? before.remainingTickets;

const seatsOf = (bookings: BookingRecord[]) =>
  bookings.reduce((seats, { quantity }) => seats + quantity, 0);

const words = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind));

describe('decideBookings', () => {
  it('gives the seats to the first who asked and refuses the rest as sold out', () => {
    const commands = ['ada', 'ben', 'chloe', 'dan'].map((name) => book(`for ${name}`, name));
    const { outcomes, newBookings, effects } = decideBookings(event(), [], commands, now);
    expect(words(outcomes)).toEqual(['booked', 'booked', 'sold_out', 'sold_out']);
    expect(newBookings.map((booking) => booking.userId)).toEqual(['ada', 'ben']);
    expect(effects).toEqual([
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

  it('refuses to cancel once the event has started', () => {
    const started = event({ startsAt: now });
    expect(
      words(decideBookings(started, [confirmed()], [cancel('known', 'ada')], now).outcomes),
    ).toEqual(['event_started']);
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
  version: fc.nat(100),
}) as fc.Arbitrary<EventState>;

const anyKnown = fc
  .uniqueArray(
    fc.record({
      id: knownId,
      userId: user,
      eventId: fc.constantFrom('event', 'event', 'another event'),
      isCancelled: fc.boolean(),
      quantity: fc.integer({ min: 1, max: 3 }),
      idempotencyKey: fc.constantFrom(null, 'a', 'b'),
    }),
    { selector: (booking) => booking.id, maxLength: 8 },
  )
  .map((bookings) =>
    bookings.map(({ isCancelled, ...booking }, index) =>
      confirmed({
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
        quantity: fc.integer({ min: 1, max: 3 }),
        key: fc.constantFrom(null, null, 'a', 'b'),
      }),
      fc.record({ kind: fc.constant('cancel' as const), userId: user, bookingId: knownId }),
    ),
    { maxLength: 20 },
  )
  .map((commands) =>
    commands.map((command, index): BookingCommand =>
      command.kind === 'book'
        ? book(`new ${index}`, command.userId, command.key, command.quantity)
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
      const left = leftOf(decided, state);
      expect(left).toBe(
        state.remainingTickets - seatsOf(decided.newBookings) + seatsOf(decided.cancelledBookings),
      );
      expect(left).toBeGreaterThanOrEqual(0);
    });
  });

  it('no user ends with two confirmed bookings of the event', () => {
    check((state, known, commands) => {
      const { newBookings, cancelledBookings } = decideBookings(state, known, commands, now);
      const cancelledIds = new Set(cancelledBookings.map((booking) => booking.id));
      const kept = known.filter(
        (one) => one.eventId === 'event' && one.status === 'confirmed' && !cancelledIds.has(one.id),
      );
      const userIds = [...kept, ...newBookings].map((booking) => booking.userId);
      expect(new Set(userIds).size).toBe(userIds.length);
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
      const remainingTickets = leftOf(first, state);
      const granted = commands.filter((_, index) => first.outcomes[index]?.kind !== 'refused');

      const again = decideBookings({ ...state, remainingTickets }, committed, granted, now);

      expect(again.newBookings).toEqual([]);
      expect(again.cancelledBookings).toEqual([]);
      expect(words(again.outcomes)).not.toContain('refused');
      expect(again.outcomes.every((outcome) => outcome.kind !== 'refused')).toBe(true);
    });
  });
});
