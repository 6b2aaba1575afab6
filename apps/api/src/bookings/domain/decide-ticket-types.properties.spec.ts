import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord } from './booking-command.js';
import { countSeats } from './count-seats.js';
import { quantity, seatsOf, user, type World } from './testing/any-commands.js';
import { listPending } from './testing/any-transfers.js';
import { commitInMemory, type Committed } from './testing/commit-in-memory.js';
import {
  book,
  cancel,
  changeQuantity,
  confirmHold,
  earlier,
  editable,
  expireHolds,
  hold,
  later,
  releaseHold,
} from './testing/decisions.js';
import { drawOnce, keepAnswers } from './testing/draw-once.js';
import type { TicketTypeState } from './ticket-types.js';

const typeId = fc.constantFrom('type 0', 'type 1', 'type 2', 'type 3');
const capacity = fc.constantFrom(null, 1, 2, 4);
const time = fc.constantFrom(null, null, null, earlier, later);

const anyType = fc.record({
  capacity,
  saleStartsAt: time,
  minPerPerson: fc.constantFrom(1, 1, 2),
  maxPerPerson: fc.constantFrom(null, 2),
  accessCode: fc.constantFrom(null, null, 'CODE'),
});

const anyTypedWorld = fc
  .record({
    types: fc.array(anyType, { maxLength: 3 }),
    totalTickets: fc.integer({ min: 1, max: 6 }),
    maxPerPerson: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom('scheduled' as const, 'scheduled' as const, 'draft' as const),
  })
  .map(({ types, totalTickets, ...row }): World => {
    const hasTicketTypes = types.length > 0;
    const seats = { totalTickets, remainingTickets: totalTickets, hasTicketTypes };
    const ticketTypes = types.map((type, index): TicketTypeState => ({
      ...{ id: `type ${index}`, eventId: 'event', name: 'A type', description: '', priceCents: 0 },
      ...{ saleEndsAt: null, position: index, takenTickets: 0, wasBooked: false },
      ...type,
    }));
    const event = editable({ ...row, ...seats, waitlistMode: 'off' });
    return { event, ticketTypes, bookings: [], line: [], transfers: [] };
  });

/** Of one of the bookings that were asked for before, mostly. */
const which = fc.nat(7);

const drawn = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('book' as const, 'hold' as const, 'addToRoster' as const),
      userId: user,
      quantity,
      ticketTypeId: fc.option(typeId, { freq: 12 }),
      flag: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'confirmHold' as const, 'releaseHold' as const),
      which,
      userId: user,
    }),
  },
  fc.record({ kind: fc.constant('changeQuantity' as const), which, userId: user, quantity }),
  fc.record({ kind: fc.constant('transfer' as const), which, userId: user, newUserId: user }),
  fc.record({ kind: fc.constant('addTicketType' as const), fields: anyType }),
  fc.record({
    kind: fc.constant('changeTicketType' as const),
    typeId,
    change: fc.record({ capacity }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('removeTicketType' as const), typeId }),
  fc.record({
    kind: fc.constant('changeEvent' as const),
    totalTickets: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({ kind: fc.constantFrom('expireHolds' as const, 'cancelEvent' as const) }),
);
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

function toCommand(one: Drawn, index: number): BookingCommand {
  const by = { userId: 'organiser', requestId: `request ${index}` };
  const edit = { eventId: 'event', commandId: `command ${index}`, by };
  switch (one.kind) {
    case 'book': {
      const { userId, ticketTypeId, flag: isUnproved } = one;
      return { ...book(`new ${index}`, userId, null, one.quantity), ticketTypeId, isUnproved };
    }
    case 'hold': {
      const { userId, ticketTypeId } = one;
      // Some have run out before anybody can confirm them.
      const forMs = one.flag ? 60_000 : -1;
      return hold(`new ${index}`, userId, { quantity: one.quantity, ticketTypeId, forMs });
    }
    case 'addToRoster': {
      const { userId, quantity: seats, ticketTypeId, flag: overCapacity } = one;
      const wanted = { userId, quantity: seats, ticketTypeId, overCapacity };
      return { ...edit, ...wanted, kind: 'addToRoster', bookingId: `new ${index}` };
    }
    case 'cancel':
      return cancel(`new ${one.which}`, one.userId, edit.commandId);
    case 'changeQuantity':
      return changeQuantity(`new ${one.which}`, one.userId, one.quantity, edit.commandId);
    case 'confirmHold':
      return { ...confirmHold(`new ${one.which}`, one.userId), lateBookingId: `late ${index}` };
    case 'releaseHold':
      return { ...releaseHold(`new ${one.which}`, one.userId), commandId: edit.commandId };
    case 'transfer': {
      const { userId, newUserId } = one;
      const of = { userId, newUserId, bookingId: `new ${one.which}` };
      const made = { transferId: `transfer ${one.which}`, newBookingId: `taken ${index}` };
      return { kind: 'transfer', eventId: 'event', ...of, ...made };
    }
    case 'addTicketType': {
      const words = { name: 'Another', description: '', priceCents: 500, saleEndsAt: null };
      return {
        ...edit,
        kind: one.kind,
        typeId: `type ${index % 4}`,
        fields: { ...words, ...one.fields },
      };
    }
    case 'changeEvent': {
      const change = { totalTickets: one.totalTickets };
      return { ...edit, kind: one.kind, expectedRevision: null, change };
    }
    case 'cancelEvent':
      return { ...edit, kind: one.kind, reason: 'No light' };
    case 'expireHolds':
      return expireHolds;
    case 'changeTicketType':
    case 'removeTicketType':
      return { ...edit, ...one };
  }
}

/** In batches of their own, so that later ones can be about the bookings of earlier ones. */
const anyBatches = fc.array(fc.array(drawn, { minLength: 1, maxLength: 4 }), { maxLength: 8 });

const isCurrent = ({ status }: BookingRecord) => status !== 'cancelled';

/** What is there before a batch, what comes of it, and what it was. */
type Step = [before: World, committed: Committed, commands: BookingCommand[]];

function live(given: World, batches: readonly (readonly Drawn[])[]): Step[] {
  let world = given;
  let index = 0;
  return batches.map((batch) => {
    const before = world;
    const known = before.ticketTypes ?? [];
    const commands = batch
      .map((one) => toCommand(one, index++))
      .filter((one) => one.kind !== 'addTicketType' || known.every(({ id }) => id !== one.typeId));
    const transfers = listPending(before.bookings);
    const committed = commitInMemory({ ...before, transfers }, commands);
    world = committed.world;
    return [before, committed, commands];
  });
}

describe('for any types of an event and any commands, batch by batch', () => {
  const check = drawOnce(fc.tuple(anyTypedWorld, anyBatches), 400);
  const liveOnce = keepAnswers(live);
  const checkEach = (property: (...step: Step) => void) =>
    check(([world, batches]) => liveOnce(world, batches).forEach((step) => property(...step)));

  it('what is taken of each type is what its bookings hold and have, and never more than its limit', () => {
    checkEach((_before, { world }) => {
      for (const type of world.ticketTypes ?? []) {
        const own = world.bookings.filter(({ ticketTypeId }) => ticketTypeId === type.id);
        expect(type.takenTickets).toBe(countSeats(own.filter(isCurrent)));
        expect(type.takenTickets).toBeLessThanOrEqual(type.capacity ?? Infinity);
      }
    });
  });

  it('confirmed + held + seats left = seats of the event, whatever its types have', () => {
    checkEach((_before, { world }) => {
      const { totalTickets, remainingTickets, heldTickets } = world.event;
      expect(heldTickets).toBe(seatsOf(world.bookings, 'held'));
      expect(seatsOf(world.bookings, 'confirmed') + heldTickets + remainingTickets).toBe(
        totalTickets,
      );
      expect(remainingTickets).toBeGreaterThanOrEqual(0);
    });
  });

  it('the event knows whether it is sold by types, and then all of its bookings are of one', () => {
    checkEach((_before, { world }) => {
      const types = new Set(world.ticketTypes?.map(({ id }) => id));
      expect(world.event.hasTicketTypes).toBe(types.size > 0);
      if (types.size === 0) return;
      for (const booking of world.bookings.filter(isCurrent)) {
        expect(types.has(booking.ticketTypeId ?? '')).toBe(true);
      }
    });
  });

  it('nobody has two bookings of one type, or gets more by their own press than the event and the type allow', () => {
    checkEach((before, { world, outcomes }, commands) => {
      const owners = world.bookings
        .filter(isCurrent)
        .map((one) => `${one.userId} ${one.ticketTypeId}`);
      expect(new Set(owners).size).toBe(owners.length);
      if (commands.length > 1) return;
      const [command] = commands;
      const [outcome] = outcomes;
      if (command?.kind !== 'book' || outcome?.kind !== 'booked' || command.isUnproved) return;
      const has = world.bookings.filter((one) => isCurrent(one) && one.userId === command.userId);
      expect(countSeats(has)).toBeLessThanOrEqual(before.event.maxPerPerson);
      const type = before.ticketTypes?.find(({ id }) => id === command.ticketTypeId);
      expect(command.quantity).toBeGreaterThanOrEqual(type?.minPerPerson ?? 1);
      expect(command.quantity).toBeLessThanOrEqual(type?.maxPerPerson ?? Infinity);
    });
  });

  it('what everybody is told live names every open type and no hidden one', () => {
    checkEach((_before, { world, decisions }) => {
      const effect = decisions?.effects.find(({ kind }) => kind === 'count changed');
      if (effect?.kind !== 'count changed') return;
      const types = world.ticketTypes ?? [];
      const open = types.filter(({ accessCode }) => accessCode === null);
      const told = (effect.ticketTypes ?? []).map(({ id }) => id).sort();
      expect(told).toEqual(open.map(({ id }) => id).sort());
      if (types.length === 0) expect(effect).not.toHaveProperty('ticketTypes');
    });
  });
});
