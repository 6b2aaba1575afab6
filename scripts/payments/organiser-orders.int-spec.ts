/** What an organiser sees of the money: orders, revenue, incidents, and the provider's word on all of it. */
import {
  incidentListSchema,
  orderDetailSchema,
  organiserOrdersSchema,
  reconciliationSchema,
  revenueSchema,
  accountExportSchema,
  bookingReference,
  orderSchema,
} from '@lastseat/contracts';
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
  type PaidEvent,
  type Shop,
} from './testing/shop.js';

const database = useDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(database);
});
afterAll(() => shop.close());

const buy = async (event: PaidEvent, buyer: Buyer, quantity = 1) => {
  const order = await goToPay(buyer, event, quantity);
  await shop.pay(order).tell();
  await untilState(buyer, order, 'paid');
  return order;
};
const ask = async ({ owner }: PaidEvent, path: string) =>
  read(await owner.ask('GET', `/api/${path}`), 200);
const listOrders = async (event: PaidEvent, query = '') =>
  organiserOrdersSchema.parse(await ask(event, `events/${event.id}/orders?${query}`));
const readOrder = async (event: PaidEvent, orderId: string) =>
  orderDetailSchema.parse(await ask(event, `events/${event.id}/orders/${orderId}`));
const readRevenue = async (event: PaidEvent, of = `events/${event.id}`) =>
  revenueSchema.parse(await ask(event, `${of}/revenue`)).currencies;
const compare = async (event: PaidEvent, query = '') =>
  reconciliationSchema.parse(await ask(event, `events/${event.id}/reconciliation?${query}`));
const findOrganiser = async ({ id }: PaidEvent) => {
  const [row] = await database.query<{ organiserId: string }>(
    `SELECT "organiserId" FROM "Event" WHERE id = $1`,
    [id],
  );
  return row!.organiserId;
};
const listIncidents = async (event: PaidEvent, query = '') => {
  const path = `organisers/${await findOrganiser(event)}/incidents?${query}`;
  return incidentListSchema.parse(await ask(event, path));
};

describe('The orders of an event', () => {
  it('are found by name, address, reference, the name on a ticket and state, and page by page, and no other event’s are', async () => {
    const [event, other] = [await shop.createEvent(5), await shop.createEvent(5)];
    const [ada, ben] = await shop.createBuyers(2);
    const name = 'UPDATE "User" SET name = $2 WHERE id = $1';
    await database.query(name, [ada!.userId, 'Ádá Lindt']);
    const first = await buy(event, ada!);
    const second = await goToPay(ben!, event);
    await buy(other, ada!);
    const idsOf = async (query: string) =>
      (await listOrders(event, query)).data.map(({ id }) => id);
    expect(await idsOf('')).toEqual([second.id, first.id]);
    expect(await idsOf('search=ada%20L')).toEqual([first.id]);
    expect(await idsOf(`search=${ben!.userId}`)).toEqual([second.id]);
    expect(await idsOf(`search=${bookingReference(first.id).slice(0, 8)}`)).toContain(first.id);
    await database.query(
      `INSERT INTO "TicketName" ("eventId", "bookingId", number, name) VALUES ($1, $2, 1, 'Zoë Bär')`,
      [event.id, second.lines[0]!.bookingId],
    );
    expect(await idsOf('search=zoe')).toEqual([second.id]);
    // Of a guest whom no address belongs to.
    const contact = 'UPDATE "User" SET "contactEmail" = $2 WHERE id = $1';
    await database.query(contact, [ben!.userId, 'ben@mailbox.example']);
    expect(await idsOf('search=ben@mailbox')).toEqual([second.id]);
    expect((await listOrders(event, '')).data[0]!.person.email).toBe('ben@mailbox.example');
    expect(await idsOf('state=paying')).toEqual([second.id]);
    expect(await idsOf('search=%25')).toEqual([]);
    const page = await listOrders(event, 'limit=1');
    expect(page.meta.hasMore).toBe(true);
    expect(await idsOf(`limit=1&before=${page.data[0]!.id}`)).toEqual([first.id]);
    const strange = await other.owner.ask('GET', `/api/events/${other.id}/orders/${first.id}`);
    expectCode(strange, 'order_not_found');
    expectCode(
      await other.owner.ask('GET', `/api/events/${event.id}/orders/${first.id}`),
      'event_not_found',
    );
  });
});

describe('A refund with a fee', () => {
  it('of one seat and then of the other is told with who asked and why, counts in the revenue, and the provider says the same', async () => {
    const event = await shop.createEvent(5, { maxPerPerson: 2 });
    const [ada, ben] = await shop.createBuyers(2);
    const order = await buy(event, ada!, 2);
    await buy(event, ben!);
    const refund = async (body: object) => {
      const answer = await event.owner.ask('POST', `/api/orders/${order.id}/refund`, body);
      return orderDetailSchema.parse(read(answer, 200));
    };
    const [line] = (await readOrder(event, order.id)).lines;
    const lines = [{ lineId: line!.id, quantity: 1 }];
    const begun = await refund({ lines, keepCents: 500, reason: 'They are ill' });
    expect(begun.lines).toMatchObject([
      {
        paidCents: 2 * PRICE,
        refundedCents: PRICE - 500,
        refundableCents: PRICE,
        returnedSeats: 1,
      },
    ]);
    const isThere = async () => (await readOrder(event, order.id)).onItsWayCents === 0;
    await eventually('the money of one seat is there', isThere);
    expect(await readRevenue(event)).toMatchObject([{ keptCents: 500, seats: 2 }]);

    expect((await refund({ reason: '' })).refundedCents).toBe(2 * PRICE - 500);
    await untilState(ada!, order, 'refunded');
    const detail = await readOrder(event, order.id);
    expect(detail).toMatchObject({ onItsWayCents: 0, lines: [{ refundableCents: 0 }] });
    const back = ['refundAsked', 'refundBegun', 'refundDone'];
    const kinds = ['made', 'atProvider', 'paid', 'seated', ...back, ...back];
    expect(detail.moments.map(({ kind }) => kind)).toEqual(kinds);
    expect(detail.moments[4]).toMatchObject({
      ...{ actorName: 'A person', reason: 'They are ill', amountCents: 500 },
    });

    const earned = { grossCents: 3 * PRICE, refundedCents: 2 * PRICE - 500, netCents: PRICE + 500 };
    const [revenue] = await readRevenue(event);
    expect(revenue).toMatchObject({ currency: 'EUR', ...earned, keptCents: 500, seats: 1 });
    expect(revenue?.parts).toMatchObject([{ id: null, ...earned, seats: 1 }]);
    expect(revenue?.days).toMatchObject([earned]);
    const payout = { provider: 'test', receivedCents: 3 * PRICE, sentBackCents: 2 * PRICE - 500 };
    expect(revenue?.payouts).toEqual([{ ...payout, onItsWayCents: 0, expectedCents: PRICE + 500 }]);
    const organiserId = await findOrganiser(event);
    const [all] = await readRevenue(event, `organisers/${organiserId}`);
    expect(all).toMatchObject({ ...earned, parts: [{ id: event.id, ...earned }] });

    const { data, meta } = await compare(event);
    expect(meta).toEqual({ hasMore: false, total: 2 });
    expect(data.flatMap(({ differences }) => differences)).toEqual([]);
    expect(data.map(({ answer }) => answer)).toEqual(['compared', 'compared']);
    const sums = { receivedCents: 2 * PRICE, sentBackCents: 2 * PRICE - 500 };
    expect(data[0]?.currencies).toEqual([{ currency: 'EUR', ours: sums, theirs: sums }]);
  });
});

describe('What was paid for several types', () => {
  it('is divided among them by their prices, to the last cent', async () => {
    const event = await shop.createEvent(5);
    const [ada] = await shop.createBuyers(1);
    const { id } = await buy(event, ada!);
    const types = await insertTypes(database, event.id, [
      { name: 'Seated', priceCents: 2 },
      { name: 'Standing', priceCents: 1 },
    ]);
    await database.query(
      `WITH seated AS (
         UPDATE "OrderLine" SET "ticketTypeId" = $2, "unitPriceCents" = 2 WHERE "orderId" = $1
         RETURNING "eventId"
       )
       INSERT INTO "OrderLine" ("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId",
                                "ticketTypeId", name, quantity, "unitPriceCents", seats)
       SELECT "eventId", $1, uuidv7(), uuidv7(), uuidv7(), uuidv7(), $3, 'Standing', 1, 1, 'confirmed'
       FROM seated`,
      [id, types[0], types[1]],
    );
    const [revenue] = await readRevenue(event);
    const [seated, standing] = revenue!.parts;
    expect(seated).toMatchObject({ name: 'Seated', grossCents: Math.round((PRICE * 2) / 3) });
    expect(seated!.grossCents + standing!.grossCents).toBe(PRICE);
    expect(revenue!.grossCents).toBe(PRICE);
  });
});

describe('What the provider has and we have not', () => {
  it('is named with its order, page by page', async () => {
    const event = await shop.createEvent(5);
    const [ada, ben] = await shop.createBuyers(2);
    const right = await buy(event, ada!);
    const silent = await goToPay(ben!, event);
    const { reference } = shop.pay(silent);
    const first = await compare(event, 'limit=1');
    expect(first).toMatchObject({ data: [{ orderId: right.id, differences: [] }] });
    expect(first.meta).toEqual({ hasMore: true, total: 2 });
    const { data } = await compare(event, `limit=1&after=${right.id}`);
    expect(data).toMatchObject([{ orderId: silent.id, state: 'paying' }]);
    expect(data[0]?.differences).toEqual([
      { kind: 'payment', reference, currency: 'EUR', oursCents: null, theirsCents: PRICE },
    ]);
    await database.query(`UPDATE "Order" SET "sessionId" = 'lost' WHERE id = $1`, [right.id]);
    const [unknown] = (await compare(event, 'limit=1')).data;
    expect(unknown).toMatchObject({ answer: 'unknown', differences: [{ theirsCents: null }] });
  });
});

describe('Whoever has paid', () => {
  it('finds the order of the ticket, its invoice and all of it in the export, and nobody else does', async () => {
    const event = await shop.createEvent(5);
    const [ada, ben, cem] = await shop.createBuyers(3);
    const order = await buy(event, ada!);
    const { bookingId } = (await askOrder(ada!, order)).lines[0]!;
    const ofTicket = `/api/bookings/${bookingId}/order`;
    const shown = orderSchema.parse(read(await ada!.ask('GET', ofTicket), 200));
    expect(shown).toMatchObject({ id: order.id, receivedCents: PRICE });
    expectCode(await ben!.ask('GET', ofTicket), 'order_not_found');
    // A ticket that was passed on is another's, and was paid by somebody else.
    await database.query(`UPDATE "Booking" SET "userId" = $2 WHERE id = $1`, [
      bookingId,
      ben!.userId,
    ]);
    expectCode(await ben!.ask('GET', ofTicket), 'order_not_found');

    const invoice = `/api/orders/${order.id}/invoice`;
    expectCode(await ada!.ask('GET', invoice), 'invoice_not_found');
    expectCode(await ben!.ask('GET', invoice), 'order_not_found');
    const organiserId = await findOrganiser(event);
    await event.owner.ask('PUT', `/api/organisers/${organiserId}/invoicing`, profile);
    const other = await buy(event, cem!);
    await eventually('it is issued', async () => {
      const { status } = await cem!.ask('GET', `/api/orders/${other.id}/invoice`);
      return status === 200;
    });
    const exported = await ada!.ask('GET', '/api/auth/me/export');
    const { orders } = accountExportSchema.parse(read(exported, 200));
    expect(orders).toMatchObject([
      {
        ...{ id: order.id, state: 'paid', refunds: [], event: { id: event.id } },
        payments: [{ amountCents: PRICE, currency: 'EUR' }],
      },
    ]);
  });
});

describe('An incident', () => {
  it('is there for a member until the first of them has seen it, and nobody else marks it', async () => {
    const [event, other] = [await shop.createEvent(2), await shop.createEvent(2)];
    const [ada] = await shop.createBuyers(1);
    const order = await buy(event, ada!);
    const double = shop.pay(order);
    await double.tell();
    await eventually('it is sent back', async () => shop.isBack(double.reference));
    const { data, meta } = await listIncidents(event);
    expect(meta).toEqual({ hasMore: false, unseen: 1 });
    expect(data).toMatchObject([{ kind: 'paid_twice', orderId: order.id, seen: null }]);
    expect(data[0]).toMatchObject({ event: { id: event.id }, person: { id: ada!.userId } });
    expect((await listIncidents(other)).data).toEqual([]);

    const path = `/api/events/${event.id}/incidents/${data[0]!.id}/seen`;
    expectCode(await other.owner.ask('POST', path), 'event_not_found');
    expectCode(
      await other.owner.ask('POST', `/api/events/${other.id}/incidents/${data[0]!.id}/seen`),
      'incident_not_found',
    );
    for (let time = 0; time < 2; time += 1) {
      expect((await event.owner.ask('POST', path)).status).toBe(204);
    }
    const [seen] = (await listIncidents(event)).data;
    expect(seen?.seen?.byName).toBe('A person');
    expect(await listIncidents(event, 'list=unseen')).toMatchObject({
      ...{ data: [], meta: { unseen: 0 } },
    });
    const [row] = (await listOrders(event)).data;
    expect((await listOrders(event)).incidents).toMatchObject([{ orderId: row!.id }]);
    expect((await askOrder(ada!, order)).state).toBe('paid');
  });
});
