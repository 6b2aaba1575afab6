import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord, EventState } from './booking-command.js';
import { countSeats } from './count-seats.js';
import { decideBookings } from './decide-bookings.js';
import { book, confirmed, earlier, later, leftOf, now, words } from './testing/decisions.js';

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
        state.remainingTickets -
          countSeats(decided.newBookings) +
          countSeats(decided.cancelledBookings),
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
