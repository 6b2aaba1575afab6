/** Whatever comes, in whatever order, and however often: decision 86. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOf } from './order-questions.js';
import { OrderWorld, PRICE, SEAT_PRICE, SEATS } from './testing/order-world.js';

const index = fc.nat(11);

const anyDeed = fc.oneof(
  fc.record({ do: fc.constant('checkOut' as const) }),
  fc.record({
    do: fc.constantFrom('payAsked' as const, 'givenBack' as const, 'seen' as const),
    index,
  }),
  fc.record({ do: fc.constant('extended' as const), index }),
  fc.record({
    do: fc.constant('refund' as const),
    index,
    seats: fc.constantFrom(null, 1, 1, 2, 3),
    keepCents: fc.constantFrom(0, 0, 100, 2_000),
  }),
  fc.record({ do: fc.constant('sell' as const), index }),
  fc.record({ do: fc.constant('giveBack' as const), index, left: fc.constantFrom(1, 2) }),
  fc.record({ do: fc.constant('payAsked' as const), index }),
  fc.record({ do: fc.constantFrom('finish' as const), index }),
  fc.record({ do: fc.constant('begin' as const), index, isDue: fc.boolean() }),
  fc.record({
    do: fc.constant('pay' as const),
    index,
    cents: fc.constantFrom(PRICE, PRICE, PRICE, 1),
  }),
  fc.record({ do: fc.constant('pay' as const), index, cents: fc.constant(PRICE) }),
  fc.record({ do: fc.constant('deliver' as const), index }),
  fc.record({ do: fc.constant('begin' as const), index, isDue: fc.boolean() }),
  fc.record({ do: fc.constant('begin' as const), index, isDue: fc.boolean() }),
  fc.record({ do: fc.constantFrom('finish' as const, 'finish' as const, 'die' as const), index }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 3, 16, 40) }),
  fc.record({ do: fc.constant('cancelBooking' as const), index }),
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
      return world.checkOut();
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
      return order && doTo(world, order.id, deed);
  }
}

type DeedTo = Exclude<
  Deed,
  {
    do:
      'checkOut' | 'wait' | 'away' | 'deliverFacts' | 'cancelEvent' | 'deliver' | 'finish' | 'die';
  }
>;

function doTo(world: OrderWorld, id: string, deed: DeedTo): void {
  switch (deed.do) {
    case 'pay':
      return world.pay(id, { amountCents: deed.cents, currency: 'EUR' });
    case 'begin':
      return void world.begin(id, deed.isDue);
    case 'cancelBooking':
      return world.cancelBooking(id);
    case 'sell':
      return world.sell(id);
    case 'giveBack':
      return world.giveBack(id, deed.left);
    case 'refund':
      return world.refund(id, deed.seats, deed.keepCents);
    default:
      return void world.tell(id, { kind: deed.do });
  }
}

/** By payment: what has come, what has gone back, and the seats that are there for it. */
function readBooks(world: OrderWorld) {
  const back = new Map<string, number>();
  for (const { reference, amountCents } of world.refunds.values()) {
    back.set(reference, (back.get(reference) ?? 0) + amountCents);
  }
  const seatsOf = (bookingId: string) => {
    const booking = world.bookings.get(bookingId);
    return booking?.status === 'confirmed' ? booking.seats : 0;
  };
  return [...world.sessions].flatMap(([orderId, { payments }]) => {
    const order = world.orders.get(orderId)!;
    return payments.map(({ reference, amountCents }) => {
      const known = order.payments.filter((payment) => payment.reference === reference);
      const isForSeats = known[0]?.use === 'seats';
      const seats = isForSeats ? seatsOf(order.lines[0]!.bookingId) : 0;
      const kept = isForSeats ? (world.kept.get(orderId) ?? 0) : 0;
      return {
        ...{ times: known.length, back: back.get(reference) ?? 0 },
        due: amountCents - seats * SEAT_PRICE - kept,
      };
    });
  });
}

function expectBooksToAgree(world: OrderWorld): void {
  for (const { times, due, back } of readBooks(world)) {
    expect({ times, back }).toEqual({ times: 1, back: due });
  }
  const sold = [...world.orders.values()].filter(({ state }) => state === 'paid');
  // Of one whose money was kept to the last cent nothing is left but the money.
  const lines = sold.flatMap((order) => order.lines.filter((line) => leftOf(line) > 0));
  const had = [...world.bookings].filter(([, { status }]) => status !== 'cancelled');
  expect(had.map(([id, { seats }]) => `${id}: ${seats}`).sort()).toEqual(
    lines.map((line) => `${line.bookingId}: ${leftOf(line)}`).sort(),
  );
}

function live(deeds: readonly Deed[], world = new OrderWorld(2 * SEATS)): OrderWorld {
  world.checkOut();
  world.checkOut();
  for (const deed of deeds) {
    doIt(world, deed);
    expect(world.taken).toBeLessThanOrEqual(world.total);
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

  it('would not be so if a refund were asked for with another key each time', () => {
    const forgetful = () => Object.assign(new OrderWorld(2 * SEATS), { forgetsRefundKeys: true });
    const property = fc.property(history, (deeds) => expectBooksToAgree(live(deeds, forgetful())));
    expect(fc.check(property, { numRuns: 3_000, seed: 5 }).failed).toBe(true);
  });
});
