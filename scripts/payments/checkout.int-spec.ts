/** Money and seats, from the checkout to the last cent: decision 86 on a real database, at two processes. */
import { invoicePageSchema, orderSchema, problems, type ProblemCode } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concurrently, tally } from '../../apps/api/test/support/concurrently.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import { expectProblem, type Answer } from '../../apps/api/test/support/http.js';
import { profile } from '../../apps/api/test/support/invoices.js';
import {
  askOrder,
  checkOut,
  goToPay,
  openShop,
  PRICE,
  read,
  untilState,
  type Buyer,
  type PaidEvent,
  type Shop,
} from './testing/shop.js';
import { insertTypes } from '../../apps/api/test/support/ticket-types.js';
import { readHeldTotals } from '../../apps/api/test/support/totals.js';

const database = useDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(database);
});
afterAll(() => shop.close());

const expectCode = (answer: Answer, code: ProblemCode) =>
  expectProblem(answer, problems[code].status, code);

const counts = async (event: PaidEvent) => {
  const { confirmed, held, remaining, toldHeld } = await readHeldTotals(database, event.id);
  expect(toldHeld).toBe(held);
  return { confirmed, held, remaining };
};

const incidentsOf = async (event: PaidEvent) => {
  const rows = await database.query<{ kind: string }>(
    `SELECT kind FROM "PaymentIncident" WHERE "eventId" = $1 ORDER BY kind`,
    [event.id],
  );
  return rows.map(({ kind }) => kind);
};

/** As if so much time had passed for the order. */
const letPass = (orderId: string, minutes: number) =>
  database.query(
    `UPDATE "Order"
     SET "expiresAt" = "expiresAt" - make_interval(mins => $2),
         "seenAt" = "seenAt" - make_interval(mins => $2), "nextStepAt" = now()
     WHERE id = $1`,
    [orderId, minutes],
  );

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
    expect(await counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 2 });
  });

  it('holds seats at the checkout and confirms them by the money, however often it is told', async () => {
    const event = await shop.createEvent(3, { maxPerPerson: 2 });
    const [ada] = await shop.createBuyers(1);
    const order = await checkOut(ada!, event, 2);
    expect(order).toMatchObject({ state: 'open', totalCents: 2 * PRICE, canExtend: true });
    expect(await counts(event)).toEqual({ confirmed: 0, held: 2, remaining: 1 });
    await askOrder(ada!, order, '/pay');
    const paid = shop.pay(order);
    const told = await concurrently(6, (index) => paid.tell(index % 2 === 0 ? 0 : 1));
    expect(told).toEqual(told.map(() => 200));
    await untilState(ada!, order, 'paid');
    const after = await askOrder(ada!, order);
    expect(after).toMatchObject({ receivedCents: 2 * PRICE, refundedCents: 0, paymentUrl: null });
    expect(await counts(event)).toEqual({ confirmed: 2, held: 0, remaining: 1 });
    expect(await incidentsOf(event)).toEqual([]);
  });

  it('gives one order for two windows at once, and for a reload', async () => {
    const event = await shop.createEvent(5);
    const [ada] = await shop.createBuyers(1);
    const orders = await concurrently(6, () => checkOut(ada!, event));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    expect(await counts(event)).toEqual({ confirmed: 0, held: 1, remaining: 4 });
  });

  it('frees what is given back at once, and money for it comes back', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    expect((await askOrder(ada!, order, '/cancel')).state).toBe('cancelled');
    expect(await counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 1 });
    const late = shop.pay(order);
    expect(await late.tell()).toBe(200);
    await eventually('it is sent back', async () => isBack(late.reference));
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
    await letPass(order.id, 1);
    await askOrder(ada!, order, '/heartbeat');
    await letPass(order.id, 1);
    await shop.sweep();
    expect((await askOrder(ada!, order)).state).toBe('open');
    await letPass(order.id, 2);
    await untilState(ada!, order, 'expired');
    await eventually('the seat is free', async () => (await counts(event)).remaining === 1);
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

const isBack = async (reference: string) => {
  const [payment] = shop.payments.money
    .listSessions()
    .flatMap(({ payments }) => payments)
    .filter((one) => one.reference === reference);
  return shop.payments.money.refundedOf(reference) === payment?.amountCents;
};

describe('Money', () => {
  it('that comes late gets the seats that are left, and goes back once where none is', async () => {
    const event = await shop.createEvent(1);
    const [ada, ben] = await shop.createBuyers(2);
    const order = await goToPay(ada!, event);
    await letPass(order.id, 16);
    await untilState(ada!, order, 'expired');
    await eventually('the seat is free', async () => (await counts(event)).remaining === 1);
    const late = shop.pay(order);
    await late.tell();
    await untilState(ada!, order, 'paid');
    expect(await counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 0 });

    const full = await shop.createEvent(1);
    const missed = await goToPay(ada!, full);
    await letPass(missed.id, 16);
    await untilState(ada!, missed, 'expired');
    await eventually('the seat is free', async () => (await counts(full)).remaining === 1);
    await checkOut(ben!, full);
    const lost = shop.pay(missed);
    await concurrently(4, (index) => lost.tell(index % 2 === 0 ? 0 : 1));
    await untilState(ada!, missed, 'refunded');
    expect(await isBack(lost.reference)).toBe(true);
    expect(await incidentsOf(full)).toEqual(['late_payment']);
    expect(await counts(full)).toEqual({ confirmed: 0, held: 1, remaining: 0 });
  });

  it('that comes twice, or is not what was asked for, goes back', async () => {
    const event = await shop.createEvent(2);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    const half = shop.pay(order, { amountCents: PRICE / 2 });
    const strange = shop.pay(order, { currency: 'USD' });
    await concurrently(2, (index) => (index === 0 ? half.tell(0) : strange.tell(1)));
    expect((await askOrder(ada!, order)).state).toBe('paying');
    const [first, second] = [shop.pay(order), shop.pay(order)];
    await concurrently(2, (index) => (index === 0 ? first.tell(0) : second.tell(1)));
    await untilState(ada!, order, 'paid');
    const wrong = [half, strange];
    await eventually('all but one are sent back', async () => {
      const back = await Promise.all([first, second, ...wrong].map((one) => isBack(one.reference)));
      return back.filter(Boolean).length === 3;
    });
    expect(await incidentsOf(event)).toEqual(['paid_twice', 'wrong_amount', 'wrong_amount']);
    expect(await counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 1 });
  });

  it('of which no message came is found by asking', async () => {
    const event = await shop.createEvent(1);
    const [ada] = await shop.createBuyers(1);
    const order = await goToPay(ada!, event);
    shop.pay(order);
    await letPass(order.id, 0);
    await untilState(ada!, order, 'paid');
    // And at the end of an order: it is asked before the seats are freed.
    const other = await shop.createEvent(1);
    const late = await goToPay(ada!, other);
    shop.pay(late);
    await letPass(late.id, 20);
    await untilState(ada!, late, 'paid');
    expect(await counts(other)).toEqual({ confirmed: 1, held: 0, remaining: 0 });
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
    expect(await isBack(paid.reference)).toBe(true);
    expect(await counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 1 });
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
    expect(await counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 1 });
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
      await eventually('everybody has their money back', async () => isBack(reference));
    }
    await eventually('no order is left', async () => {
      const states = await Promise.all(buyers.map((one, at) => askOrder(one, orders[at]!)));
      return states.every(({ state }) => state === 'refunded' || state === 'expired');
    });
    const { confirmed, held } = await counts(event);
    expect({ confirmed, held }).toEqual({ confirmed: 0, held: 0 });
  });
});

describe('The books', () => {
  it('have one invoice of each paid order, and one credit note of each refund', async () => {
    const event = await shop.createEvent(3);
    const [ada, ben] = await shop.createBuyers(2);
    const [at] = await database.query<{ organiserId: string }>(
      `SELECT "organiserId" FROM "Event" WHERE id = $1`,
      [event.id],
    );
    const organiser = at!.organiserId;
    const listed = async () => {
      const answer = await event.owner.ask('GET', `/api/invoices?organiser=${organiser}`);
      return invoicePageSchema.parse(read(answer, 200)).data;
    };
    const buy = async (buyer: Buyer) => {
      const order = await goToPay(buyer, event);
      await shop.pay(order).tell();
      return askOrder(buyer, order);
    };
    // Whoever has not said who their invoices are from has none.
    await buy(ben!);
    await untilNothingIsToBeTold();
    // Prices of tickets are what is paid, whatever is written by hand is made of.
    const given = { ...profile, pricesIncludeTax: false };
    await event.owner.ask('PUT', `/api/organisers/${organiser}/invoicing`, given);
    const order = await buy(ada!);
    await eventually('it is invoiced', async () => (await listed()).length === 1);
    expect(await listed()).toMatchObject([{ status: 'paid', totalCents: PRICE, creditedCents: 0 }]);
    const body = { keepCents: 500, reason: 'They are ill' };
    await event.owner.ask('POST', `/api/orders/${order.id}/refund`, body);
    await eventually('it is credited', async () => (await listed())[0]!.creditedCents > 0);
    await untilNothingIsToBeTold();
    expect(await listed()).toMatchObject([{ status: 'paid', creditedCents: PRICE - 500 }]);
  });

  const untilNothingIsToBeTold = () =>
    eventually('everybody is told', async () => {
      const [left] = await database.query<{ left: number }>(
        `SELECT (SELECT count(*) FROM "OutboxMessage")::int
              + (SELECT count(*) FROM "Delivery" WHERE receiver = 'invoices')::int AS left`,
      );
      return left!.left === 0;
    });
});

describe('A ticket of a type', () => {
  it('costs what its type costs, and money that comes late gets one of it only', async () => {
    const event = await shop.createEvent(5);
    const types = await insertTypes(database, event.id, [
      { name: 'Seated', priceCents: 4_000, capacity: 1 },
      { name: 'Free', priceCents: 0 },
    ]);
    const [seated, free] = types as [string, string];
    const [ada, ben] = await shop.createBuyers(2);
    const wish = (ticketTypeId: string) => ({
      ...{ eventId: event.id, lines: [{ quantity: 1, ticketTypeId }] },
    });
    const asked = await ada!.ask('POST', '/api/book', { eventId: event.id, ticketTypeId: seated });
    expectCode(asked, 'payment_required');
    expectCode(await ada!.ask('POST', '/api/checkout', wish(free)), 'not_for_payment');
    const begin = async (buyer: Buyer) => {
      const { id } = orderSchema.parse(
        read(await buyer.ask('POST', '/api/checkout', wish(seated)), 201),
      );
      return askOrder(buyer, { id }, '/pay');
    };
    const order = await begin(ada!);
    expect(order.totalCents).toBe(4_000);
    expect(order.lines[0]?.name).toContain('Seated');
    expectCode(await ben!.ask('POST', '/api/checkout', wish(seated)), 'sold_out');
    await letPass(order.id, 16);
    await untilState(ada!, order, 'expired');
    await eventually('the seat is free', async () => (await counts(event)).remaining === 5);
    const other = await begin(ben!);
    const late = shop.pay(order);
    await late.tell();
    await untilState(ada!, order, 'refunded');
    expect(await isBack(late.reference)).toBe(true);
    await shop.pay(other).tell(1);
    await untilState(ben!, other, 'paid');
    expect(await counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 4 });
  });
});

describe('Two hundred people for twenty paid seats', () => {
  it('half of whom decline or vanish, buy all twenty, and nobody pays for nothing', async () => {
    const event = await shop.createEvent(20);
    const crowd = await shop.createBuyers(200);
    const states = await Promise.all(crowd.map((buyer, index) => tryToBuy(event, buyer, index)));
    expect(states.filter((state) => state === 'paid')).toHaveLength(20);
    expect(await counts(event)).toEqual({ confirmed: 20, held: 0, remaining: 0 });
    const [books] = await database.query(
      `SELECT (SELECT count(*)::int FROM "Payment" WHERE "eventId" = $1 AND use = 'seats') AS seats,
              (SELECT count(*)::int FROM "Payment" WHERE "eventId" = $1) AS payments,
              (SELECT count(*)::int FROM "Refund" WHERE "eventId" = $1) AS refunds`,
      [event.id],
    );
    expect(books).toEqual({ seats: 20, payments: 20, refunds: 0 });
  });

  /** Whoever finds no seat asks again until all are sold: every second one vanishes at the provider's. */
  async function tryToBuy(event: PaidEvent, buyer: Buyer, index: number): Promise<string> {
    for (;;) {
      const body = { eventId: event.id, lines: [{ quantity: 1 }] };
      const answer = await buyer.ask('POST', '/api/checkout', body);
      if (answer.status === 201) {
        const { id } = JSON.parse(answer.text) as { id: string };
        const order = await askOrder(buyer, { id }, '/pay');
        if (index % 2 === 0) {
          await letPass(id, 16);
          await shop.sweep();
          return 'vanished';
        }
        const paid = shop.pay(order);
        await Promise.all([paid.tell(0), paid.tell(1)]);
        return (await askOrder(buyer, order)).state;
      }
      expectCode(answer, 'sold_out');
      await eventually('a seat is free, or all are sold', async () => {
        const { confirmed, remaining } = await counts(event);
        return remaining > 0 || confirmed === 20;
      });
      if ((await counts(event)).confirmed === 20) return 'sold out';
    }
  }
});
