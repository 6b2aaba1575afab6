import { describe, expect, it } from 'vitest';
import type { BookingRecord, TransferCommand } from './booking-command.js';
import type { Outcome } from './outcome.js';
import { decideBookings } from './decide-bookings.js';
import type { EditableEvent } from './event-state.js';
import { seatsOf, type World } from './testing/any-commands.js';
import { anyPassingOn } from './testing/any-transfers.js';
import { waitingOf } from './testing/any-waitlist.js';
import { commitInMemory, commitOneByOne, type OfOneCommand } from './testing/commit-in-memory.js';
import { confirmed, earlier, editable, held, later, now, words } from './testing/decisions.js';
import { drawOnce } from './testing/draw-once.js';
import type { TransferRecord } from './transfer.js';

const transfer: TransferCommand = {
  ...{ kind: 'transfer', eventId: 'event', userId: 'ada', bookingId: 'known' },
  ...{ transferId: 'transfer', newUserId: 'ben', newBookingId: 'new' },
};

const asked = (changes: Partial<TransferRecord> = {}): TransferRecord => ({
  ...{ id: 'transfer', eventId: 'event', bookingId: 'known', status: 'pending', ...changes },
});

const decide = (
  changes: Partial<EditableEvent> = {},
  known: BookingRecord[] = [confirmed({ quantity: 2 })],
  transfers: TransferRecord[] = [asked()],
  commands: TransferCommand[] = [transfer],
  admitted: string[] = [],
) =>
  decideBookings(editable(changes), known, commands, now, {
    ...{ due: null, line: null, transfers, admitted: new Set(admitted) },
  });

describe('transfer', () => {
  it('ends one booking and makes another with the same seats, and moves no count', () => {
    const decided = decide({ remainingTickets: 0 });
    expect(words(decided.outcomes)).toEqual(['transferred']);
    expect(decided.cancelledBookings).toMatchObject([
      { id: 'known', status: 'cancelled', cancelledBy: 'transfer', cancelCommandId: 'transfer' },
    ]);
    const taken = { id: 'new', userId: 'ben', status: 'confirmed', quantity: 2 };
    expect(decided.newBookings).toMatchObject([{ ...taken, idempotencyKey: null }]);
    expect(decided).toMatchObject({ countMove: null, eventEdit: null, effects: [] });
    expect(decided.acceptedTransfers).toMatchObject([
      {
        ...{ id: 'transfer', newBookingId: 'new', endedAt: now },
        facts: [
          { type: 'booking.transferred', userId: 'ada', newUserId: 'ben', quantity: 2 },
          { type: 'transfer.accepted', bookingId: 'known', userId: 'ada' },
        ],
      },
    ]);
  });

  it.each([
    ['event_cancelled', { status: 'cancelled' }],
    ['event_started', { startsAt: now }],
    ['transfer_not_allowed', { allowsTransfer: false }],
    ['transfer_closed', { transferUntil: now }],
    ['transferred', { transferUntil: later, saleClosesAt: earlier, cancelUntil: earlier }],
  ] as const)('is answered with %s for %j', (word, changes) => {
    expect(words(decide(changes).outcomes)).toEqual([word]);
  });

  it('is over once it was accepted, taken back or declined, or the ticket is no more', () => {
    for (const status of ['accepted', 'taken_back', 'declined'] as const) {
      expect(words(decide({}, undefined, [asked({ status })]).outcomes)).toEqual([
        'transfer_ended',
      ]);
    }
    const cancelled = confirmed({ status: 'cancelled', cancelledAt: earlier });
    expect(words(decide({}, [cancelled]).outcomes)).toEqual(['transfer_ended']);
    expect(words(decide({}, [held()]).outcomes)).toEqual(['transfer_ended']);
  });

  it('knows no transfer of another booking, and nobody else’s booking', () => {
    const notFound = ['transfer_not_found'];
    expect(words(decide({}, undefined, []).outcomes)).toEqual(notFound);
    const other = [asked({ bookingId: 'another' })];
    expect(words(decide({}, undefined, other).outcomes)).toEqual(notFound);
    expect(words(decide({}, [confirmed({ userId: 'chloe' })]).outcomes)).toEqual(notFound);
  });

  it('is refused once somebody was let in with a ticket of it', () => {
    const decided = decide({}, undefined, undefined, undefined, ['known']);
    expect(words(decided.outcomes)).toEqual(['already_admitted']);
  });

  it('is refused for who has a seat already, the one who passes it on among them', () => {
    const ben = confirmed({ id: 'of ben', userId: 'ben' });
    expect(words(decide({}, [confirmed(), ben]).outcomes)).toEqual(['already_booked']);
    const own = [{ ...transfer, newUserId: 'ada' }];
    expect(words(decide({}, undefined, undefined, own).outcomes)).toEqual(['already_booked']);
  });

  it('is accepted by one of two at once, and recognises its own commit', () => {
    const second = { ...transfer, newUserId: 'chloe', newBookingId: 'of chloe' };
    const both = decide({}, undefined, undefined, [transfer, second]);
    expect(words(both.outcomes)).toEqual(['transferred', 'transfer_ended']);
    const { cancelledBookings, newBookings } = both;
    const committed = [...cancelledBookings, ...newBookings];
    const again = decide({}, committed, [asked({ status: 'accepted' })]);
    expect(again.outcomes).toEqual(both.outcomes.slice(0, 1));
    expect(again.newBookings).toEqual([]);
  });
});

describe('for any event, any line and any commands, with many transfers among them', () => {
  const check = drawOnce(anyPassingOn, 500);
  const checkEach = (property: OfOneCommand) =>
    check(({ world, commands }) => commitOneByOne(world, commands, property));

  const isDone = ([outcome]: readonly Outcome[]) => outcome?.kind === 'transferred';
  const countsOf = ({ event, bookings }: World) => ({
    remaining: event.remainingTickets,
    held: event.heldTickets,
    confirmed: seatsOf(bookings, 'confirmed'),
  });

  it('a transfer moves no count, and of the line at most the wait of who accepts', () => {
    let passed = 0;
    checkEach((before, command, after, { outcomes, decisions }) => {
      if (command.kind !== 'transfer' || !isDone(outcomes)) return;
      // What ran out before it, and whom that served, is no part of the transfer.
      const found = commitInMemory(before, [{ kind: 'expireHolds', eventId: 'event' }]).world;
      passed += 1;
      expect(countsOf(after)).toEqual(countsOf(found));
      const stay = waitingOf(found).filter(({ userId }) => userId !== command.newUserId);
      expect(waitingOf(after)).toEqual(stay);
      const isUntouched = found.event.version === before.event.version;
      if (isUntouched && stay.length === waitingOf(found).length) {
        expect(after.event.version).toBe(before.event.version);
        expect(decisions?.effects).toEqual([]);
      }
    });
    expect(passed).toBeGreaterThan(50);
  });

  it('a ticket is passed on once, of a transfer that is pending, and each is told once', () => {
    checkEach((before, command, after, { outcomes, decisions }) => {
      const told = decisions?.acceptedTransfers ?? [];
      const was = new Map(before.transfers.map(({ id, status }) => [id, status]));
      const ended = after.transfers.filter(({ id, status }) => status !== was.get(id));
      expect(told.map(({ id }) => id)).toEqual(ended.map(({ id }) => id));
      if (command.kind !== 'transfer' || !isDone(outcomes)) return expect(told).toEqual([]);
      expect(was.get(command.transferId)).toBe('pending');
      const [old, taken] = [command.bookingId, command.newBookingId].map((id) =>
        after.bookings.find((one) => one.id === id)!,
      );
      expect(old).toMatchObject({ status: 'cancelled', cancelledBy: 'transfer' });
      expect(taken).toMatchObject({ status: 'confirmed', quantity: old!.quantity });
    });
  });
});
