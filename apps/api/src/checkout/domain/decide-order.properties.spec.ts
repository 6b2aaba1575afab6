/** Whatever comes, in whatever order, and however often: decision 86. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSame } from '../../../test/support/expect-same.js';
import type { OrderRecord } from './order.js';
import { leftOf } from './order-questions.js';
import { OrderWorld } from './testing/order-world.js';
import { TYPES, type TypeId } from './testing/order-world-parts.js';

const index = fc.nat(11);

/** One line to three, not all of them free. */
const anyTypes = fc
  .subarray<TypeId>(TYPES.map(({ id }) => id))
  .filter((types) => types.some((type) => type !== 'C'));

/** Now and then with a code that takes all of it off. */
const anyFree = fc.constantFrom(false, false, false, true);

const anyDeed = fc.oneof(
  fc.record({ do: fc.constant('checkOut' as const), types: anyTypes, isFree: anyFree }),
  fc.record({
    do: fc.constantFrom('askToPay' as const, 'givenBack' as const, 'seen' as const),
    index,
  }),
  fc.record({ do: fc.constant('extended' as const), index }),
  fc.record({ do: fc.constant('refundAsked' as const), index, line: fc.option(fc.nat(2)) }),
  fc.record({
    do: fc.constant('refund' as const),
    ...{ index, line: fc.nat(2), quantity: fc.constantFrom(1, 1, 2) },
    keepCents: fc.constantFrom(0, 0, 100, 9_000),
  }),
  fc.record({ do: fc.constant('giveBack' as const), index, line: fc.nat(2) }),
  fc.record({ do: fc.constant('buy' as const), index }),
  // What happens to most: the rest is what can come between.
  fc.record({ do: fc.constantFrom('goToPay' as const, 'lapse' as const), index }),
  fc.record({ do: fc.constant('finish' as const), index }),
  fc.record({ do: fc.constant('begin' as const), index, isDue: fc.boolean() }),
  fc.record({
    do: fc.constant('pay' as const),
    index,
    isRight: fc.constantFrom(true, true, true, false),
    isOver: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('pay' as const),
    ...{ index, isRight: fc.constant(true), isOver: fc.constant(true) },
  }),
  fc.record({ do: fc.constant('deliver' as const), index }),
  fc.record({ do: fc.constant('begin' as const), index, isDue: fc.boolean() }),
  fc.record({ do: fc.constant('begin' as const), index, isDue: fc.boolean() }),
  fc.record({ do: fc.constantFrom('finish' as const, 'finish' as const, 'die' as const), index }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 3, 16, 40) }),
  fc.record({ do: fc.constant('cancelBooking' as const), index, line: fc.nat(2) }),
  fc.record({
    do: fc.constantFrom(
      ...(['deliverFacts', 'deliverFacts', 'deliverFacts', 'away', 'cancelEvent'] as const),
    ),
  }),
);
type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never;

/** Whatever the index, one that is there. */
const pick = <Item>(items: readonly Item[], at: number) => items[at % items.length];

function doIt(world: OrderWorld, deed: Deed): void {
  const order = 'index' in deed ? pick([...world.orders.values()], deed.index) : undefined;
  switch (deed.do) {
    case 'checkOut':
      return world.checkOut(deed.types, deed.isFree);
    case 'wait':
      world.now += deed.minutes * 60_000;
      return;
    case 'away':
      world.isProviderAway = !world.isProviderAway;
      return;
    case 'deliverFacts':
      return world.deliverFacts();
    case 'cancelEvent':
      return world.cancelEvent();
    case 'deliver':
      return world.deliver(deed.index % world.webhooks.length);
    case 'finish':
      return world.finish(deed.index % world.underWay.length);
    case 'die':
      return void world.underWay.splice(deed.index % world.underWay.length, 1);
    default:
      return order && doTo(world, order, deed);
  }
}

type DeedTo = Exclude<
  Deed,
  {
    do:
      | 'checkOut'
      | 'wait'
      | 'away'
      | 'deliverFacts'
      | 'cancelEvent'
      | 'deliver'
      | 'finish'
      | 'die';
  }
>;

function doTo(world: OrderWorld, { id, totalCents, lines }: OrderRecord, deed: DeedTo): void {
  switch (deed.do) {
    case 'pay': {
      const amountCents = deed.isRight ? totalCents : 1;
      return world.pay(id, { amountCents, currency: 'EUR' }, deed.isOver);
    }
    case 'askToPay':
    case 'goToPay':
      return world[deed.do](id);
    case 'lapse':
      world.now += 16 * 60_000;
      return world.doWhatIsDue(id);
    case 'begin':
      return void world.begin(id, deed.isDue);
    case 'buy':
      return buy(world, id, totalCents);
    case 'giveBack':
      return world.giveBack(id, deed.line);
    case 'refund':
      return world.refund(id, deed.line, deed);
    case 'cancelBooking':
      return world.cancelBooking(id, deed.line);
    case 'refundAsked': {
      const lineIds = deed.line === null ? null : [lines[deed.line % lines.length]!.id];
      return void world.tell(id, { kind: 'refundAsked', lineIds, keepCents: 0 });
    }
    default:
      return void world.tell(id, { kind: deed.do });
  }
}

/** As everybody should: the deeds after it are about an order that is paid. */
function buy(world: OrderWorld, id: string, amountCents: number): void {
  world.goToPay(id);
  world.pay(id, { amountCents, currency: 'EUR' }, true);
  world.deliver(world.webhooks.length - 1);
  world.doWhatIsDue(id);
}

/** By payment: what has come, what has gone back, and what the seats cost that are there for it. */
function readBooks(world: OrderWorld) {
  const back = new Map<string, number>();
  for (const { reference, amountCents } of world.refunds.values()) {
    back.set(reference, (back.get(reference) ?? 0) + amountCents);
  }
  return [...world.sessions].flatMap(([orderId, { payments }]) => {
    const order = world.orders.get(orderId)!;
    return payments.map(({ reference, amountCents }) => {
      const known = order.payments.filter((payment) => payment.reference === reference);
      const isForSeats = known[0]?.use === 'seats';
      const forSeats = isForSeats ? seatedOf(world, order) + (world.kept.get(orderId) ?? 0) : 0;
      return { times: known.length, amountCents, back: back.get(reference) ?? 0, forSeats };
    });
  });
}

/** In cents. */
const seatedOf = (world: OrderWorld, { lines }: OrderRecord) =>
  lines.reduce((sum, { bookingId, unitPriceCents }) => {
    const booking = world.seats.bookings.get(bookingId);
    return booking?.status === 'confirmed' ? sum + booking.seats * unitPriceCents : sum;
  }, 0);

function expectBooksToAgree(world: OrderWorld): void {
  for (const { times, amountCents, back, forSeats } of readBooks(world)) {
    expectSame({ times, back }, { times: 1, back: amountCents - forSeats });
  }
  const sold = [...world.orders.values()].filter(({ state }) => state === 'paid');
  const kept = sold.flatMap(({ lines }) => lines.filter(({ seats }) => seats !== 'free'));
  const had = [...world.seats.bookings].filter(([, { status }]) => status !== 'cancelled');
  expect(had.map(([id, { seats }]) => `${id}: ${seats}`).sort()).toEqual(
    kept.map((line) => `${line.bookingId}: ${leftOf(line)}`).sort(),
  );
}

const newWorld = () => new OrderWorld({ A: 4, B: 1, C: 2 });

function live(deeds: readonly Deed[], world = newWorld()): OrderWorld {
  world.checkOut();
  world.checkOut(['A', 'B', 'C']);
  for (const deed of deeds) {
    doIt(world, deed);
    expectSame(world.seats.oversold, []);
  }
  world.comeToRest();
  return world;
}

const history = fc.array(anyDeed, { minLength: 5, maxLength: 45 });

describe('An order', () => {
  it('ends with each cent for confirmed seats or sent back, once, and no seat without money', () => {
    fc.assert(
      fc.property(history, (deeds) => expectBooksToAgree(live(deeds))),
      { numRuns: 600 },
    );
  });

  it('is the same when all webhooks come once more', () => {
    fc.assert(
      fc.property(history, (deeds) => {
        const world = live(deeds);
        const before = [...world.orders.values()];
        world.webhooks.forEach((_, at) => world.deliver(at));
        expect([...world.orders.values()]).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('lets go at once what was confirmed for one line while another one got no seat', () => {
    const world = newWorld();
    world.checkOut(['A', 'B']);
    const [order] = world.orders.keys();
    world.goToPay(order!);
    world.now += 16 * 60_000;
    world.doWhatIsDue(order!);
    world.checkOut(['B']);
    world.pay(order!, { amountCents: 3_500, currency: 'EUR' });
    world.deliver(0);
    world.doWhatIsDue(order!);
    expect(world.orders.get(order!)?.state).toBe('refunded');
    expect(
      [...world.seats.bookings.values()].filter(({ status }) => status !== 'cancelled'),
    ).toEqual([{ typeId: 'B', status: 'held', endedBy: null, seats: 1 }]);
  });

  const bugs = {
    'a refund were asked for with another key each time': { forgetsRefundKeys: true },
    'a line stayed confirmed when another one got no seat': { keepsWhatWasConfirmed: true },
    'what is over were looked at before it is time': { looksBeforeTheTime: true },
  };
  it.each(Object.entries(bugs))('would not be so if %s', (_, bug) => {
    const wrong = () => Object.assign(newWorld(), bug);
    const property = fc.property(history, (deeds) => expectBooksToAgree(live(deeds, wrong())));
    expect(fc.check(property, { numRuns: 3_000, seed: 5 }).failed).toBe(true);
  });
});
