/** Who comes with each ticket: asked for before it is paid, and seen by whoever has to see it. */
import {
  orderNamesSchema,
  rosterPageSchema,
  ticketNamesSchema,
  type CheckInResult,
  type Order,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseAccount } from '../../apps/api/src/auth/account/erase-account.sql.js';
import { readListedBookings } from '../../apps/api/src/check-in/door-list.sql.js';
import { PrismaService } from '../../apps/api/src/common/database/prisma.service.js';
import { BookingContents } from '../../apps/api/src/mail/content/booking-contents.js';
import { NAMES_GRACE_MS, NamesPurge } from '../../apps/api/src/ticket-names/names-purge.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { TicketCodesService } from '../../apps/api/src/tickets/ticket-codes.service.js';
import {
  askOrder,
  checkOut,
  expectCode,
  openShop,
  read,
  untilState,
  type Buyer,
  type PaidEvent,
  type Shop,
} from './testing/shop.js';

const database = useDatabase();
let shop: Shop;
let ada: Buyer;

beforeAll(async () => {
  shop = await openShop(database);
  [ada] = (await shop.createBuyers(1)) as [Buyer];
});
afterAll(() => shop.close());

/** Of two seats a person, whose organiser asks for names. */
async function createAskingEvent(given: object = {}): Promise<PaidEvent> {
  const event = await shop.createEvent(4, { maxPerPerson: 2, ...given });
  await database.query(`UPDATE "Event" SET "asksNames" = true WHERE id = $1`, [event.id]);
  return event;
}

const giveNames = (order: Order, names: (string | null)[]) =>
  ada.ask('PUT', `/api/orders/${order.id}/names`, {
    lines: [{ lineId: order.lines[0]!.id, names }],
  });

const namesOf = async (order: Order) => {
  const answer = await ada.ask('GET', `/api/orders/${order.id}/names`);
  return orderNamesSchema.parse(read(answer, 200)).lines.map(({ names }) => names);
};

const isPaid = async (order: Order): Promise<string> => {
  await askOrder(ada, order, '/pay');
  await shop.pay(order).tell();
  await untilState(ada, order, 'paid');
  return (await askOrder(ada, order)).lines[0]!.bookingId;
};

const countNames = async ({ id }: PaidEvent) =>
  (await database.query(`SELECT FROM "TicketName" WHERE "eventId" = $1`, [id])).length;

describe('The names of an order', () => {
  it('are kept as far as they are typed, and all of them are there before it is paid', async () => {
    const event = await createAskingEvent();
    const order = await checkOut(ada, event, 2);
    expect(await namesOf(order)).toEqual([[null, null]]);
    expect((await giveNames(order, ['Ada Lindt', null])).status).toBe(200);
    expect(await namesOf(order)).toEqual([['Ada Lindt', null]]);
    expectCode(await ada.ask('POST', `/api/orders/${order.id}/pay`), 'names_missing');
    expectCode(await giveNames(order, ['Ada Lindt']), 'invalid_request');
    await giveNames(order, ['Ada Lindt', 'Bea Lindt']);
    await askOrder(ada, order, '/pay');
    expectCode(await giveNames(order, ['Ada Lindt', null]), 'names_missing');
    await isPaid(order);
    expectCode(await giveNames(order, ['Eve', 'Eve']), 'order_over');
    expect(await namesOf(order)).toEqual([['Ada Lindt', 'Bea Lindt']]);
  });

  it('go along where a late payment gets other seats, and are not asked for by others', async () => {
    const event = await createAskingEvent();
    const order = await checkOut(ada, event, 2);
    await giveNames(order, ['Ada Lindt', 'Bea Lindt']);
    await askOrder(ada, order, '/pay');
    await shop.letPass(order.id, 16);
    await untilState(ada, order, 'expired');
    await shop.pay(order).tell();
    await untilState(ada, order, 'paid');
    const [line] = (await askOrder(ada, order)).lines;
    expect(line!.bookingId).not.toBe(order.lines[0]!.bookingId);
    expect(await namesOf(order)).toEqual([['Ada Lindt', 'Bea Lindt']]);

    const other = await checkOut(ada, await shop.createEvent(4));
    expectCode(await giveNames(other, ['Ada Lindt']), 'names_not_asked');
  });
});

describe('The names of tickets', () => {
  it('are on the mail, the roster, its file, the door’s list and the answer to the scan of each seat', async () => {
    const event = await createAskingEvent();
    const order = await checkOut(ada, event, 2);
    await giveNames(order, ['Ada Lindt', 'Bea Lindt']);
    const bookingId = await isPaid(order);
    const { app } = shop.apps[0];
    expect(await app.get(BookingContents).find(bookingId)).toMatchObject({
      names: ['Ada Lindt', 'Bea Lindt'],
    });
    const { owner } = event;
    const roster = await owner.ask('GET', `/api/events/${event.id}/roster`);
    expect(rosterPageSchema.parse(read(roster, 200)).data[0]!.names).toEqual([
      'Ada Lindt',
      'Bea Lindt',
    ]);
    const { text } = await owner.ask('GET', `/api/events/${event.id}/roster.csv`);
    expect(text).toContain('"Ada Lindt; Bea Lindt"');
    const listed = await readListedBookings(app.get(PrismaService), event.id);
    expect(listed[0]!.names).toEqual({ 1: 'Ada Lindt', 2: 'Bea Lindt' });

    const device = newId();
    await owner.ask('POST', `/api/events/${event.id}/door-devices`, { id: device, name: 'Door' });
    const [booking] = await app
      .get(PrismaService)
      .booking.findMany({ where: { id: bookingId }, select: { createdAt: true } });
    const signed = { eventId: event.id, bookingId, quantity: 2, ...booking! };
    const [codes] = await app.get(TicketCodesService).codesOf([signed]);
    const scannedAt = new Date().toISOString();
    const entered = await owner.ask('POST', `/api/events/${event.id}/check-ins`, {
      ...{ device, nonce: newId(), scannedAt, code: codes![1] },
    });
    expect((read(entered, 201) as CheckInResult).name).toBe('Bea Lindt');
  });

  it('are given on the ticket’s page where it is paid at the venue, and go with the booking and the account', async () => {
    const event = await createAskingEvent({ payment: 'venue' });
    const booked = await ada.ask('POST', '/api/book', { eventId: event.id, quantity: 2 });
    const { id } = read(booked, 201) as { id: string };
    const path = `/api/bookings/${id}/names`;
    const given = await ada.ask('PUT', path, { names: [null, 'Bea Lindt'] });
    const names = { canChange: true, names: [null, 'Bea Lindt'] };
    expect(ticketNamesSchema.parse(read(given, 200))).toEqual(names);
    expectCode(await event.owner.ask('GET', path), 'booking_not_found');
    const kept = await ada.ask('GET', '/api/auth/me/export');
    expect(kept.text).toContain('Bea Lindt');

    await ada.ask('DELETE', `/api/bookings/${id}`);
    expectCode(await ada.ask('PUT', path, { names: ['Eve', 'Eve'] }), 'booking_not_found');
    const purge = () => shop.apps[0].app.get(NamesPurge).purge(new AbortController().signal);
    await purge();
    expect(await countNames(event)).toBe(1);
    await database.query(
      `UPDATE "Booking" SET "cancelledAt" = "cancelledAt" - make_interval(secs => $2 / 1000.0)
       WHERE id = $1`,
      [id, NAMES_GRACE_MS + 1_000],
    );
    await purge();
    expect(await countNames(event)).toBe(0);

    const again = await ada.ask('POST', '/api/book', { eventId: event.id, quantity: 1 });
    const { id: againId } = read(again, 201) as { id: string };
    await ada.ask('PUT', `/api/bookings/${againId}/names`, { names: ['Ada Lindt'] });
    expect(await countNames(event)).toBe(1);
    const erasure = { passwordHash: '!', now: new Date() };
    await shop.apps[0].app
      .get(PrismaService)
      .$transaction((tx) => eraseAccount(tx, ada.userId, erasure));
    expect(await countNames(event)).toBe(0);
  });
});
