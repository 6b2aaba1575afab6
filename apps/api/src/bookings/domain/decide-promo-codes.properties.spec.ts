import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from './booking-command.js';
import type { PromoCodeFields, PromoCodeState } from './promo-codes.js';
import { seatsOf, type World } from './testing/any-commands.js';
import {
  anyBatches,
  anyCodedWorld,
  code,
  live,
  worldOf,
  type Step,
} from './testing/any-promo-codes.js';
import { commitInMemory } from './testing/commit-in-memory.js';
import {
  cancel,
  changeQuantity,
  confirmHold,
  earlier,
  hold,
  later,
  releaseHold,
  words,
} from './testing/decisions.js';
import { drawOnce, keepAnswers } from './testing/draw-once.js';
import { expectSame } from '../../../test/support/expect-same.js';

const isCurrent = ({ status }: BookingRecord) => status !== 'cancelled';

function usedOf({ promoUses = [], bookings }: World, id: string): number {
  const current = new Set(bookings.filter(isCurrent).map((booking) => booking.id));
  return promoUses
    .filter(({ promoCodeId, bookingId }) => promoCodeId === id && current.has(bookingId))
    .reduce((sum, use) => sum + use.quantity, 0);
}

describe('for any codes of an event and any commands, batch by batch', () => {
  const check = drawOnce(fc.tuple(anyCodedWorld, anyBatches), 250);
  const liveOnce = keepAnswers(live);
  const checkEach = (property: (...step: Step) => void) =>
    check(([world, batches]) => liveOnce(world, batches).forEach((step) => property(...step)));

  it('what is used of a code are the seats that are held and confirmed with it, and never more than its limit', () => {
    checkEach((_before, after) => {
      for (const { id, usedTickets, maxTickets: most } of after.promoCodes ?? []) {
        expectSame(usedTickets, usedOf(after, id));
        expect(usedTickets).toBeLessThanOrEqual(most ?? Infinity);
      }
      expectSame(seatsOf(after.bookings, 'held'), after.event.heldTickets);
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
