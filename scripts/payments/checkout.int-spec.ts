/** Money and seats, from the checkout to the last cent: decision 86 on a real database, at two processes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concurrently, tally } from '../../apps/api/test/support/concurrently.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import {
  askOrder,
  checkOut,
  expectCode,
  goToPay,
  openShop,
  PRICE,
  untilState,
  type PaidEvent,
  type Shop,
} from './testing/shop.js';

const database = useDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(database);
});
afterAll(() => shop.close());

const incidentsOf = async (event: PaidEvent) => {
  const rows = await database.query<{ kind: string }>(
    `SELECT kind FROM "PaymentIncident" WHERE "eventId" = $1 ORDER BY kind`,
    [event.id],
  );
  return rows.map(({ kind }) => kind);
};

describe('A paid event', () => {
  it('is not booked for nothing, and one that is free or paid at the venue is not paid here', async () => {
    const event = await shop.createEvent(2);
    const [ada] = await shop.createBuyers(1);
    const asked = await ada!.ask('POST', '/api/book', { eventId: event.id });
    expectCode(asked, 'payment_required');
    for (const given of [{ priceCents: 0 }, { payment: 'venue' }]) {
      const other = await shop.createEvent(2, given);
      const body = { eventId: other.id, lines: [{ quantity: 1 }] };
      expectCode(await ada!.ask('POST', '/api/checkout', body), 'not_for_payment');
      expect((await ada!.ask('POST', '/api/book', { eventId: other.id })).status).toBe(201);
    }
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 2 });
  });

  it('holds seats at the checkout and confirms them by the money, however often it is told', async () => {
    const event = await shop.createEvent(3, { maxPerPerson: 2 });
    const [ada] = await shop.createBuyers(1);
    const order = await checkOut(ada!, event, 2);
    expect(order).toMatchObject({ state: 'open', totalCents: 2 * PRICE, canExtend: true });
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 2, remaining: 1 });
    await askOrder(ada!, order, '/pay');
    const paid = shop.pay(order);
    const told = await concurrently(6, (index) => paid.tell(index % 2 === 0 ? 0 : 1));
    expect(told).toEqual(told.map(() => 200));
    await untilState(ada!, order, 'paid');
    const after = await askOrder(ada!, order);
    expect(after).toMatchObject({ receivedCents: 2 * PRICE, refundedCents: 0, paymentUrl: null });
    expect(await shop.counts(event)).toEqual({ confirmed: 2, held: 0, remaining: 1 });
    expect(await incidentsOf(event)).toEqual([]);
  });

  it('gives one order for two windows at once, and for a reload', async () => {
    const event = await shop.createEvent(5);
    const [ada] = await shop.createBuyers(1);
    const orders = await concurrently(6, () => checkOut(ada!, event));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 1, remaining: 4 });
  });

  it('frees what is given back at once, and money for it comes back', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    expect((await askOrder(ada!, order, '/cancel')).state).toBe('cancelled');
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 1 });
    const late = shop.pay(order);
    expect(await late.tell()).toBe(200);
    await eventually('it is sent back', async () => shop.isBack(late.reference));
    expect(await incidentsOf(event)).toEqual(['late_payment']);
    expect((await askOrder(ada!, order)).state).toBe('cancelled');
  });

  it('is extended once, and frees the seats of a page that was closed after two minutes', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await checkOut(ada!, event);
    const longer = await askOrder(ada!, order, '/extend');
    expect(Date.parse(longer.expiresAt) - Date.parse(order.expiresAt)).toBe(15 * 60_000);
    expectCode(await ada!.ask('POST', `/api/orders/${order.id}/extend`), 'already_extended');
    await shop.letPass(order.id, 1);
    await askOrder(ada!, order, '/heartbeat');
    await shop.letPass(order.id, 1);
    await shop.sweep();
    expect((await askOrder(ada!, order)).state).toBe('open');
    await shop.letPass(order.id, 2);
    await untilState(ada!, order, 'expired');
    await eventually('the seat is free', async () => (await shop.counts(event)).remaining === 1);
  });

  it('is nobody else’s to see or to give back', async () => {
    const event = await shop.createEvent(4);
    const [ada, ben] = await shop.createBuyers(2);
    const order = await checkOut(ada!, event);
    expectCode(await ben!.ask('GET', `/api/orders/${order.id}`), 'order_not_found');
    expectCode(await ben!.ask('POST', `/api/orders/${order.id}/cancel`), 'order_not_found');
    expect((await askOrder(ada!, order)).state).toBe('open');
  });
});

describe('Money', () => {
  it('that comes late gets the seats that are left, and goes back once where none is', async () => {
    const event = await shop.createEvent(1);
    const [ada, ben] = await shop.createBuyers(2);
    const order = await goToPay(ada!, event);
    await shop.letPass(order.id, 16);
    await untilState(ada!, order, 'expired');
    await eventually('the seat is free', async () => (await shop.counts(event)).remaining === 1);
    const late = shop.pay(order);
    await late.tell();
    await untilState(ada!, order, 'paid');
    expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 0 });

    const full = await shop.createEvent(1);
    const missed = await goToPay(ada!, full);
    await shop.letPass(missed.id, 16);
    await untilState(ada!, missed, 'expired');
    await eventually('the seat is free', async () => (await shop.counts(full)).remaining === 1);
    await checkOut(ben!, full);
    const lost = shop.pay(missed);
    await concurrently(4, (index) => lost.tell(index % 2 === 0 ? 0 : 1));
    await untilState(ada!, missed, 'refunded');
    expect(shop.isBack(lost.reference)).toBe(true);
    expect(await incidentsOf(full)).toEqual(['late_payment']);
    expect(await shop.counts(full)).toEqual({ confirmed: 0, held: 1, remaining: 0 });
  });

  it('that comes twice, or is not what was asked for, goes back', async () => {
    const event = await shop.createEvent(2);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    const half = shop.pay(order, { amountCents: PRICE / 2 });
    const strange = shop.pay(order, { currency: 'USD' });
    await concurrently(2, (index) => (index === 0 ? half.tell(0) : strange.tell(1)));
    // The provider takes nothing more on that page, so its seats are for others; what comes all the same is late.
    await untilState(ada!, order, 'expired');
    const [first, second] = [shop.pay(order), shop.pay(order)];
    await concurrently(2, (index) => (index === 0 ? first.tell(0) : second.tell(1)));
    await untilState(ada!, order, 'paid');
    const wrong = [half, strange];
    await eventually('all but one are sent back', async () => {
      const back = [first, second, ...wrong].map((one) => shop.isBack(one.reference));
      return back.filter(Boolean).length === 3;
    });
    expect(await incidentsOf(event)).toEqual(['paid_twice', 'wrong_amount', 'wrong_amount']);
    expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 1 });
  });

  it('of which no message came is found by asking', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    shop.pay(order);
    await shop.letPass(order.id, 0);
    await untilState(ada!, order, 'paid');
    // And at the end of an order: it is asked before the seats are freed.
    const other = await shop.createEvent(1);
    const late = await goToPay(ada!, other);
    shop.pay(late);
    await shop.letPass(late.id, 20);
    await untilState(ada!, late, 'paid');
    expect(await shop.counts(other)).toEqual({ confirmed: 1, held: 0, remaining: 0 });
  });

  it('is found a day later where it came twice and nobody told, whatever was done for the order before', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    await shop.pay(order).tell();
    await untilState(ada!, order, 'paid');
    // As after another step that had to be tried again: it is due, and its day is not over.
    await shop.letPass(order.id, 0);
    await shop.sweep();
    const { reference } = shop.pay(order);
    await shop.letPass(order.id, 25 * 60);
    await eventually('the second payment is back', () => Promise.resolve(shop.isBack(reference)));
    expect((await askOrder(ada!, order)).state).toBe('paid');
  });

  it('of an order that nobody made, or that is not signed, changes nothing', async () => {
    const { origin } = shop.apps[0];
    const response = await fetch(`${origin}/api/payments/test/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'lastseat-signature': `t=1,v1=${'a'.repeat(64)}`,
      },
      body: '{}',
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 'invalid_signature' },
    ]);
  });
});

describe('A refund', () => {
  it('is made by whoever cancels the booking, and frees the seat', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    const paid = shop.pay(order);
    await paid.tell();
    const { lines } = await askOrder(ada!, order);
    expect((await ada!.ask('DELETE', `/api/bookings/${lines[0]!.bookingId}`)).status).toBe(200);
    await untilState(ada!, order, 'refunded');
    expect(shop.isBack(paid.reference)).toBe(true);
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 1 });
  });

  it('by the organiser keeps what is to be kept, and is made once', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    const paid = shop.pay(order);
    await paid.tell();
    const body = { keepCents: 500, reason: 'They are ill' };
    const path = `/api/orders/${order.id}/refund`;
    expectCode(await ada!.ask('POST', path, body), 'order_not_found');
    const asked = await concurrently(4, () => event.owner.ask('POST', path, body));
    expect(tally(asked.map(({ status }) => String(status)))).toEqual({ 200: 1, 409: 3 });
    await untilState(ada!, order, 'refunded');
    expect(shop.payments.money.refundedOf(paid.reference)).toBe(PRICE - 500);
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 1 });
  });

  it('is made of single seats: by the person, by the organiser, and once of each', async () => {
    const event = await shop.createEvent(4, { maxPerPerson: 4 });
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event, 4);
    const paid = shop.pay(order);
    await paid.tell();
    const [line] = (await askOrder(ada!, order)).lines;
    const booking = `/api/bookings/${line!.bookingId}`;
    const refunded = (cents: number) => () =>
      Promise.resolve(shop.payments.money.refundedOf(paid.reference) === cents);

    expect((await ada!.ask('PATCH', booking, { quantity: 3 })).status).toBe(200);
    await eventually('one seat is paid back', refunded(PRICE));
    expectCode(await ada!.ask('PATCH', booking, { quantity: 4 }), 'payment_required');

    const some = { lines: [{ lineId: line!.id, quantity: 2 }], keepCents: 500, reason: 'Ill' };
    const path = `/api/orders/${order.id}/refund`;
    const asked = await concurrently(4, () => event.owner.ask('POST', path, some));
    // Of the three that were left: then one is, and nobody can have two of it.
    expect(tally(asked.map(({ status }) => String(status)))).toEqual({ 200: 1, 409: 3 });
    await eventually('three are paid back', refunded(3 * PRICE - 500));
    expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 3 });
    const { state, lines } = await askOrder(ada!, order);
    expect([state, lines[0]!.returnedSeats]).toEqual(['paid', 3]);

    expect((await ada!.ask('DELETE', booking)).status).toBe(200);
    await untilState(ada!, order, 'refunded');
    expect(shop.payments.money.refundedOf(paid.reference)).toBe(4 * PRICE - 500);
  });

  it('is made for everybody whose event is cancelled, and what is open ends', async () => {
    const event = await shop.createEvent(8);
    const buyers = await shop.createBuyers(7);
    const orders = await Promise.all(buyers.map((buyer) => goToPay(buyer, event)));
    const paid = orders.slice(0, 5).map((order) => shop.pay(order));
    await Promise.all(paid.slice(0, 4).map((one) => one.tell()));
    const path = `/api/events/${event.id}/cancel`;
    const asked = await event.owner.ask('POST', path, { reason: 'The hall burned down' });
    expect(asked.status).toBe(200);
    await paid[4]!.tell(1);
    for (const { reference } of paid) {
      await eventually('everybody has their money back', async () => shop.isBack(reference));
    }
    await eventually('no order is left', async () => {
      const states = await Promise.all(buyers.map((one, at) => askOrder(one, orders[at]!)));
      return states.every(({ state }) => state === 'refunded' || state === 'expired');
    });
    const { confirmed, held } = await shop.counts(event);
    expect({ confirmed, held }).toEqual({ confirmed: 0, held: 0 });
  });
});
