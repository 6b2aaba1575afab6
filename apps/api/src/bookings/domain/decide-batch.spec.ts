import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord, EventState, Outcome } from './booking-command.js';
import { decideBatch, type BatchDecisions, type BatchKnowledge } from './decide-batch.js';

const now = new Date('2027-03-15T10:00:00Z');
const later = new Date('2027-03-15T20:00:00Z');
const earlier = new Date('2027-03-15T09:59:59Z');

const openEvent = (id: string, remainingTickets = 2): EventState => ({
  id,
  status: 'scheduled',
  startsAt: later,
  remainingTickets,
});

const book = (eventId: string, userId: string, idempotencyKey: string | null = null) =>
  ({ kind: 'book', eventId, userId, idempotencyKey, bookingId: `${eventId} ${userId}` }) as const;

function knowing(events: EventState[], more: Partial<BatchKnowledge> = {}): BatchKnowledge {
  const byId = new Map(events.map((event) => [event.id, event]));
  return { events: byId, bookings: [], goneUserIds: new Set(), ...more };
}

const wordOf = (outcome: Outcome | undefined) =>
  outcome?.kind === 'refused' ? outcome.code : outcome?.kind;

const wordsOf = (commands: BookingCommand[], { outcomes }: BatchDecisions) =>
  commands.map((command) => wordOf(outcomes.get(command)));

const newBookingsOf = ({ byEvent }: BatchDecisions) =>
  [...byEvent.values()].flatMap(({ newBookings }) => newBookings);

describe('decideBatch', () => {
  it("refuses a user's key for a second event, and books the first", () => {
    const commands = [book('one', 'ada', 'key'), book('two', 'ada', 'key'), book('two', 'ben')];
    const decided = decideBatch(commands, knowing([openEvent('one'), openEvent('two')]), now);
    expect(wordsOf(commands, decided)).toEqual(['booked', 'idempotency_key_reused', 'booked']);
    expect(decided.byEvent.get('two')).toMatchObject({ remainingTickets: 1 });
  });

  it('leaves a key free that the first event has refused', () => {
    const commands = [book('full', 'ada', 'key'), book('two', 'ada', 'key')];
    const decided = decideBatch(commands, knowing([openEvent('full', 0), openEvent('two')]), now);
    expect(wordsOf(commands, decided)).toEqual(['sold_out', 'booked']);
  });

  it('keeps the keys of two users apart, and so their bookings without a key', () => {
    const commands = [
      book('one', 'ada', 'key'),
      book('two', 'ben', 'key'),
      book('one', 'chloe'),
      book('two', 'chloe'),
    ];
    const decided = decideBatch(commands, knowing([openEvent('one'), openEvent('two')]), now);
    expect(new Set(wordsOf(commands, decided))).toEqual(new Set(['booked']));
  });

  it('decides nothing of an event that it does not know, and refuses what is about none', () => {
    const commands = [book('held up', 'ada'), book('made up', 'ada'), book('one', 'ada')];
    const events = new Map([
      ['one', openEvent('one')],
      ['made up', null],
    ]);
    const decided = decideBatch(commands, { ...knowing([]), events }, now);
    expect(wordsOf(commands, decided)).toEqual([undefined, 'event_not_found', 'booked']);
  });

  it('refuses whoever has no account any more, and gives the seat to the next', () => {
    const commands = [book('one', 'gone'), book('one', 'ada')];
    const knowledge = knowing([openEvent('one', 1)], { goneUserIds: new Set(['gone']) });
    const decided = decideBatch(commands, knowledge, now);
    expect(wordsOf(commands, decided)).toEqual(['unauthenticated', 'booked']);
  });
});

const eventIds = ['one', 'two', 'three'];
const user = fc.constantFrom('ada', 'ben', 'chloe', 'gone');
const eventId = fc.constantFrom(...eventIds);
const key = fc.constantFrom(null, 'a', 'b');

/** Each locked, made up, or left out because somebody else holds it. */
const anyEvents = fc
  .tuple(...eventIds.map((id) => fc.tuple(fc.constant(id), fc.integer({ min: -2, max: 4 }))))
  .map((drawn) => {
    const seen = drawn.filter(([, seats]) => seats !== -2);
    return new Map(seen.map(([id, seats]) => [id, seats === -1 ? null : openEvent(id, seats)]));
  });

/** What the unique indexes promise of any database: one for each key, one seat for each user. */
const anyBookings = fc.uniqueArray(
  fc
    .record({ id: fc.nat(20).map((number) => `known ${number}`), userId: user, eventId, key })
    .map(({ key: idempotencyKey, ...booking }): BookingRecord => {
      const row = { ...booking, idempotencyKey, createdAt: earlier };
      return { ...row, status: 'confirmed', cancelledAt: null, cancelCommandId: null };
    }),
  {
    maxLength: 8,
    comparator: (one, other) =>
      one.id === other.id ||
      (one.userId === other.userId &&
        (one.eventId === other.eventId ||
          (one.idempotencyKey !== null && one.idempotencyKey === other.idempotencyKey))),
  },
);

const anyCommands = fc
  .array(fc.record({ eventId, userId: user, key, cancels: fc.option(fc.nat(20)) }), {
    maxLength: 25,
  })
  .map((drawn) =>
    drawn.map(({ key: idempotencyKey, cancels, ...command }, index): BookingCommand => {
      if (cancels === null) {
        return { kind: 'book', ...command, idempotencyKey, bookingId: `new ${index}` };
      }
      const commandId = `command ${index}`;
      return { kind: 'cancel', ...command, bookingId: `known ${cancels}`, commandId };
    }),
  );

describe('for any events, any bookings and any commands', () => {
  const check = (
    property: (commands: BookingCommand[], knowledge: BatchKnowledge) => void,
  ): void => {
    const goneUserIds = new Set(['gone']);
    const known = fc.record({ events: anyEvents, bookings: anyBookings }).map((given) => {
      const bookings = given.bookings.filter(({ userId }) => !goneUserIds.has(userId));
      return { ...given, bookings, goneUserIds };
    });
    fc.assert(fc.property(anyCommands, known, property), { numRuns: 1_000 });
  };

  it('one idempotency key of a user never stands on two bookings, whatever their events', () => {
    check((commands, knowledge) => {
      const decided = decideBatch(commands, knowledge, now);
      const keys = [...knowledge.bookings, ...newBookingsOf(decided)]
        .filter((booking) => booking.idempotencyKey !== null)
        .map((booking) => `${booking.userId} ${booking.idempotencyKey}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('every command has one outcome, but those of the events that are left out', () => {
    check((commands, knowledge) => {
      const { outcomes } = decideBatch(commands, knowledge, now);
      for (const command of commands) {
        const isExpected = knowledge.events.has(command.eventId) || command.userId === 'gone';
        expect(outcomes.has(command)).toBe(isExpected);
      }
    });
  });

  it('seats left = seats before - booked + cancelled, event by event, and none for who is gone', () => {
    check((commands, knowledge) => {
      const { byEvent } = decideBatch(commands, knowledge, now);
      for (const [id, { newBookings, cancelledBookings, remainingTickets }] of byEvent) {
        const before = knowledge.events.get(id)?.remainingTickets ?? 0;
        expect(remainingTickets).toBe(before - newBookings.length + cancelledBookings.length);
        expect(remainingTickets).toBeGreaterThanOrEqual(0);
        for (const booking of [...newBookings, ...cancelledBookings]) {
          expect(booking.eventId).toBe(id);
          expect(booking.userId).not.toBe('gone');
        }
      }
    });
  });

  it('decided again after its own commit, it books nothing and keeps every success', () => {
    check((commands, knowledge) => {
      const first = decideBatch(commands, knowledge, now);
      const changed = [...first.byEvent.values()].flatMap((one) => one.cancelledBookings);
      const cancelled = new Map(changed.map((booking) => [booking.id, booking]));
      const bookings = knowledge.bookings.map((one) => cancelled.get(one.id) ?? one);
      const granted = commands.filter((one) => {
        const outcome = first.outcomes.get(one);
        return outcome !== undefined && outcome.kind !== 'refused';
      });
      const after = { ...knowledge, bookings: [...bookings, ...newBookingsOf(first)] };

      const again = decideBatch(granted, after, now);

      expect(newBookingsOf(again)).toEqual([]);
      expect(wordsOf(granted, again)).toEqual(wordsOf(granted, first));
    });
  });
});
