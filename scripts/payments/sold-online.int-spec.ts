/** What is sold online in the end: to whom, of which type, and what the books say. */
import { invoicePageSchema, type Order } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import { profile } from '../../apps/api/test/support/invoices.js';
import { insertTypes } from '../../apps/api/test/support/ticket-types.js';
import {
  askOrder,
  expectCode,
  goToPay,
  openShop,
  PRICE,
  read,
  untilState,
  type Buyer,
  type Lines,
  type PaidEvent,
  type Shop,
} from './testing/shop.js';

const database = useDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(database);
});
afterAll(() => shop.close());

describe('The books', () => {
  it('have one invoice of each paid order, of what was paid, and one credit note of each refund', async () => {
    const event = await shop.createEvent(3, { maxPerPerson: 3 });
    const [ada, ben] = await shop.createBuyers(2);
    // Whoever has not said who their invoices are from has none.
    await buy(ben!, event);
    await untilNothingIsToBeTold();
    await saveTax(event, { taxBasisPoints: 1_000, pricesIncludeTax: true });
    const order = await buy(ada!, event);
    expect(order).toMatchObject({
      totalCents: PRICE,
      tax: { basisPoints: 1_000, isIncluded: true, cents: 227 },
    });
    const [invoice] = await untilInvoiced(event, 1);
    expect(invoice).toMatchObject({ status: 'paid', totalCents: PRICE, creditedCents: 0 });
    await refund(event, order, { keepCents: 500 });
    await untilNothingIsToBeTold();
    expect(await listed(event)).toMatchObject([{ status: 'paid', creditedCents: PRICE - 500 }]);
  });

  it('say what was paid to the cent where the tax comes on top, of each line and in the end', async () => {
    const event = await shop.createEvent(9, { maxPerPerson: 4 });
    await saveTax(event, { taxBasisPoints: 1_900, pricesIncludeTax: false });
    const [odd, even] = await insertTypes(database, event.id, [
      { name: 'Odd', priceCents: 333 },
      { name: 'Even', priceCents: 1_001 },
    ]);
    const [ada] = await shop.createBuyers(1);
    const wish = [
      { ticketTypeId: odd!, quantity: 3 },
      { ticketTypeId: even!, quantity: 1 },
    ];
    const order = await buy(ada!, event, wish);
    // 19 % of 2,000 cents, rounded once.
    expect(order).toMatchObject({ totalCents: 2_380, tax: { isIncluded: false, cents: 380 } });
    // What the profile says later is of later orders.
    await saveTax(event, { taxBasisPoints: 500, pricesIncludeTax: true });
    const [invoice] = await untilInvoiced(event, 1);
    expect(invoice).toMatchObject({ totalCents: 2_380, status: 'paid' });
    const [first, second] = order.lines;
    await refund(event, order, { lineIds: [first!.id] });
    await untilNothingIsToBeTold();
    expect(await listed(event)).toMatchObject([{ creditedCents: 1_189, status: 'paid' }]);
    await refund(event, order, { lineIds: [second!.id] });
    await untilState(ada!, order, 'refunded');
    await untilNothingIsToBeTold();
    expect(await listed(event)).toMatchObject([{ creditedCents: 2_380, status: 'credited' }]);
  });

  const organiserOf = async (event: PaidEvent) => {
    const [row] = await database.query<{ organiserId: string }>(
      `SELECT "organiserId" FROM "Event" WHERE id = $1`,
      [event.id],
    );
    return row!.organiserId;
  };

  const saveTax = async (event: PaidEvent, tax: object) => {
    const path = `/api/organisers/${await organiserOf(event)}/invoicing`;
    read(await event.owner.ask('PUT', path, { ...profile, ...tax }), 200);
  };

  const listed = async (event: PaidEvent) => {
    const path = `/api/invoices?organiser=${await organiserOf(event)}`;
    return invoicePageSchema.parse(read(await event.owner.ask('GET', path), 200)).data;
  };

  const untilInvoiced = async (event: PaidEvent, count: number) => {
    await eventually('it is invoiced', async () => (await listed(event)).length === count);
    return listed(event);
  };

  const buy = async (buyer: Buyer, event: PaidEvent, wish?: Lines) => {
    const order = await goToPay(buyer, event, wish);
    await shop.pay(order).tell();
    return askOrder(buyer, order);
  };

  const refund = async (event: PaidEvent, { id }: Order, what: object) =>
    read(
      await event.owner.ask('POST', `/api/orders/${id}/refund`, {
        reason: 'They are ill',
        ...what,
      }),
      200,
    );

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
    const wish = (ticketTypeId: string) => [{ quantity: 1, ticketTypeId }];
    const asked = await ada!.ask('POST', '/api/book', { eventId: event.id, ticketTypeId: seated });
    expectCode(asked, 'payment_required');
    const tryToCheckOut = (buyer: Buyer, lines: Lines) =>
      buyer.ask('POST', '/api/checkout', { eventId: event.id, lines });
    expectCode(await tryToCheckOut(ada!, wish(free)), 'not_for_payment');
    const order = await goToPay(ada!, event, wish(seated));
    expect(order.totalCents).toBe(4_000);
    expect(order.lines[0]?.name).toContain('Seated');
    expectCode(await tryToCheckOut(ben!, wish(seated)), 'sold_out');
    await shop.letPass(order.id, 16);
    await untilState(ada!, order, 'expired');
    await eventually('the seat is free', async () => (await shop.counts(event)).remaining === 5);
    const other = await goToPay(ben!, event, wish(seated));
    const late = shop.pay(order);
    await late.tell();
    await untilState(ada!, order, 'refunded');
    expect(shop.isBack(late.reference)).toBe(true);
    await shop.pay(other).tell(1);
    await untilState(ben!, other, 'paid');
    expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 4 });
  });
});

describe('Two hundred people for twenty paid seats', () => {
  it('half of whom decline or vanish, buy all twenty, and nobody pays for nothing', async () => {
    const event = await shop.createEvent(20);
    const crowd = await shop.createBuyers(200);
    const states = await Promise.all(crowd.map((buyer, index) => tryToBuy(event, buyer, index)));
    expect(states.filter((state) => state === 'paid')).toHaveLength(20);
    expect(await shop.counts(event)).toEqual({ confirmed: 20, held: 0, remaining: 0 });
    const [books] = await database.query(
      `SELECT (SELECT count(*)::int FROM "Payment" WHERE "eventId" = $1 AND use = 'seats') AS seats,
              (SELECT count(*)::int FROM "Payment" WHERE "eventId" = $1) AS payments,
              (SELECT count(*)::int FROM "Refund" WHERE "eventId" = $1) AS refunds`,
      [event.id],
    );
    expect(books).toEqual({ seats: 20, payments: 20, refunds: 0 });
  });

  let look: Promise<void> | null = null;

  /** Looked for once for all who wait: a look of each would be most of what goes on here. */
  const untilSomethingIsNew = (event: PaidEvent): Promise<void> => {
    look ??= eventually('a seat is free, or all are sold', async () => {
      const { confirmed, remaining } = await shop.counts(event);
      return remaining > 0 || confirmed === 20;
    }).finally(() => (look = null));
    return look;
  };

  /** Whoever finds no seat asks again until all are sold: every second one vanishes at the provider's. */
  async function tryToBuy(event: PaidEvent, buyer: Buyer, index: number): Promise<string> {
    for (;;) {
      const body = { eventId: event.id, lines: [{ quantity: 1 }] };
      const answer = await buyer.ask('POST', '/api/checkout', body);
      if (answer.status === 201) {
        const { id } = JSON.parse(answer.text) as { id: string };
        const order = await askOrder(buyer, { id }, '/pay');
        if (index % 2 === 0) {
          await shop.letPass(id, 16);
          await shop.sweep();
          return 'vanished';
        }
        const paid = shop.pay(order);
        await Promise.all([paid.tell(0), paid.tell(1)]);
        return (await askOrder(buyer, order)).state;
      }
      expectCode(answer, 'sold_out');
      await untilSomethingIsNew(event);
      if ((await shop.counts(event)).confirmed === 20) return 'sold out';
    }
  }
});
