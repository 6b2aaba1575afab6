import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSeatCommand,
  type BookCommand,
  type BookingCommand,
  type BookingRecord,
} from './booking-command.js';
import type { BatchOutcome, CountChanged } from './outcome.js';
import { countSeats } from './count-seats.js';
import { decideBatch, type BatchDecisions, type BatchKnowledge } from './decide-batch.js';
import type { DueHolds } from './due-holds.js';
import type { EventState } from './event-state.js';
import type { KnownLine } from './waitlist-line.js';
import { cancel, event as anEvent } from './testing/decisions.js';
import { drawOnce } from './testing/draw-once.js';

const now = new Date('2027-03-15T10:00:00Z');
const earlier = new Date('2027-03-15T09:59:59Z');

const openEvent = (id: string, remainingTickets = 2): EventState =>
  anEvent({ id, remainingTickets });

const idempotencyOf = (key: string | null, eventId: string) =>
  key === null ? null : { key, fingerprint: `of ${eventId}` };

const book = (eventId: string, userId: string, key: string | null = null): BookCommand => ({
  ...{ kind: 'book', eventId, userId, bookingId: `${eventId} ${userId}`, quantity: 1 },
  idempotency: idempotencyOf(key, eventId),
  isUnproved: false,
});

function knowing(events: EventState[], more: Partial<BatchKnowledge> = {}): BatchKnowledge {
  const byId = new Map(events.map((event) => [event.id, event]));
  const nobody = { doneCommandIds: new Set<string>(), goneUserIds: new Set<string>() };
  const nothing = {
    bookings: [],
    dueHolds: new Map(),
    lines: new Map(),
    admitted: new Set<string>(),
  };
  return { events: byId, ...nothing, ...nobody, ...more };
}

const wordsOf = ({ outcomes }: BatchDecisions) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind));

const newBookingsOf = ({ decisions }: BatchDecisions) =>
  decisions.flatMap(({ newBookings }) => newBookings);

const effectsOf = ({ decisions }: BatchDecisions) => decisions.flatMap(({ effects }) => effects);

describe('decideBatch', () => {
  it("refuses a user's key for a second event, and books the first", () => {
    const commands = [book('one', 'ada', 'key'), book('two', 'ada', 'key'), book('two', 'ben')];
    const decided = decideBatch(commands, knowing([openEvent('one'), openEvent('two')]), now);
    expect(wordsOf(decided)).toEqual(['booked', 'idempotency_key_reused', 'booked']);
    expect(effectsOf(decided)[1]).toMatchObject({ eventId: 'two', remainingTickets: 1 });
  });

  it('leaves a key free that the first event has refused', () => {
    const commands = [book('full', 'ada', 'key'), book('two', 'ada', 'key')];
    const decided = decideBatch(commands, knowing([openEvent('full', 0), openEvent('two')]), now);
    expect(wordsOf(decided)).toEqual(['sold_out', 'booked']);
  });

  it('keeps the keys of two users apart, and so their bookings without a key', () => {
    const commands = [
      book('one', 'ada', 'key'),
      book('two', 'ben', 'key'),
      book('one', 'chloe'),
      book('two', 'chloe'),
    ];
    const decided = decideBatch(commands, knowing([openEvent('one'), openEvent('two')]), now);
    expect(new Set(wordsOf(decided))).toEqual(new Set(['booked']));
  });

  it('decides nothing of an event that it does not know, and refuses what is about none', () => {
    const commands = [book('held up', 'ada'), book('made up', 'ada'), book('one', 'ada')];
    const events = new Map([
      ['one', openEvent('one')],
      ['made up', null],
    ]);
    const decided = decideBatch(commands, { ...knowing([]), events }, now);
    expect(wordsOf(decided)).toEqual(['not served', 'event_not_found', 'booked']);
  });

  it('refuses whoever has no account any more, and gives the seat to the next', () => {
    const commands = [book('one', 'gone'), book('one', 'ada')];
    const knowledge = knowing([openEvent('one', 1)], { goneUserIds: new Set(['gone']) });
    const decided = decideBatch(commands, knowledge, now);
    expect(wordsOf(decided)).toEqual(['unauthenticated', 'booked']);
  });
});

const eventIds = ['one', 'two', 'three'];
const user = fc.constantFrom('ada', 'ben', 'chloe', 'gone');
const eventId = fc.constantFrom(...eventIds);
const key = fc.constantFrom(null, 'a', 'b');
const quantity = fc.integer({ min: 1, max: 3 });

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
    .record({
      id: fc.nat(20).map((number) => `known ${number}`),
      userId: user,
      eventId,
      key,
      quantity,
    })
    .map(({ key: idempotencyKey, ...booking }): BookingRecord => {
      const requestFingerprint =
        idempotencyOf(idempotencyKey, booking.eventId)?.fingerprint ?? null;
      const row = { ...booking, idempotencyKey, requestFingerprint, createdAt: earlier };
      const open = {
        expiresAt: null,
        cancelledAt: null,
        cancelCommandId: null,
        cancelledBy: null,
        cancelReason: null,
      };
      return { ...row, status: 'confirmed', ...open };
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
  .array(fc.record({ eventId, userId: user, key, quantity, cancels: fc.option(fc.nat(20)) }), {
    maxLength: 25,
  })
  .map((drawn) =>
    drawn.map((command, index): BookingCommand => {
      const { eventId: id, userId, cancels } = command;
      if (cancels === null) {
        const request = { quantity: command.quantity, idempotency: idempotencyOf(command.key, id) };
        const asked = { eventId: id, userId, bookingId: `new ${index}`, isUnproved: false };
        return { kind: 'book', ...asked, ...request };
      }
      return { ...cancel(`known ${cancels}`, userId, `command ${index}`), eventId: id };
    }),
  );

describe('for any events, any bookings and any commands', () => {
  const goneUserIds = new Set(['gone']);
  const known = fc.record({ events: anyEvents, bookings: anyBookings }).map((given) => {
    const bookings = given.bookings.filter(({ userId }) => !goneUserIds.has(userId));
    const nothing = {
      dueHolds: new Map<string, DueHolds>(),
      lines: new Map<string, KnownLine>(),
      admitted: new Set<string>(),
      doneCommandIds: new Set<string>(),
    };
    return { ...given, bookings, ...nothing, goneUserIds };
  });
  const checkCases = drawOnce(fc.tuple(anyCommands, known), 1_000);
  const check = (property: (commands: BookingCommand[], knowledge: BatchKnowledge) => void) =>
    checkCases(([commands, knowledge]) => property(commands, knowledge));

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
      expect(outcomes).toHaveLength(commands.length);
      commands.forEach((command, index) => {
        const isGone = isSeatCommand(command) && command.userId === 'gone';
        const isExpected = knowledge.events.has(command.eventId) || isGone;
        expect(outcomes[index]!.kind !== 'not served').toBe(isExpected);
      });
    });
  });

  it('seats left = seats before - booked + cancelled, event by event, and none for who is gone', () => {
    check((commands, knowledge) => {
      const { decisions } = decideBatch(commands, knowledge, now);
      for (const { newBookings, cancelledBookings, effects } of decisions) {
        const [{ eventId: id, remainingTickets }] = effects as [CountChanged];
        const before = knowledge.events.get(id)?.remainingTickets ?? 0;
        expect(remainingTickets).toBe(
          before - countSeats(newBookings) + countSeats(cancelledBookings),
        );
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
      const changed = first.decisions.flatMap((one) => one.cancelledBookings);
      const cancelled = new Map(changed.map((booking) => [booking.id, booking]));
      const bookings = knowledge.bookings.map((one) => cancelled.get(one.id) ?? one);
      const isGranted = ({ kind }: BatchOutcome) => kind !== 'refused' && kind !== 'not served';
      const granted = commands.filter((_, index) => isGranted(first.outcomes[index]!));
      const after = { ...knowledge, bookings: [...bookings, ...newBookingsOf(first)] };

      const again = decideBatch(granted, after, now);

      expect(newBookingsOf(again)).toEqual([]);
      expect(again.outcomes.map(({ kind }) => kind)).toEqual(
        first.outcomes.filter(isGranted).map(({ kind }) => kind),
      );
    });
  });
});
