/** What exists in memory alone: a process that dies between two steps, and two deeds in one instant. */
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaidSeatsService } from '../../apps/api/src/bookings/paid-seats.service.js';
import {
  FORGET_BATCH,
  ProviderEventsPurge,
} from '../../apps/api/src/checkout/provider-events-purge.js';
import { concurrently } from '../../apps/api/test/support/concurrently.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import { dieAt, type Moment } from './testing/deaths.js';
import {
  askOrder,
  checkOut,
  goToPay,
  openShop,
  PRICE,
  type Buyer,
  type PaidEvent,
  type Shop,
} from './testing/shop.js';

const database = useDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(database);
});
afterAll(() => shop.close());

/** An order of one seat of two, by somebody who is at the provider's, and how to look at it. */
async function begin(event: PaidEvent) {
  const [ada] = await shop.createBuyers(1);
  const order = await checkOut(ada!, event);
  return { ada: ada!, order };
}

/** The lease of the dead is over, and whoever lives goes on. */
const untilOver = (buyer: Buyer, id: string, states: readonly string[]) =>
  eventually(`the order is ${states.join(' or ')}`, async () => {
    await shop.letPass(id, 0);
    return states.includes((await askOrder(buyer, { id })).state);
  });

const sessionsOf = (orderId: string) =>
  shop.payments.money.listSessions().filter((session) => session.orderId === orderId);

describe('A process that dies', () => {
  it('after it has held the seats leaves them to the next checkout', async () => {
    const event = await shop.createEvent(2);
    const [ada] = await shop.createBuyers(1);
    const bookingId = newId();
    await shop.apps[0].app.get(PaidSeatsService).hold({
      ...{ eventId: event.id, userId: ada!.userId, bookingId, quantity: 1, ticketTypeId: null },
      ...{ forMs: 60_000, isGuest: false, isUnproved: false },
    });
    const order = await checkOut(ada!, event);
    expect(order.lines.map((line) => line.bookingId)).toEqual([bookingId]);
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 1, remaining: 1 });
  });

  it.each<Moment>(['before', 'after'])(
    '%s the page was made leaves one page, on which the order is paid',
    async (moment) => {
      const event = await shop.createEvent(2);
      const { ada, order } = await begin(event);
      const death = dieAt(shop, order.id, 'makePage', moment);
      const asked = ada.ask('POST', `/api/orders/${order.id}/pay`);
      await death.happened;
      // The other process: nobody was told of a page, so whoever waits for one asks again.
      const again = await askOrder(ada, order, '/pay');
      expect(again.paymentUrl).toContain(shop.payments.url);
      expect(sessionsOf(order.id)).toHaveLength(1);
      // The dead does not answer the provider either.
      const told = shop.pay(order).tell();
      await untilOver(ada, order.id, ['paid']);
      expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 1 });
      death.bury();
      await Promise.all([asked, told]);
    },
  );

  it.each<Moment>(['before', 'after'])(
    '%s the seats were confirmed leaves an order that is paid once',
    async (moment) => {
      const event = await shop.createEvent(2);
      const { ada, order } = await begin(event);
      await askOrder(ada, order, '/pay');
      const paid = shop.pay(order);
      const death = dieAt(shop, order.id, 'seat', moment);
      const told = paid.tell();
      await death.happened;
      await untilOver(ada, order.id, ['paid']);
      expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 1 });
      death.bury();
      await told;
      expect(shop.payments.money.refundedOf(paid.reference)).toBe(0);
      expect((await askOrder(ada, order)).state).toBe('paid');
    },
  );

  it.each([
    ['before', 'refund'],
    ['after', 'refund'],
    ['before', 'free'],
    ['after', 'free'],
  ] as const)('%s the %s of an order leaves money that went back once', async (moment, kind) => {
    const event = await shop.createEvent(2);
    const { ada, order } = await begin(event);
    await askOrder(ada, order, '/pay');
    const paid = shop.pay(order);
    await paid.tell(1);
    await untilOver(ada, order.id, ['paid']);
    const death = dieAt(shop, order.id, kind, moment);
    const body = { keepCents: 500, reason: 'They are ill' };
    const asked = event.owner.ask('POST', `/api/orders/${order.id}/refund`, body);
    await death.happened;
    await untilOver(ada, order.id, ['refunded']);
    death.bury();
    await asked;
    const made = shop.payments.money.listRefunds().filter((one) => one.orderId === order.id);
    expect(made.map(({ amountCents }) => amountCents)).toEqual([PRICE - 500]);
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 2 });
  });

  it.each([
    ['closeSession', 16],
    ['look', 0],
  ] as const)(
    'after a %s leaves money of which no message came to others',
    async (kind, minutes) => {
      const event = await shop.createEvent(2);
      const { ada, order } = await begin(event);
      await askOrder(ada, order, '/pay');
      shop.pay(order);
      const death = dieAt(shop, order.id, kind, 'after');
      await shop.letPass(order.id, minutes);
      await death.happened;
      await untilOver(ada, order.id, ['paid']);
      death.bury();
      expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 1 });
    },
  );
});

describe('In one instant', () => {
  const SEATS = 8;

  /** Each is paid and has a seat, or has all of the money back and none. */
  async function expectAgreement(event: PaidEvent, orders: readonly Paying[], kept = 0) {
    const states = await Promise.all(orders.map(({ buyer, id }) => askOrder(buyer, { id })));
    const sold = states.filter(({ state }) => state === 'paid').length;
    expect(await shop.counts(event)).toEqual({
      ...{ confirmed: sold, held: 0, remaining: SEATS - sold },
    });
    const back = orders.map(({ reference }) => shop.payments.money.refundedOf(reference));
    for (const [index, { state }] of states.entries()) {
      if (state === 'paid') expect(back[index]).toBe(0);
      else expect([PRICE, PRICE - kept]).toContain(back[index]);
    }
  }

  interface Paying {
    buyer: Buyer;
    id: string;
    bookingId: string;
    reference: string;
    tell: (process?: 0 | 1) => Promise<number>;
  }

  async function payAll(event: PaidEvent): Promise<Paying[]> {
    const buyers = await shop.createBuyers(SEATS);
    return Promise.all(
      buyers.map(async (buyer) => {
        const order = await goToPay(buyer, event);
        const { bookingId } = order.lines[0]!;
        return { buyer, id: order.id, bookingId, ...shop.pay(order) };
      }),
    );
  }

  it('the end of an order and the message of its money agree on seats and money', async () => {
    const event = await shop.createEvent(SEATS);
    const orders = await payAll(event);
    await concurrently(SEATS, async (index) => {
      const { id, tell } = orders[index]!;
      await Promise.all([shop.letPass(id, 16), tell(index % 2 === 0 ? 0 : 1), tell(1)]);
    });
    for (const { buyer, id } of orders) await untilOver(buyer, id, ['paid', 'refunded']);
    await expectAgreement(event, orders);
  });

  it('who gives their seats back, and the message of their money, have one end', async () => {
    const event = await shop.createEvent(SEATS);
    const orders = await payAll(event);
    await concurrently(SEATS, async (index) => {
      const { buyer, bookingId, tell } = orders[index]!;
      await Promise.all([buyer.ask('DELETE', `/api/bookings/${bookingId}`), tell(1)]);
    });
    for (const { buyer, id } of orders) await untilOver(buyer, id, ['refunded']);
    await expectAgreement(event, orders);
  });

  it('a refund and the end of its event send the money back once', async () => {
    const event = await shop.createEvent(SEATS);
    const orders = await payAll(event);
    await Promise.all(orders.map(({ tell }) => tell()));
    const cancel = event.owner.ask('POST', `/api/events/${event.id}/cancel`, { reason: 'Fire' });
    const refunds = orders.map(({ id }) =>
      event.owner.ask('POST', `/api/orders/${id}/refund`, { keepCents: 500, reason: 'Ill' }),
    );
    await Promise.all([cancel, ...refunds]);
    for (const { buyer, id } of orders) await untilOver(buyer, id, ['refunded']);
    await expectAgreement(event, orders, 500);
    const made = shop.payments.money.listRefunds();
    const ids = new Set(orders.map(({ id }) => id));
    expect(made.filter(({ orderId }) => ids.has(orderId))).toHaveLength(SEATS);
  });
});

describe('A message of a provider', () => {
  it('is forgotten after a month, and what is younger is not', async () => {
    const days = (count: number, name: string, rows = 1) =>
      database.query(
        `INSERT INTO "ProviderEvent" (provider, id, type, "receivedAt")
         SELECT 'test', $2 || n, 'old', now() - make_interval(days => $1)
         FROM generate_series(1, $3::int) AS n`,
        [count, name, rows],
      );
    await days(29, 'young');
    await days(31, 'old', FORGET_BATCH + 1);
    const purge = shop.apps[0].app.get(ProviderEventsPurge);
    await purge.purge(new AbortController().signal);
    const left = await database.query(`SELECT id FROM "ProviderEvent" WHERE type = 'old'`);
    expect(left).toEqual([{ id: 'young1' }]);
  });
});
