/** Any codes of an event and any commands about them and the seats that are bought with them. */
import fc from 'fast-check';
import type { BookingCommand } from '../booking-command.js';
import type { PromoCodeState } from '../promo-codes.js';
import type { TicketTypeState } from '../ticket-types.js';
import { quantity, user, type World } from './any-commands.js';
import { listPending } from './any-transfers.js';
import { commitInMemory, type Committed } from './commit-in-memory.js';
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
} from './decisions.js';

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

export const code = (given: Partial<PromoCodeState> = {}): PromoCodeState => ({
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

export const worldOf = (
  codes: PromoCodeState[],
  hasTypes: boolean,
  totalTickets: number,
): World => {
  const seats = { totalTickets, remainingTickets: totalTickets, maxPerPerson: 4 };
  const sold = { payment: 'online', hasTicketTypes: hasTypes, hasPromoCodes: codes.length > 0 };
  const event = editable({ ...seats, ...(sold as object), waitlistMode: 'off' });
  const ticketTypes = typesOf(hasTypes);
  return { event, ticketTypes, promoCodes: codes, bookings: [], line: [], transfers: [] };
};

export const anyCodedWorld = fc
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
    case 'hold':
      return toHold(one, index, hasTicketTypes);
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

function toHold(one: Extract<Drawn, { kind: 'hold' }>, index: number, hasTypes: boolean) {
  const { userId, quantity: seats, promoCodeId, isUnproved } = one;
  const wanted = { ticketTypeId: hasTypes ? one.type : null, promoCodeId, isUnproved };
  const forMs = one.hasRunOut ? -1 : 60_000;
  return hold(`new ${index}`, userId, {
    ...{ quantity: seats, ...wanted },
    ...{ forMs, isForPayment: true },
  });
}

/** In batches of their own, so that later ones can be about the bookings of earlier ones. */
export const anyBatches = fc.array(fc.array(drawn, { minLength: 1, maxLength: 4 }), {
  maxLength: 9,
});

/** What is there before a batch and after it, and what came of it. */
export type Step = [before: World, after: World, committed: Committed];

export function live(given: World, batches: readonly Drawn[][]): Step[] {
  let world = given;
  let index = 0;
  return batches.map((batch) => {
    const before = world;
    const known = before.promoCodes ?? [];
    const commands = batch
      .map((one) => toCommand(one, index++, before.event))
      .filter((one) => one.kind !== 'addPromoCode' || known.every(({ id }) => id !== one.codeId));
    const transfers = listPending(before.bookings);
    const committed = commitInMemory({ ...before, transfers }, commands);
    world = committed.world;
    return [before, world, committed];
  });
}
