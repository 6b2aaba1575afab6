/** Whatever is in a batch together, each order ends as if it had come alone: decision 93. */
import type { Fact, PaymentIncidentKind } from '@lastseat/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOrder } from './decide-order.js';
import {
  decideOrders,
  keyOf,
  type LockedOrder,
  type OrderChange,
  type OrderCommand,
  type OrderDecisions,
} from './decide-orders.js';
import { findSeating } from './order-questions.js';
import type { OrderEvent, OrderRecord } from './order.js';
import { OrderWorld } from './testing/order-world.js';
import { priceOfType } from './testing/order-world-parts.js';

const PRICE = priceOfType('B');

const now = new Date('2027-03-15T10:05:00Z');

/** What is told of an order, whichever ids its parts have. */
type Word = (order: OrderRecord) => OrderEvent[];

const say =
  (event: OrderEvent): Word =>
  () => [event];
const sayOfSeats =
  (kind: 'seated' | 'notSeated'): Word =>
  (order) => {
    const paymentId = findSeating(order)?.id;
    if (paymentId === undefined) return [];
    const bookings = new Map(order.lines.map(({ id, bookingId }) => [id, bookingId]));
    return [kind === 'seated' ? { kind, paymentId, bookings } : { kind, paymentId }];
  };
const pays = (reference: string, amountCents: number) =>
  say({ kind: 'paymentSeen', payment: { reference, amountCents, currency: 'EUR' } });

const words: readonly Word[] = [
  ...(['seen', 'extended', 'givenBack', 'timePassed', 'sessionOver'] as const).map((kind) =>
    say({ kind }),
  ),
  say({ kind: 'payAsked', page: { sessionId: 'session', url: 'https://provider.example' } }),
  say({ kind: 'refundAsked', lineIds: null, keepCents: 0 }),
  ...[pays('one', PRICE), pays('one', PRICE), pays('two', PRICE), pays('three', 1)],
  ...[sayOfSeats('seated'), sayOfSeats('seated'), sayOfSeats('notSeated')],
];
const anyWord = fc.constantFrom(...words);

const anyCommand = fc.record({
  /** The last one is of nobody. */
  at: fc.nat(3),
  words: fc.array(anyWord, { maxLength: 2 }),
  messageId: fc.option(fc.constantFrom('first', 'second'), { nil: null }),
});
const anyCase = fc.record({
  /** What each order was told before. */
  pasts: fc.array(fc.array(anyWord, { maxLength: 4 }), { minLength: 3, maxLength: 3 }),
  commands: fc.array(anyCommand, { minLength: 2, maxLength: 10 }),
});
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

type Orders = Map<string, LockedOrder | null>;

function live(pasts: Case['pasts']): Orders {
  const world = new OrderWorld({ A: 0, B: pasts.length, C: 0 });
  pasts.forEach(() => world.checkOut(['B']));
  return new Map(
    [...world.orders.values()].map((order, at) => {
      const lived = pasts[at]!.flatMap((word) => word(order)).reduce(
        (then, event) => decideOrder(then, event, { now, newId: world.newId }).order,
        order,
      );
      return [order.id, { order: { ...lived, nextStepAt: now, attempts: at }, now }] as const;
    }),
  );
}

function toCommands({ commands }: Case, orders: Orders): OrderCommand[] {
  const known = [...orders.values()];
  return commands.map(({ at, words: said, messageId }) => {
    const order = known[at]?.order;
    const message = messageId === null ? null : { provider: 'test', id: messageId, type: 'paid' };
    const events = order ? said.flatMap((word) => word(order)) : [];
    return { orderId: order?.id ?? 'nobody’s', events, message };
  });
}

/** What is written of each order, and what its people are answered, in the words of nobody's ids. */
class Books {
  private readonly taken = new Set<string>();
  private readonly told = new Map<string, (Fact | PaymentIncidentKind)[]>();
  private readonly answers: unknown[] = [];
  private ids = 0;

  constructor(private readonly orders: Orders) {}

  /** In one transaction. */
  commit(commands: readonly OrderCommand[]): void {
    const fresh = commands
      .filter(({ orderId }) => this.orders.has(orderId))
      .flatMap(({ message }) => (message === null ? [] : keyOf(message)))
      .filter((key) => !this.taken.has(key));
    const known = new Map<string, LockedOrder | null>([['nobody’s', null], ...this.orders]);
    const decided = decideOrders(
      commands,
      { orders: known, freshMessages: new Set(fresh) },
      () => `drawn ${(this.ids += 1)}`,
    );
    fresh.forEach((key) => this.taken.add(key));
    this.keep(decided);
  }

  private keep({ outcomes, changes }: OrderDecisions): void {
    changes.forEach((change) => this.write(change));
    for (const outcome of outcomes) {
      if (outcome.kind !== 'decided') this.answers.push(outcome.kind);
      else {
        const { nextStepAt: _, attempts: __, ...order } = outcome.order as LockedOrder['order'];
        this.answers.push(withoutIds({ ...outcome, order }));
      }
    }
  }

  private write({ after, next, facts, incidents }: OrderChange): void {
    this.orders.set(after.id, { order: { ...after, ...next }, now });
    this.told.set(after.id, [...(this.told.get(after.id) ?? []), ...facts, ...incidents]);
  }

  read(): unknown {
    const orders = [...this.orders].map(([id, locked]) => {
      const news = this.told.get(id) ?? [];
      const isFact = (one: Fact | PaymentIncidentKind) => typeof one !== 'string';
      return withoutIds({
        ...{ locked, facts: news.filter(isFact), incidents: news.filter((one) => !isFact(one)) },
      });
    });
    return { orders, answers: this.answers, taken: [...this.taken].sort() };
  }
}

/** Who drew an id first does not matter: each becomes the place in which it is read first. */
function withoutIds(value: unknown): unknown {
  const places = new Map<string, string>();
  const text = JSON.stringify(value).replace(/drawn \d+/g, (id) => {
    if (!places.has(id)) places.set(id, `id ${places.size}`);
    return places.get(id)!;
  });
  return JSON.parse(text);
}

function liveAlone(given: Case): unknown {
  const orders = live(given.pasts);
  const books = new Books(orders);
  for (const command of toCommands(given, orders)) books.commit([command]);
  return books.read();
}

function liveTogether(given: Case): unknown {
  const orders = live(given.pasts);
  const books = new Books(orders);
  books.commit(toCommands(given, orders));
  return books.read();
}

/** A planted bug: each command is decided by the order as it was before the batch. */
function liveForgetting(given: Case): unknown {
  const orders = live(given.pasts);
  const books = new Books(orders);
  const before = new Map(orders);
  for (const command of toCommands(given, orders)) {
    const own = before.get(command.orderId);
    if (own) orders.set(command.orderId, own);
    books.commit([command]);
  }
  return books.read();
}

describe('Orders that are decided in one batch', () => {
  it('end each as if it had come alone, and so do those who asked', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        expect(liveTogether(given)).toEqual(liveAlone(given));
      }),
      { numRuns: 300 },
    );
  });

  it('would not if what came before in the batch were forgotten', () => {
    const property = fc.property(anyCase, (given) => {
      expect(liveForgetting(given)).toEqual(liveAlone(given));
    });
    expect(fc.check(property, { numRuns: 1_000, seed: 5 }).failed).toBe(true);
  });

  it('take a message once that comes twice in one batch, and nothing of an order that is not there', () => {
    const orders = live([[], [], []]);
    const [orderId] = orders.keys();
    const message = { provider: 'test', id: 'evt', type: 'paid' };
    const order = orders.get(orderId!)!.order;
    const command = { orderId: orderId!, events: pays('one', PRICE)(order), message };
    // It is known by its id: it would be counted twice if only its payment were looked at.
    const again = { ...command, events: pays('two', PRICE)(order) };
    const known = new Map([...orders, ['nobody’s', null] as const]);
    const { outcomes, changes } = decideOrders(
      [{ ...command, orderId: 'nobody’s' }, command, again, { ...command, orderId: 'locked' }],
      { orders: known, freshMessages: new Set([keyOf(message)]) },
      () => 'drawn',
    );
    expect(outcomes.map((one) => (one.kind === 'decided' ? one.hasChanged : one.kind))).toEqual([
      ...['not found', true, false, 'not served'],
    ]);
    expect(changes.map(({ after }) => after.payments.length)).toEqual([1]);
  });
});
