import { describe, expect, it } from 'vitest';
import type {
  AddToRosterCommand,
  CancelEventCommand,
  ChangeEventCommand,
  PublishEventCommand,
} from './booking-command.js';
import { decideBookings } from './decide-bookings.js';
import type { EditableEvent, EventChange } from './event-state.js';
import {
  book,
  cancel,
  confirmed,
  earlier,
  editable,
  later,
  now,
  words,
} from './testing/decisions.js';

const by = { userId: 'organiser', requestId: 'request' };
const base = { eventId: 'event', by } as const;

const change = (
  changes: EventChange,
  expectedRevision = 3,
  commandId = 'change',
): ChangeEventCommand => ({
  ...base,
  kind: 'changeEvent',
  commandId,
  expectedRevision,
  change: changes,
});

const publish = (expectedRevision: number | null = null): PublishEventCommand => ({
  ...base,
  kind: 'publishEvent',
  commandId: 'publish',
  expectedRevision,
});

const cancelEvent: CancelEventCommand = {
  ...base,
  kind: 'cancelEvent',
  commandId: 'cancel event',
  reason: 'No light',
};

const add = (userId: string, quantity = 1, overCapacity = false): AddToRosterCommand => ({
  ...base,
  kind: 'addToRoster',
  commandId: `add ${userId}`,
  bookingId: `for ${userId}`,
  userId,
  quantity,
  overCapacity,
});

const decide = (
  state: EditableEvent,
  commands: Parameters<typeof decideBookings>[2],
  known = [confirmed()],
) => decideBookings(state, known, commands, now);

/** Eight of its ten seats are sold. */
const open = (changes: Partial<EditableEvent> = {}) => editable(changes);

describe('changeEvent', () => {
  it('changes fields, and leaves the others as they are', () => {
    const { eventEdit, countMove, activities, effects } = decide(open(), [
      change({ title: 'Another evening', priceCents: 0 }),
    ]);
    const event = { ...open(), title: 'Another evening', priceCents: 0, revision: 4 };
    expect(eventEdit).toEqual({ event, lockedRevision: 3 });
    expect(activities).toEqual([
      {
        id: 'change',
        organiserId: 'organiser',
        eventId: 'event',
        actorId: 'organiser',
        action: 'event.edited',
        changes: {
          title: { before: 'An evening', after: 'Another evening' },
          priceCents: { before: 1_500, after: 0 },
        },
        requestId: 'request',
        createdAt: now,
      },
    ]);
    const changed = [
      { field: 'title', before: 'An evening', after: 'Another evening' },
      { field: 'priceCents', before: 1_500, after: 0 },
    ];
    const facts = [{ type: 'event.changed', changed }];
    // The count is the same. What is told takes a version, and who watches the event has to know it.
    const same = { remainingTickets: 2, version: 8 };
    const moved = { eventId: 'event', taken: 0, held: 0, added: 0 };
    const noHolds = { heldTickets: 0, nextHoldExpiryAt: null, waitingCount: 0 };
    expect(countMove).toEqual({ ...same, ...noHolds, ...moved, facts });
    expect(effects).toMatchObject([same]);
  });

  it('moves the seats that are left with those there are in all', () => {
    const { countMove, effects } = decide(open(), [change({ totalTickets: 15 })]);
    expect(countMove).toMatchObject({ taken: 0, added: 5, remainingTickets: 7, version: 8 });
    expect(effects).toMatchObject([{ totalTickets: 15, remainingTickets: 7, version: 8 }]);
    const sold = decide(open(), [change({ totalTickets: 8 })]);
    expect(sold.effects).toMatchObject([{ totalTickets: 8, remainingTickets: 0 }]);
  });

  it('refuses fewer seats than are sold, with their number', () => {
    const { outcomes, eventEdit } = decide(open(), [change({ totalTickets: 7 })]);
    const details = { numbers: { confirmedTickets: 8, heldTickets: 0 } };
    expect(outcomes).toEqual([{ kind: 'refused', code: 'capacity_below_sold', details }]);
    expect(eventEdit).toBeNull();
  });

  it('takes no seat away that is held', () => {
    const holding = open({ remainingTickets: 1, heldTickets: 1, nextHoldExpiryAt: later });
    const { outcomes } = decide(holding, [change({ totalTickets: 8 })]);
    const details = { numbers: { confirmedTickets: 8, heldTickets: 1 } };
    expect(outcomes).toEqual([{ kind: 'refused', code: 'capacity_below_sold', details }]);
    expect(words(decide(holding, [change({ totalTickets: 9 })]).outcomes)).toEqual(['edited']);
  });

  it('sees the bookings before it in the batch, and is seen by those after it', () => {
    const commands = [
      book('1', 'ben', null, 2),
      change({ totalTickets: 9 }),
      change({ totalTickets: 11 }),
      book('2', 'chloe'),
      book('3', 'dan'),
    ];
    const { outcomes, countMove } = decide(open(), commands);
    expect(words(outcomes)).toEqual([
      'booked',
      'capacity_below_sold',
      'edited',
      'booked',
      'sold_out',
    ]);
    expect(countMove).toMatchObject({ taken: 3, added: 1, remainingTickets: 0 });
  });

  it('tells the second of two who save that another was faster', () => {
    const commands = [
      change({ title: 'One' }, 3, 'first'),
      change({ title: 'Two' }, 3, 'second'),
      change({ title: 'Two' }, 4, 'third'),
    ];
    const { outcomes, eventEdit } = decide(open(), commands);
    expect(words(outcomes)).toEqual(['edited', 'stale_revision', 'edited']);
    expect(eventEdit).toMatchObject({
      event: { title: 'Two', revision: 5 },
      lockedRevision: 3,
    });
  });

  it('raises nothing and logs nothing when everything is so already', () => {
    const same = change({ totalTickets: 10, startsAt: new Date(later), endsAt: null });
    const decided = decide(open(), [same, change({}, 3, 'empty')]);
    expect(words(decided.outcomes)).toEqual(['edited', 'edited']);
    expect(decided).toMatchObject({ eventEdit: null, countMove: null, activities: [] });
  });

  it('moves no event into the past, and leaves one there that has started', () => {
    expect(words(decide(open(), [change({ startsAt: now })]).outcomes)).toEqual([
      'event_in_the_past',
    ]);
    const started = open({ startsAt: earlier });
    expect(words(decide(started, [change({ title: 'It was good' })]).outcomes)).toEqual(['edited']);
  });

  it.each<[string, EventChange]>([
    ['endsAt', { endsAt: later }],
    ['saleOpensAt', { saleOpensAt: later }],
    ['saleClosesAt', { saleOpensAt: earlier, saleClosesAt: earlier }],
  ])('names the time that does not fit: %s', (field, times) => {
    const [outcome] = decide(open(), [change(times)]).outcomes;
    expect(outcome).toMatchObject({
      code: 'invalid_request',
      details: { errors: [{ path: [field] }] },
    });
  });

  it('leaves a cancelled event as it was', () => {
    const outcomes = decide(open({ status: 'cancelled' }), [change({ title: 'One' })]).outcomes;
    expect(words(outcomes)).toEqual(['event_cancelled']);
  });

  it('of a draft is told to nobody', () => {
    const draft = open({ status: 'draft', remainingTickets: 10 });
    const decided = decide(draft, [change({ totalTickets: 20 })], []);
    expect(decided.countMove).toMatchObject({ added: 10, version: 8 });
    expect(decided.effects).toEqual([]);
  });
});

describe('publishEvent', () => {
  const draft = open({ status: 'draft', remainingTickets: 10 });

  it('opens the sale for those after it in the batch, and is told to everybody', () => {
    const decided = decide(draft, [book('1', 'ben'), publish(3), book('2', 'ben')], []);
    expect(words(decided.outcomes)).toEqual(['event_not_found', 'edited', 'booked']);
    expect(decided.effects).toMatchObject([
      { status: 'scheduled', remainingTickets: 9, version: 8 },
    ]);
    expect(decided.activities).toMatchObject([{ action: 'event.published' }]);
  });

  it.each([
    ['already_published', open(), null],
    ['event_cancelled', open({ status: 'cancelled' }), null],
    ['stale_revision', draft, 2],
    ['event_in_the_past', { ...draft, startsAt: now }, null],
  ])('is refused with %s', (code, state, expectedRevision) => {
    expect(words(decide(state, [publish(expectedRevision)]).outcomes)).toEqual([code]);
  });
});

describe('cancelEvent', () => {
  it('ends the sale for those after it in the batch, who may still cancel', () => {
    const commands = [book('1', 'ben'), cancelEvent, book('2', 'chloe'), cancel('known', 'ada')];
    const { outcomes, eventEdit, effects, activities } = decide(open(), commands);
    expect(words(outcomes)).toEqual(['booked', 'edited', 'event_cancelled', 'cancelled']);
    expect(eventEdit?.event).toMatchObject({
      status: 'cancelled',
      cancelledAt: now,
      cancelReason: 'No light',
      bookingsCancelledAt: null,
    });
    expect(effects).toMatchObject([{ status: 'cancelled', remainingTickets: 2, version: 8 }]);
    expect(activities).toMatchObject([{ action: 'event.cancelled' }]);
  });

  it('has nothing left to do where nobody has booked', () => {
    const { eventEdit } = decide(open({ remainingTickets: 10 }), [cancelEvent], []);
    expect(eventEdit?.event).toMatchObject({ bookingsCancelledAt: now });
  });

  it.each([
    ['event_not_published', open({ status: 'draft' })],
    ['already_cancelled', open({ status: 'cancelled' })],
    ['event_started', open({ startsAt: now })],
  ])('is refused with %s', (code, state) => {
    expect(words(decide(state, [cancelEvent]).outcomes)).toEqual([code]);
  });
});

describe('addToRoster', () => {
  it('takes seats that are left, and with overCapacity makes those that are missing', () => {
    const commands = [add('ben'), add('chloe', 3), add('chloe', 3, true), add('dan', 1)];
    const decided = decide(open(), commands);
    expect(words(decided.outcomes)).toEqual(['booked', 'sold_out', 'booked', 'sold_out']);
    expect(decided.countMove).toMatchObject({ taken: 4, added: 2, remainingTickets: 0 });
    expect(decided.eventEdit).toMatchObject({ event: { totalTickets: 12, revision: 4 } });
    expect(decided.activities.map(({ changes }) => changes)).toMatchObject([
      { bookingId: { after: 'for ben' }, quantity: { after: 1 } },
      { quantity: { after: 3 }, totalTickets: { before: 10, after: 12 } },
    ]);
  });

  it('is not bound by what binds attendees', () => {
    const closed = { maxPerPerson: 1, saleOpensAt: later, startsAt: earlier };
    expect(words(decide(open(closed), [add('ben', 2)]).outcomes)).toEqual(['booked']);
  });

  it.each([
    ['event_not_published', open({ status: 'draft' }), 'ben'],
    ['event_cancelled', open({ status: 'cancelled' }), 'ben'],
    ['already_booked', open(), 'ada'],
  ])('is refused with %s', (code, state, userId) => {
    expect(words(decide(state, [add(userId)]).outcomes)).toEqual([code]);
  });
});

describe('What binds attendees', () => {
  it.each([
    ['sale_not_open', { saleOpensAt: later }],
    ['sale_closed', { saleClosesAt: now }],
    ['too_many_seats', { maxPerPerson: 1 }],
  ])('refuses a booking with %s', (code, changes) => {
    expect(words(decide(open(changes), [book('1', 'ben', null, 2)]).outcomes)).toEqual([code]);
  });

  it('refuses a cancel that comes too late, and lets an organiser cancel all the same', () => {
    const state = open({ cancelUntil: now });
    const own = cancel('known', 'ada');
    const byHand = { ...own, cancelledBy: 'organiser' as const, reason: 'A wish', by };
    const decided = decide(state, [own, byHand]);
    expect(words(decided.outcomes)).toEqual(['cancellation_closed', 'cancelled']);
    expect(decided.cancelledBookings).toMatchObject([
      { cancelledBy: 'organiser', cancelReason: 'A wish' },
    ]);
    expect(decided.activities).toMatchObject([{ action: 'roster.cancelled' }]);
  });
});
