/** Several types in one order: all of them or none, at the checkout, by the money and after a crash. */
import { problemSchema, type Order } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaidSeatsService } from '../../apps/api/src/bookings/paid-seats.service.js';
import { concurrently } from '../../apps/api/test/support/concurrently.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import { insertTypes, readTypeTotals } from '../../apps/api/test/support/ticket-types.js';
import {
  askOrder,
  checkOut,
  expectCode,
  goToPay,
  openShop,
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

interface Sale {
  event: PaidEvent;
  /** Seats of Standing, of Box and of Child. */
  linesOf: (standing: number, box: number, child?: number) => Lines;
}

/** Of Standing as many as there are seats, of Box as many as said. Children pay nothing. */
async function openSale(given: { seats: number; standing?: number; boxes: number }): Promise<Sale> {
  const event = await shop.createEvent(given.seats, { maxPerPerson: 4 });
  const ids = await insertTypes(database, event.id, [
    { name: 'Standing', priceCents: 1_500, capacity: given.standing ?? null },
    { name: 'Box', priceCents: 4_000, capacity: given.boxes },
    { name: 'Child', priceCents: 0 },
  ]);
  const linesOf: Sale['linesOf'] = (standing, box, child = 0) =>
    [standing, box, child].flatMap((quantity, at) =>
      quantity > 0 ? [{ quantity, ticketTypeId: ids[at]! }] : [],
    );
  return { event, linesOf };
}

/** What each type's row says is what its bookings come to. */
async function takenOf({ event }: Sale): Promise<number[]> {
  const totals = await readTypeTotals(database, event.id);
  expect(totals.map(({ told }) => told)).toEqual(totals.map(({ taken }) => taken));
  return totals.map(({ taken }) => taken);
}

const tryToCheckOut = (buyer: Buyer, { event }: Sale, lines: Lines) =>
  buyer.ask('POST', '/api/checkout', { eventId: event.id, lines });

const untilLapsed = async (buyer: Buyer, sale: Sale, order: Order) => {
  await shop.letPass(order.id, 16);
  await untilState(buyer, order, 'expired');
  await eventually('its seats are free', async () => (await takenOf(sale)).every((n) => n === 0));
};

describe('An order of several types', () => {
  it('costs what they cost together, a free one too, and is one for a reload and two windows', async () => {
    const sale = await openSale({ seats: 10, boxes: 2 });
    const [ada] = await shop.createBuyers(1);
    const wish = sale.linesOf(2, 1, 1);
    const orders = await concurrently(4, () => checkOut(ada!, sale.event, wish));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    expect(orders[0]).toMatchObject({ totalCents: 7_000, lines: [{}, {}, {}] });
    expect(await takenOf(sale)).toEqual([2, 1, 1]);
    // Whoever asks for something else meanwhile is given what they have.
    const again = await checkOut(ada!, sale.event, sale.linesOf(1, 0));
    expect(again).toMatchObject({ id: orders[0]!.id, totalCents: 7_000 });
    const order = await askOrder(ada!, again, '/pay');
    await shop.pay(order).tell();
    await untilState(ada!, order, 'paid');
    expect(await shop.counts(sale.event)).toEqual({ confirmed: 4, held: 0, remaining: 6 });
    expect(await takenOf(sale)).toEqual([2, 1, 1]);
  });

  it('names each type once, and holds nothing where one is refused: it says which and why', async () => {
    const sale = await openSale({ seats: 10, boxes: 1 });
    const [ada, ben] = await shop.createBuyers(2);
    const twice = [...sale.linesOf(1, 0), ...sale.linesOf(1, 0)];
    expectCode(await tryToCheckOut(ada!, sale, twice), 'ticket_type_repeated');
    await checkOut(ben!, sale.event, sale.linesOf(0, 1));
    const refused = await tryToCheckOut(ada!, sale, sale.linesOf(2, 1, 1));
    expectCode(refused, 'sold_out');
    const { errors } = problemSchema.parse(JSON.parse(refused.text));
    const message = expect.stringMatching(/Box: No tickets available$/) as string;
    expect(errors).toEqual([{ path: ['lines', 1], message }]);
    expect(await takenOf(sale)).toEqual([0, 1, 0]);
    expect(await shop.counts(sale.event)).toEqual({ confirmed: 0, held: 1, remaining: 9 });
  });

  it('takes up what a process held that died before it wrote the order', async () => {
    const sale = await openSale({ seats: 10, boxes: 1 });
    const [ada] = await shop.createBuyers(1);
    const wish = sale.linesOf(2, 1);
    const seats = shop.apps[1].app.get(PaidSeatsService);
    for (const { quantity, ticketTypeId = null } of wish) {
      const of = { eventId: sale.event.id, userId: ada!.userId, bookingId: newId() };
      const by = { isGuest: false, isUnproved: false };
      await seats.hold({ ...of, ...by, quantity, ticketTypeId, forMs: 60_000 });
    }
    const order = await checkOut(ada!, sale.event, wish);
    expect(order).toMatchObject({ totalCents: 7_000, canExtend: false });
    expect(await takenOf(sale)).toEqual([2, 1, 0]);
  });

  it('is paid late by seats of all types or by none, also where a process died between two of them', async () => {
    const sale = await openSale({ seats: 10, boxes: 1 });
    const [ada, ben] = await shop.createBuyers(2);
    const order = await goToPay(ada!, sale.event, sale.linesOf(2, 1));
    await untilLapsed(ada!, sale, order);
    await checkOut(ben!, sale.event, sale.linesOf(0, 1));
    const [standing] = await database.query<{ bookingId: string; lateBookingId: string }>(
      `SELECT "bookingId", "lateBookingId" FROM "OrderLine" WHERE "orderId" = $1 AND quantity = 2`,
      [order.id],
    );
    const of = { eventId: sale.event.id, userId: ada!.userId };
    await shop.apps[1].app.get(PaidSeatsService).confirm({ ...of, ...standing! });
    expect(await takenOf(sale)).toEqual([2, 1, 0]);
    const late = shop.pay(order);
    await concurrently(4, (index) => late.tell(index % 2 === 0 ? 0 : 1));
    await untilState(ada!, order, 'refunded');
    expect(shop.isBack(late.reference)).toBe(true);
    expect(await takenOf(sale)).toEqual([0, 1, 0]);
    expect(await shop.counts(sale.event)).toEqual({ confirmed: 0, held: 1, remaining: 9 });
  });
});

describe('Sixty people for two seats of one type and one of another', () => {
  it('are sold as many whole orders as there are seats for, and nobody pays for less', async () => {
    const sale = await openSale({ seats: 100, standing: 30, boxes: 20 });
    const crowd = await shop.createBuyers(60);
    const states = await Promise.all(crowd.map((buyer) => tryToBuy(sale, buyer)));
    const late = crowd.filter((_, at) => states[at] === null);
    // Two who meet may refuse each other what would do for one of them: so the last ask alone.
    for (const buyer of late) states.push(await tryToBuy(sale, buyer));
    expect(states.filter((state) => state !== null)).toEqual(Array(15).fill('paid'));
    expect(await takenOf(sale)).toEqual([30, 15, 0]);
    expect(await shop.counts(sale.event)).toEqual({ confirmed: 45, held: 0, remaining: 55 });
    const [books] = await database.query(
      `SELECT count(*)::int AS payments, sum("amountCents")::int AS cents,
              (SELECT count(*)::int FROM "Refund" WHERE "eventId" = $1) AS refunds
       FROM "Payment" WHERE "eventId" = $1 AND use = 'seats'`,
      [sale.event.id],
    );
    expect(books).toEqual({ payments: 15, cents: 15 * 7_000, refunds: 0 });
  });

  async function tryToBuy(sale: Sale, buyer: Buyer): Promise<string | null> {
    const answer = await tryToCheckOut(buyer, sale, sale.linesOf(2, 1));
    if (answer.status !== 201) {
      expectCode(answer, 'sold_out');
      return null;
    }
    const order = await askOrder(buyer, JSON.parse(answer.text) as Order, '/pay');
    const paid = shop.pay(order);
    await Promise.all([paid.tell(0), paid.tell(1)]);
    return (await askOrder(buyer, order)).state;
  }
});
