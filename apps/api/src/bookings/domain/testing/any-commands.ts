/** Any event, any bookings of it and any commands, as far as a database could hold them. */
import fc from 'fast-check';
import type { BookingCommand, BookingRecord } from '../booking-command.js';
import { countSeats } from '../count-seats.js';
import type { EditableEvent } from '../event-state.js';
import { book, cancel, confirmed, earlier, editable, later } from './decisions.js';

export interface World {
  event: EditableEvent;
  bookings: BookingRecord[];
}

const user = fc.constantFrom('ada', 'ben', 'chloe', 'dan');
const knownId = fc.integer({ min: 0, max: 7 }).map((index) => `known ${index}`);
const quantity = fc.integer({ min: 1, max: 3 });
const time = fc.constantFrom(null, null, null, earlier, later);

const anyBookings = fc
  .uniqueArray(
    fc.record({
      id: knownId,
      userId: user,
      eventId: fc.constantFrom('event', 'event', 'another event'),
      isCancelled: fc.boolean(),
      quantity,
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
        cancelCommandId: isCancelled ? `long ago ${index}` : null,
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

const anyRow = fc.record({
  status: fc.constantFrom('scheduled', 'scheduled', 'scheduled', 'draft', 'cancelled'),
  startsAt: fc.constantFrom(later, later, later, earlier),
  remainingTickets: fc.integer({ min: 0, max: 5 }),
  version: fc.nat(100),
  maxPerPerson: quantity,
  cancelUntil: time,
});

/** Confirmed and remaining make the total, and nothing of a draft is sold. */
export const anyWorld = fc.tuple(anyRow, anyBookings).map(([row, drawn]): World => {
  const bookings = drawn.filter((one) => row.status !== 'draft' || one.eventId !== 'event');
  const totalTickets = Math.max(1, row.remainingTickets + seatsOf(bookings));
  const remainingTickets = totalTickets - seatsOf(bookings);
  return { event: editable({ ...row, remainingTickets, totalTickets }), bookings };
});

const drawnCommand = fc.oneof(
  fc.record({
    kind: fc.constant('book' as const),
    userId: user,
    quantity,
    key: fc.constantFrom(null, null, 'a', 'b'),
  }),
  fc.record({ kind: fc.constant('cancel' as const), userId: user, bookingId: knownId }),
  fc.record({
    kind: fc.constant('cancelByHand' as const),
    userId: user,
    bookingId: knownId,
    cancelledBy: fc.constantFrom('organiser' as const, 'event' as const),
  }),
  fc.record({
    kind: fc.constant('addToRoster' as const),
    userId: user,
    quantity,
    overCapacity: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('changeEvent' as const),
    expectedRevision: fc.integer({ min: 3, max: 5 }),
    change: fc.record(
      {
        totalTickets: fc.integer({ min: 1, max: 12 }),
        maxPerPerson: quantity,
        title: fc.constantFrom('An evening', 'Another evening'),
        startsAt: fc.constantFrom(earlier, later),
        saleClosesAt: time,
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constantFrom('publishEvent' as const, 'cancelEvent' as const) }),
);

export const anyCommands = fc
  .array(drawnCommand, { maxLength: 20 })
  .map((drawn) => drawn.map((one, index) => toCommand(one, index)));

type Drawn = typeof drawnCommand extends fc.Arbitrary<infer Value> ? Value : never;

function toCommand(drawn: Drawn, index: number): BookingCommand {
  const by = { userId: 'organiser', requestId: `request ${index}` };
  const base = { eventId: 'event', commandId: `command ${index}`, by };
  switch (drawn.kind) {
    case 'book':
      return book(`new ${index}`, drawn.userId, drawn.key, drawn.quantity);
    case 'cancel':
      return cancel(drawn.bookingId, drawn.userId, base.commandId);
    case 'cancelByHand':
      return {
        ...cancel(drawn.bookingId, drawn.userId, base.commandId),
        cancelledBy: drawn.cancelledBy,
        by: drawn.cancelledBy === 'organiser' ? by : null,
      };
    case 'addToRoster':
      return { ...base, ...drawn, bookingId: `new ${index}` };
    case 'changeEvent':
      return { ...base, ...drawn };
    case 'publishEvent':
      return { ...base, kind: drawn.kind, expectedRevision: null };
    case 'cancelEvent':
      return { ...base, kind: drawn.kind, reason: 'No light' };
  }
}

/** Of the event's confirmed bookings. */
export function seatsOf(bookings: readonly BookingRecord[]): number {
  return countSeats(
    bookings.filter((one) => one.eventId === 'event' && one.status === 'confirmed'),
  );
}

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
