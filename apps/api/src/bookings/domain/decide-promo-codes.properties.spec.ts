import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingCommand, BookingRecord } from './booking-command.js';
import type { PromoCodeFields, PromoCodeState } from './promo-codes.js';
import { quantity, seatsOf, user, type World } from './testing/any-commands.js';
import { commitInMemory, type Committed } from './testing/commit-in-memory.js';
import {
  cancel,
  changeQuantity,
  confirmHold,
  earlier,
  editable,
  expireHolds,
  hold,
  later,
  releaseHold,
  words,
} from './testing/decisions.js';
import { drawOnce, keepAnswers } from './testing/draw-once.js';
import type { TicketTypeState } from './ticket-types.js';

const typeIds = ['type 0', 'type 1'];
const codeId = fc.constantFrom('code 0', 'code 1', 'code 2');
const maxTickets = fc.constantFrom(null, 1, 2, 4);
const time = fc.constantFrom(null, null, null, earlier, later);

const anyFields = fc.record({
  name: fc.constantFrom('Friends', 'Press'),
  code: fc.constantFrom('AUTUMN', 'WINTER', 'SPRING'),
  percentOff: fc.constantFrom(null, 20, 100),
  amountOffCents: fc.constantFrom(null, 500),
  ticketTypeIds: fc.constantFrom([], [], ['type 0'], ['type 7']),
  maxTickets,
  startsAt: time,
  endsAt: fc.constant(null),
});

const code = (given: Partial<PromoCodeState> = {}): PromoCodeState => ({
  ...{ id: 'code 0', eventId: 'event', name: 'Friends', code: 'FRIENDS' },
  ...{ percentOff: 20, amountOffCents: null, ticketTypeIds: [], maxTickets: null },
  ...{ startsAt: null, endsAt: null, isPaused: false, usedTickets: 0, wasUsed: false },
  ...given,
});

const typesOf = (hasTypes: boolean): TicketTypeState[] =>
  (hasTypes ? typeIds : []).map((id, position) => ({
    ...{ id, eventId: 'event', name: id, description: '', priceCents: 1_500, capacity: null },
    ...{ takenTickets: 0, saleStartsAt: null, saleEndsAt: null, minPerPerson: 1 },
    ...{ maxPerPerson: null, accessCode: null, position, wasBooked: false },
  }));

const worldOf = (codes: PromoCodeState[], hasTypes: boolean, totalTickets: number): World => {
  const seats = { totalTickets, remainingTickets: totalTickets, maxPerPerson: 4 };
  const sold = { payment: 'online', hasTicketTypes: hasTypes, hasPromoCodes: codes.length > 0 };
  const event = editable({ ...seats, ...(sold as object), waitlistMode: 'off' });
  const ticketTypes = typesOf(hasTypes);
  return { event, ticketTypes, promoCodes: codes, bookings: [], line: [], transfers: [] };
};

const anyWorld = fc
  .record({
    limits: fc.array(maxTickets, { maxLength: 2 }),
    hasTypes: fc.boolean(),
    total: fc.integer({ min: 2, max: 8 }),
  })
  .map(({ limits, hasTypes, total }) =>
    worldOf(
      limits.map((most, at) => code({ id: `code ${at}`, code: `OLD-${at}`, maxTickets: most })),
      hasTypes,
      total,
    ),
  );

/** Of one of the bookings that were asked for before, mostly. */
const which = fc.nat(7);

const drawn = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('hold' as const),
      userId: user,
      quantity,
      type: fc.constantFrom('type 0', 'type 0', 'type 1'),
      promoCodeId: fc.option(codeId, { freq: 5 }),
      hasRunOut: fc.boolean(),
      isUnproved: fc.boolean(),
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
  fc.record({ kind: fc.constant('addPromoCode' as const), fields: anyFields }),
  fc.record({
    kind: fc.constant('changePromoCode' as const),
    codeId,
    change: fc.record({ maxTickets, isPaused: fc.boolean() }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('removePromoCode' as const), codeId }),
  fc.record({ kind: fc.constantFrom('expireHolds' as const, 'cancelEvent' as const) }),
);
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

function toCommand(one: Drawn, index: number, { hasTicketTypes }: World['event']): BookingCommand {
  const by = { userId: 'organiser', requestId: `request ${index}` };
  const edit = { eventId: 'event', commandId: `command ${index}`, by };
  switch (one.kind) {
    case 'hold': {
      const { userId, quantity: seats, promoCodeId, isUnproved } = one;
      const wanted = { ticketTypeId: hasTicketTypes ? one.type : null, promoCodeId, isUnproved };
      const forMs = one.hasRunOut ? -1 : 60_000;
      return hold(`new ${index}`, userId, {
        ...{ quantity: seats, ...wanted },
        ...{ forMs, isForPayment: true },
      });
    }
    case 'cancel':
      return cancel(`new ${one.which}`, one.userId, edit.commandId);
    case 'changeQuantity':
      return changeQuantity(`new ${one.which}`, one.userId, one.quantity, edit.commandId);
    case 'confirmHold': {
      const late = { isPaid: true, lateBookingId: `late ${one.which}` };
      return { ...confirmHold(`new ${one.which}`, one.userId), ...late };
    }
    case 'releaseHold':
      return {
        ...releaseHold(`new ${one.which}`, one.userId),
        ...{ commandId: edit.commandId, endedBy: 'expiry' },
      };
    case 'transfer': {
      const { userId, newUserId } = one;
      const of = { userId, newUserId, bookingId: `new ${one.which}` };
      const made = { transferId: `transfer ${one.which}`, newBookingId: `taken ${index}` };
      return { kind: 'transfer', eventId: 'event', ...of, ...made };
    }
    case 'addPromoCode':
      return { ...edit, ...one, codeId: `code ${index % 3}` };
    case 'cancelEvent':
      return { ...edit, kind: one.kind, reason: 'No light' };
    case 'expireHolds':
      return expireHolds;
    default:
      return { ...edit, ...one };
  }
}

/** In batches of their own, so that later ones can be about the bookings of earlier ones. */
const anyBatches = fc.array(fc.array(drawn, { minLength: 1, maxLength: 4 }), { maxLength: 9 });

type Step = [before: World, after: World, committed: Committed];

function live(given: World, batches: readonly Drawn[][]): Step[] {
  let world = given;
  let index = 0;
  return batches.map((batch) => {
    const before = world;
    const known = before.promoCodes ?? [];
    const commands = batch
      .map((one) => toCommand(one, index++, before.event))
      .filter((one) => one.kind !== 'addPromoCode' || known.every(({ id }) => id !== one.codeId));
    const transfers = before.bookings.map(({ id }) => ({
      ...{ id: id.replace('new', 'transfer'), eventId: 'event', bookingId: id },
      status: 'pending' as const,
    }));
    const committed = commitInMemory({ ...before, transfers }, commands);
    world = committed.world;
    return [before, world, committed];
  });
}

const isCurrent = ({ status }: BookingRecord) => status !== 'cancelled';

function usedOf({ promoUses = [], bookings }: World, id: string): number {
  const current = new Set(bookings.filter(isCurrent).map((booking) => booking.id));
  return promoUses
    .filter(({ promoCodeId, bookingId }) => promoCodeId === id && current.has(bookingId))
    .reduce((sum, use) => sum + use.quantity, 0);
}

describe('for any codes of an event and any commands, batch by batch', () => {
  const check = drawOnce(fc.tuple(anyWorld, anyBatches), 250);
  const liveOnce = keepAnswers(live);
  const checkEach = (property: (...step: Step) => void) =>
    check(([world, batches]) => liveOnce(world, batches).forEach((step) => property(...step)));

  it('what is used of a code are the seats that are held and confirmed with it, and never more than its limit', () => {
    checkEach((_before, after) => {
      for (const { id, usedTickets, maxTickets: most } of after.promoCodes ?? []) {
        expect(usedTickets).toBe(usedOf(after, id));
        expect(usedTickets).toBeLessThanOrEqual(most ?? Infinity);
      }
      expect(seatsOf(after.bookings, 'held')).toBe(after.event.heldTickets);
    });
  });

  it('the event knows whether it has codes, no two are alike, and one that was used is never gone', () => {
    checkEach((_before, { event, promoCodes = [], promoUses = [] }) => {
      expect(event.hasPromoCodes).toBe(promoCodes.length > 0);
      const letters = promoCodes.map((one) => one.code);
      expect(new Set(letters).size).toBe(letters.length);
      const ids = promoCodes.map(({ id }) => id);
      for (const { promoCodeId } of promoUses) expect(ids).toContain(promoCodeId);
    });
  });

  it('nobody but the log is told of a code, and not even the log of its letters', () => {
    checkEach((_before, _after, { decisions }) => {
      const told = JSON.stringify([decisions?.countMove?.facts, decisions?.activities]);
      expect(told).not.toMatch(/AUTUMN|WINTER|SPRING|OLD-/);
    });
  });
});

describe('A code', () => {
  const world = (given: Partial<PromoCodeState> = {}, hasTypes = false) =>
    worldOf([code(given)], hasTypes, 8);
  const ask = (of: World, given: Parameters<typeof hold>[2] = {}) => {
    const wanted = { promoCodeId: 'code 0', isForPayment: true, quantity: 2, ...given };
    return commitInMemory(of, [hold('new 1', 'ada', wanted)]).outcomes;
  };

  it('is refused in words: unknown, not now, not for the type, used up with what is left', () => {
    expect(words(ask(world(), { promoCodeId: 'another' }))).toEqual(['promo_code_not_found']);
    for (const off of [{ isPaused: true }, { startsAt: later }, { endsAt: earlier }]) {
      expect(words(ask(world(off)))).toEqual(['promo_code_not_now']);
    }
    const typed = world({ ticketTypeIds: ['type 0'] }, true);
    expect(words(ask(typed, { ticketTypeId: 'type 1' }))).toEqual(['promo_code_not_for_type']);
    expect(words(ask(typed, { ticketTypeId: 'type 0' }))).toEqual(['held']);
    const used = { maxTickets: 3, usedTickets: 2 };
    const [refused] = ask(world(used));
    expect(refused).toMatchObject({
      code: 'promo_code_used_up',
      details: { numbers: { ticketsLeft: 1 } },
    });
    expect(words(ask(world(used), { quantity: 1 }))).toEqual(['held']);
  });

  it('of money that comes late counts where a use is left, and is promised where none is', () => {
    const { world: held } = commitInMemory(world({ maxTickets: 2 }), [
      hold('new 1', 'ada', { promoCodeId: 'code 0', quantity: 2, isForPayment: true }),
    ]);
    const { world: freed } = commitInMemory(held, [
      { ...releaseHold('new 1', 'ada'), endedBy: 'expiry' },
    ]);
    expect(freed.promoCodes).toMatchObject([{ usedTickets: 0 }]);
    const paid = { ...confirmHold('new 1', 'ada'), isPaid: true };
    const { world: again } = commitInMemory(freed, [paid]);
    expect(again.promoCodes).toMatchObject([{ usedTickets: 2 }]);

    const { world: taken } = commitInMemory(freed, [
      hold('new 2', 'ben', { promoCodeId: 'code 0', quantity: 1, isForPayment: true }),
    ]);
    const late = commitInMemory(taken, [paid]);
    expect(words(late.outcomes)).toEqual(['booked']);
    expect(late.world.promoCodes).toMatchObject([{ usedTickets: 1 }]);
  });

  it('goes with a ticket that is passed on, and is free again when that one is cancelled', () => {
    const { world: paid } = commitInMemory(world({ maxTickets: 1 }), [
      hold('new 1', 'ada', { promoCodeId: 'code 0', quantity: 1, isForPayment: true }),
    ]);
    const { world: hers } = commitInMemory(paid, [
      { ...confirmHold('new 1', 'ada'), isPaid: true },
    ]);
    const pending = { id: 'transfer 1', eventId: 'event', bookingId: 'new 1' };
    const transfers = [{ ...pending, status: 'pending' as const }];
    const made = { transferId: 'transfer 1', newUserId: 'ben', newBookingId: 'taken 1' };
    const { world: his } = commitInMemory({ ...hers, transfers }, [
      { kind: 'transfer', eventId: 'event', userId: 'ada', bookingId: 'new 1', ...made },
    ]);
    expect(his.promoCodes).toMatchObject([{ usedTickets: 1 }]);
    expect(usedOf(his, 'code 0')).toBe(1);
    const { world: after } = commitInMemory(his, [cancel('taken 1', 'ben')]);
    expect(after.promoCodes).toMatchObject([{ usedTickets: 0 }]);
  });

  it('gives back as many uses as seats of a booking are given back', () => {
    const asked = hold('new 1', 'ada', { promoCodeId: 'code 0', quantity: 3, isForPayment: true });
    const { world: held } = commitInMemory(world({ maxTickets: 3 }), [asked]);
    const { world: hers } = commitInMemory(held, [
      { ...confirmHold('new 1', 'ada'), isPaid: true },
    ]);
    const fewer = commitInMemory(hers, [changeQuantity('new 1', 'ada', 1)]);
    expect(words(fewer.outcomes)).toEqual(['changed']);
    expect(fewer.world.promoCodes).toMatchObject([{ usedTickets: 1 }]);
    expect(usedOf(fewer.world, 'code 0')).toBe(1);
    const { world: after } = commitInMemory(fewer.world, [cancel('new 1', 'ada')]);
    expect(after.promoCodes).toMatchObject([{ usedTickets: 0 }]);
  });

  it('cannot be changed into what makes no sense, or into one that is there', () => {
    const by = { userId: 'organiser', requestId: 'request' };
    const change = (of: World, to: Partial<PromoCodeFields>) => {
      const edit = { eventId: 'event', commandId: 'command', by, codeId: 'code 0', change: to };
      return words(commitInMemory(of, [{ ...edit, kind: 'changePromoCode' }]).outcomes);
    };
    expect(change(world({ usedTickets: 3 }), { maxTickets: 2 })).toEqual(['invalid_request']);
    expect(change(world(), { amountOffCents: 500 })).toEqual(['invalid_request']);
    expect(change(world(), { percentOff: null })).toEqual(['invalid_request']);
    expect(change(world(), { startsAt: later, endsAt: earlier })).toEqual(['invalid_request']);
    expect(change(world(), { ticketTypeIds: ['type 0'] })).toEqual(['ticket_type_not_found']);
    const two = worldOf([code(), code({ id: 'code 1', code: 'PRESS' })], false, 8);
    expect(change(two, { code: 'PRESS' })).toEqual(['promo_code_taken']);
    expect(change(two, { code: 'OTHER', percentOff: null, amountOffCents: 5 })).toEqual(['edited']);
  });
});
