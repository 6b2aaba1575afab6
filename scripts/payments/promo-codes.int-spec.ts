/** Codes that make tickets cheaper: their uses are counted with the seats, at two processes. */
import { openedByCodeSchema, orderSchema } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tally } from '../../apps/api/test/support/concurrently.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import { insertPromoCode, readCodeTotals } from '../../apps/api/test/support/promo-codes.js';
import { insertTypes } from '../../apps/api/test/support/ticket-types.js';
import {
  askOrder,
  expectCode,
  openShop,
  PRICE,
  read,
  untilState,
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

describe('A promo code', () => {
  const ask = (buyer: Buyer, event: PaidEvent, promoCode: string, quantity = 1) => {
    const body = { eventId: event.id, lines: [{ quantity }], promoCode };
    return buyer.ask('POST', '/api/checkout', body);
  };
  const begin = async (...asked: Parameters<typeof ask>) =>
    orderSchema.parse(read(await ask(...asked), 201));
  const lookAt = async (buyer: Buyer, event: PaidEvent, code: string) =>
    buyer.ask('POST', `/api/events/${event.id}/access-code`, { code });

  it('makes as many tickets cheaper as it has uses, whoever presses at once at whichever process', async () => {
    const event = await shop.createEvent(60);
    await insertPromoCode(database, event.id, { maxTickets: 10 });
    const crowd = await shop.createBuyers(50);
    // Whoever believed what the field says, and counted no more, would sell fifty.
    const seen = await Promise.all(crowd.map((buyer) => lookAt(buyer, event, ' friends ')));
    const left = seen.map((one) => openedByCodeSchema.parse(read(one, 200)).promoCode?.ticketsLeft);
    expect(left).toEqual(crowd.map(() => 10));

    const asked = await Promise.all(crowd.map((buyer) => ask(buyer, event, 'friends')));
    expect(tally(asked.map(({ status }) => String(status)))).toEqual({ 201: 10, 409: 40 });
    for (const one of asked.filter(({ status }) => status === 409)) {
      expectCode(one, 'promo_code_used_up');
    }
    const orders = asked.flatMap((one) =>
      one.status === 201 ? orderSchema.parse(read(one, 201)) : [],
    );
    expect(orders.map(({ totalCents }) => totalCents)).toEqual(orders.map(() => 2_000));
    expect(await readCodeTotals(database, event.id)).toEqual([
      { used: 10, told: 10, maxTickets: 10 },
    ]);
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 10, remaining: 50 });

    // What one gives back another one can have, and nobody has two for one.
    const index = asked.findIndex(({ status }) => status === 201);
    await askOrder(crowd[index]!, orders[0]!, '/cancel');
    expectCode(await ask(crowd[index]!, event, 'friends', 2), 'too_many_seats');
    expect((await begin(crowd[index]!, event, 'FRIENDS')).totalCents).toBe(2_000);
    expect(await readCodeTotals(database, event.id)).toEqual([
      { used: 10, told: 10, maxTickets: 10 },
    ]);
  });

  it('says at the field and at the checkout why it does not work', async () => {
    const event = await shop.createEvent(5, { maxPerPerson: 3 });
    const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)];
    await insertPromoCode(database, event.id, { code: 'OVER', endsAt: past });
    await insertPromoCode(database, event.id, { code: 'SOON', startsAt: future });
    await insertPromoCode(database, event.id, { code: 'PAUSED', isPaused: true });
    await insertPromoCode(database, event.id, { code: 'A-FEW', maxTickets: 2 });
    const [ada, ben] = await shop.createBuyers(2);
    expectCode(await ask(ada!, event, 'WRONG'), 'promo_code_not_found');
    expectCode(await lookAt(ada!, event, 'WRONG'), 'invalid_code');
    for (const code of ['OVER', 'SOON', 'PAUSED']) {
      expectCode(await ask(ada!, event, code), 'promo_code_not_now');
      expectCode(await lookAt(ada!, event, code), 'promo_code_not_now');
    }
    const few = await ask(ada!, event, 'A-FEW', 3);
    expectCode(few, 'promo_code_used_up');
    expect(JSON.parse(few.text)).toMatchObject({ numbers: { ticketsLeft: 2 } });
    await begin(ada!, event, 'A-FEW', 2);
    expectCode(await lookAt(ben!, event, 'A-FEW'), 'promo_code_used_up');
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 2, remaining: 3 });
  });

  it('is of the price that is paid, refunded and written into the order', async () => {
    const event = await shop.createEvent(4, { maxPerPerson: 2 });
    const given = { code: 'FIVE-OFF', amountOffCents: 500, percentOff: null, maxTickets: 2 };
    await insertPromoCode(database, event.id, given);
    const [ada] = await shop.createBuyers(1);
    const order = await begin(ada!, event, 'five-off', 2);
    expect(order).toMatchObject({
      ...{ totalCents: 2 * (PRICE - 500), promoCode: 'FIVE-OFF' },
      lines: [{ unitPriceCents: PRICE - 500, discountCents: 500, quantity: 2 }],
    });
    await askOrder(ada!, order, '/pay');
    // Too late: the seats have run out, and with them the uses. Its money gets both again.
    await shop.letPass(order.id, 16);
    await untilState(ada!, order, 'expired');
    await eventually('the uses are free', async () => {
      const [code] = await readCodeTotals(database, event.id);
      return code!.told === 0;
    });
    const paid = shop.pay(order);
    await paid.tell();
    await untilState(ada!, order, 'paid');
    expect(await readCodeTotals(database, event.id)).toEqual([{ used: 2, told: 2, maxTickets: 2 }]);
    const { lines } = await askOrder(ada!, order);
    await ada!.ask('DELETE', `/api/bookings/${lines[0]!.bookingId}`);
    await untilState(ada!, order, 'refunded');
    expect(shop.isBack(paid.reference)).toBe(true);
    expect((await askOrder(ada!, order)).refundedCents).toBe(2 * (PRICE - 500));
    expect(await readCodeTotals(database, event.id)).toEqual([{ used: 0, told: 0, maxTickets: 2 }]);
  });

  it('makes the lines of an order cheaper that it is for, and holds none where its uses are gone', async () => {
    const event = await shop.createEvent(6, { maxPerPerson: 4 });
    const types = [{ priceCents: 4_000 }, { priceCents: 1_000 }];
    const [seated = '', standing = ''] = await insertTypes(database, event.id, types);
    const given = { percentOff: 50, ticketTypeIds: [seated], maxTickets: 1 };
    await insertPromoCode(database, event.id, { code: 'HALF', ...given });
    const [ada, ben] = await shop.createBuyers(2);
    const lines = [
      { quantity: 1, ticketTypeId: seated },
      { quantity: 2, ticketTypeId: standing },
    ];
    const buy = (buyer: Buyer, wanted: typeof lines) =>
      buyer.ask('POST', '/api/checkout', { eventId: event.id, lines: wanted, promoCode: 'HALF' });
    expectCode(await buy(ben!, lines.slice(1)), 'promo_code_not_for_type');
    const order = orderSchema.parse(read(await buy(ada!, lines), 201));
    expect(order).toMatchObject({ totalCents: 2_000 + 2 * 1_000, promoCode: 'HALF' });
    const off = order.lines.map(({ ticketTypeId, discountCents }) => [ticketTypeId, discountCents]);
    expect(Object.fromEntries(off)).toEqual({ [seated]: 2_000, [standing]: 0 });
    expectCode(await buy(ben!, lines), 'promo_code_used_up');
    await eventually('nothing is held for the other', async () => {
      return (await shop.counts(event)).held === 3;
    });
    await askOrder(ada!, order, '/cancel');
    expect(await readCodeTotals(database, event.id)).toEqual([{ used: 0, told: 0, maxTickets: 1 }]);
    expect((await shop.counts(event)).remaining).toBe(6);
  });

  it('of all that a ticket costs gives it at a press, and no provider is asked', async () => {
    const event = await shop.createEvent(2);
    await insertPromoCode(database, event.id, { code: 'ON-US', percentOff: 100 });
    const [ada] = await shop.createBuyers(1);
    const order = await begin(ada!, event, 'ON-US');
    expect(order).toMatchObject({ totalCents: 0, state: 'open' });
    const had = await askOrder(ada!, order, '/pay');
    expect(had).toMatchObject({ state: 'paid', receivedCents: 0 });
    expect(shop.payments.money.findOfOrder(order.id)).toBeUndefined();
    expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 0, remaining: 1 });
    await ada!.ask('DELETE', `/api/bookings/${had.lines[0]!.bookingId}`);
    await untilState(ada!, order, 'refunded');
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 2 });
  });
});
