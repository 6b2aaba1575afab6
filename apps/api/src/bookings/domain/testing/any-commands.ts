/** Any event, any bookings of it and any commands, as far as a database could hold them. */
import fc from 'fast-check';
import type {
  BookingCommand,
  BookingRecord,
  ChangeQuantityCommand,
  TransferCommand,
} from '../booking-command.js';
import { countSeats } from '../count-seats.js';
import type { EditableEvent } from '../event-state.js';
import type { PromoCodeState, PromoUse } from '../promo-codes.js';
import type { TicketTypeState } from '../ticket-types.js';
import type { TransferRecord } from '../transfer.js';
import type { WaitlistEntry } from '../waitlist-line.js';
import {
  book,
  cancel,
  changeQuantity,
  confirmed,
  confirmHold,
  earlier,
  editable,
  expireHolds,
  HOLD_MS,
  later,
  now,
  releaseHold,
} from './decisions.js';

export interface World {
  event: EditableEvent;
  bookings: BookingRecord[];
  /** Everybody who waits or waited, in no order. */
  line: WaitlistEntry[];
  /** The ticket of booking "known 1" is passed on by "transfer 1", where it is. */
  transfers: TransferRecord[];
  /** None: it is not sold by types. */
  ticketTypes?: TicketTypeState[];
  promoCodes?: PromoCodeState[];
  promoUses?: PromoUse[];
}

const laterStill = new Date(later.getTime() + 1);
const users = ['ada', 'ben', 'chloe', 'dan'] as const;
export const user = fc.constantFrom(...users);
const knownId = fc.integer({ min: 0, max: 7 }).map((index) => `known ${index}`);
export const quantity = fc.integer({ min: 1, max: 3 });
const time = fc.constantFrom(null, null, null, earlier, later);

const anyBookings = fc
  .uniqueArray(
    fc.record({
      id: knownId,
      // Mostly whose transfers and commands are drawn, or hardly one would be about theirs.
      userId: fc.option(user, { freq: 2 }),
      eventId: fc.constantFrom('event', 'event', 'another event'),
      status: fc.constantFrom('held', 'confirmed', 'cancelled'),
      endsAt: fc.constantFrom(earlier, now, later, laterStill),
      cancelledBy: fc.constantFrom('attendee', 'expiry'),
      quantity,
      idempotencyKey: fc.constantFrom(null, 'a', 'b'),
    }),
    { selector: (booking) => booking.id, maxLength: 8 },
  )
  .map((bookings) =>
    bookings.map(({ status, endsAt, cancelledBy, userId, ...booking }, index) =>
      confirmed({
        ...booking,
        status,
        userId: userId ?? ownerOf(Number(booking.id.replace('known ', ''))),
        ...(status === 'held' && { expiresAt: endsAt }),
        ...(status === 'cancelled' && {
          ...{ cancelledAt: earlier, cancelledBy },
          cancelCommandId: cancelledBy === 'expiry' ? null : `long ago ${index}`,
        }),
      }),
    ),
  )
  // What the unique indexes promise of any database.
  .map((bookings) =>
    uniqueBy(bookings, (one) => one.status !== 'cancelled' && `${one.userId} ${one.eventId}`),
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
  allowsTransfer: fc.constantFrom(true, true, true, false),
  transferUntil: time,
});

const anyTransfers = fc
  .uniqueArray(
    fc.record({
      index: fc.nat(7),
      status: fc.constantFrom('pending' as const, 'pending' as const, 'taken_back' as const),
    }),
    { selector: ({ index }) => index, minLength: 4 },
  )
  .map((drawn) =>
    drawn.map(({ index, status }): TransferRecord => ({
      ...{ id: `transfer ${index}`, eventId: 'event', bookingId: `known ${index}` },
      status,
    })),
  );

/** Confirmed, held and remaining make the total, and nothing of a draft is sold. */
export const anyWorld = fc
  .tuple(anyRow, anyBookings, fc.boolean(), anyTransfers)
  .map(([row, drawn, isExact, transfers]): World => {
    const bookings = drawn.filter((one) => row.status !== 'draft' || one.eventId !== 'event');
    const heldTickets = seatsOf(bookings, 'held');
    const taken = heldTickets + seatsOf(bookings, 'confirmed');
    const totalTickets = Math.max(1, row.remainingTickets + taken);
    const remainingTickets = totalTickets - taken;
    const counts = { remainingTickets, heldTickets, totalTickets };
    const nextHoldExpiryAt = firstExpiryOf(bookings, isExact);
    const event = editable({ ...row, ...counts, nextHoldExpiryAt });
    return { event, bookings, line: [], transfers };
  });

/** It may lie before the first hold's end: of what was confirmed meanwhile. */
function firstExpiryOf(bookings: readonly BookingRecord[], isExact: boolean): Date | null {
  const ends = bookings.flatMap(({ eventId, expiresAt }) =>
    eventId === 'event' && expiresAt !== null ? [expiresAt.getTime()] : [],
  );
  if (ends.length === 0) return null;
  return isExact ? new Date(Math.min(...ends)) : earlier;
}

export const drawnCommand = fc.oneof(
  fc.record({
    kind: fc.constant('book' as const),
    userId: user,
    quantity,
    key: fc.constantFrom(null, null, 'a', 'b'),
    isUnproved: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('hold' as const),
    userId: user,
    quantity,
    key: fc.constantFrom(null, null, 'a', 'b'),
    isUnproved: fc.boolean(),
    maxHeldShare: fc.constantFrom(0.2, 1),
  }),
  fc.record({
    kind: fc.constantFrom('cancel' as const, 'confirmHold' as const, 'releaseHold' as const),
    userId: user,
    bookingId: knownId,
  }),
  fc.record({
    kind: fc.constant('changeQuantity' as const),
    index: fc.nat(7),
    quantity,
    changedBy: fc.constantFrom('attendee' as const, 'attendee' as const, 'refund' as const),
  }),
  fc.record({
    kind: fc.constant('cancelByHand' as const),
    userId: user,
    bookingId: knownId,
    cancelledBy: fc.constantFrom('organiser' as const, 'event' as const),
  }),
  fc.record({
    kind: fc.constant('transfer' as const),
    index: fc.nat(7),
    newUserId: user,
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
        allowsTransfer: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    kind: fc.constantFrom(
      'publishEvent' as const,
      'cancelEvent' as const,
      'expireHolds' as const,
      'expireHolds' as const,
    ),
  }),
);

export const anyCommands = fc
  .array(drawnCommand, { maxLength: 20 })
  .map((drawn) => drawn.map((one, index) => toCommand(one, index)));

export type Drawn = typeof drawnCommand extends fc.Arbitrary<infer Value> ? Value : never;

export function toCommand(drawn: Drawn, index: number): BookingCommand {
  const by = { userId: 'organiser', requestId: `request ${index}` };
  const base = { eventId: 'event', commandId: `command ${index}`, by };
  switch (drawn.kind) {
    case 'book':
      return toRequest(drawn, index);
    case 'hold':
      return toHold(drawn, index);
    case 'confirmHold': {
      const command = confirmHold(drawn.bookingId, drawn.userId);
      return { ...command, lateBookingId: `late ${index}` };
    }
    case 'releaseHold':
      return { ...releaseHold(drawn.bookingId, drawn.userId), commandId: base.commandId };
    case 'expireHolds':
      return expireHolds;
    case 'cancel':
      return cancel(drawn.bookingId, drawn.userId, base.commandId);
    case 'changeQuantity':
      return toChangeQuantity(drawn, base.commandId);
    case 'cancelByHand':
      return {
        ...cancel(drawn.bookingId, drawn.userId, base.commandId),
        cancelledBy: drawn.cancelledBy,
        by: drawn.cancelledBy === 'organiser' ? by : null,
      };
    case 'transfer':
      return toTransfer(drawn, index);
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

const toHold = (drawn: Extract<Drawn, { kind: 'hold' }>, index: number): BookingCommand => ({
  ...{ ...toRequest(drawn, index), kind: 'hold', forMs: HOLD_MS },
  ...{ maxHeldShare: drawn.maxHeldShare, isForPayment: false },
});

const ownerOf = (index: number) => users[index % users.length]!;

function toChangeQuantity(
  { index, quantity: seats, changedBy }: Extract<Drawn, { kind: 'changeQuantity' }>,
  commandId: string,
): ChangeQuantityCommand {
  const command = changeQuantity(`known ${index}`, ownerOf(index), seats, commandId);
  return { ...command, changedBy };
}

function toTransfer(
  { kind, index: of, newUserId }: Extract<Drawn, { kind: 'transfer' }>,
  index: number,
): TransferCommand {
  const named = { userId: ownerOf(of), bookingId: `known ${of}`, transferId: `transfer ${of}` };
  return { kind, eventId: 'event', ...named, newUserId, newBookingId: `new ${index}` };
}

function toRequest(
  { userId, key, quantity: seats, isUnproved }: Extract<Drawn, { isUnproved: boolean }>,
  index: number,
) {
  return { ...book(`new ${index}`, userId, key, seats), isUnproved };
}

/** Of the event's bookings with this status. */
export function seatsOf(
  bookings: readonly BookingRecord[],
  status: BookingRecord['status'],
): number {
  return countSeats(bookings.filter((one) => one.eventId === 'event' && one.status === status));
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
