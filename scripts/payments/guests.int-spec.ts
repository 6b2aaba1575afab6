/** Guests who pay: what they are told, what they get, and how often one address can buy (decision 88). */
import {
  managedBookingSchema,
  newOrderSchema,
  orderTicketsSchema,
  orderTokenHeader,
  problemSchema,
  type AccountExport,
  type NewOrder,
} from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseAccount } from '../../apps/api/src/auth/account/erase-account.sql.js';
import { PrismaService } from '../../apps/api/src/common/database/prisma.service.js';
import { BookingContents } from '../../apps/api/src/mail/content/booking-contents.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { concurrently } from '../../apps/api/test/support/concurrently.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import { managed, placeOf } from '../../apps/api/test/support/guests.js';
import { send } from '../../apps/api/test/support/http.js';
import { insertTypes } from '../../apps/api/test/support/ticket-types.js';
import { askOrder, expectCode, openShop, read, type PaidEvent, type Shop } from './testing/shop.js';

const database = useDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(database);
});
afterAll(() => shop.close());

const forGuests = (totalTickets = 10, given = {}) =>
  shop.createEvent(totalTickets, { guestPolicy: 'confirm', ...given });

const askAsGuest = (event: PaidEvent, email: string, ...lines: object[]) =>
  send(shop.apps[0].origin, 'POST', '/api/checkout', {
    body: {
      ...{ eventId: event.id, lines: lines.length === 0 ? [{ quantity: 1 }] : lines },
      guest: { email, name: 'Ada Lindt' },
    },
  });

async function buyAsGuest(event: PaidEvent, email: string): Promise<NewOrder> {
  return newOrderSchema.parse(read(await askAsGuest(event, email), 201));
}

const withToken = (token: string | null) => ({
  userId: '',
  ask: (method: string, path: string) =>
    send(shop.apps[1].origin, method, path, { headers: { [orderTokenHeader]: token ?? '' } }),
});

async function pay(order: NewOrder) {
  const guest = withToken(order.token);
  const asked = await askOrder(guest, order, '/pay');
  await shop.pay(asked).tell();
  await eventually('it is paid', async () => (await askOrder(guest, order)).state === 'paid');
  return guest;
}

const ticketsOf = async (order: NewOrder, token = order.token) => {
  const path = `/api/orders/${order.id}/tickets`;
  return orderTicketsSchema.parse(read(await withToken(token).ask('GET', path), 200)).data;
};

const contentOf = async (order: NewOrder) => {
  const [booked] = await ticketsOf(order);
  return (await shop.apps[0].app.get(BookingContents).find(booked!.bookingId))!;
};

describe('A guest who pays', () => {
  it('has the tickets by the token of the order and by the mail, and nobody has them without', async () => {
    const event = await forGuests();
    const order = await buyAsGuest(event, 'pays@example.com');
    expect(await ticketsOf(order)).toEqual([]);
    await pay(order);
    const [booked] = await ticketsOf(order);
    expect(booked!.tickets).toHaveLength(1);
    const path = `/api/orders/${order.id}/tickets`;
    expectCode(await withToken('a'.repeat(43)).ask('GET', path), 'order_not_found');
    expectCode(await event.owner.ask('GET', path), 'order_not_found');
    const { person, order: link } = await contentOf(order);
    expect(person.address).toBe('pays@example.com');
    expect(link).toEqual({ id: order.id, token: order.token });
  });

  it('buys a second time with the same address, as an order of its own, and is told the same', async () => {
    const event = await forGuests();
    const email = 'twice@example.com';
    const first = await buyAsGuest(event, email);
    await pay(first);
    const again = await buyAsGuest(event, email);
    const shapeOf = ({ id: _id, token: _token, lines, ...rest }: NewOrder) => ({
      ...Object.keys(rest),
      state: rest.state,
      lines: lines.map((line) => Object.keys(line)),
    });
    expect(shapeOf(again)).toEqual(shapeOf(first));
    expect(await shop.counts(event)).toEqual({ confirmed: 1, held: 1, remaining: 8 });
    await pay(again);
    expect(await shop.counts(event)).toEqual({ confirmed: 2, held: 0, remaining: 8 });
    const contents = [await contentOf(first), await contentOf(again)];
    expect(contents.map(({ person }) => person.address)).toEqual([email, email]);
    expect(contents.every(({ isPersonThere }) => isPersonThere)).toBe(true);
    // Each by a link of its own, which cancels one of them.
    const { cancel } = managed(shop.apps[0], contents[1]!.manageToken!);
    expect(placeOf(await cancel())).toMatchObject({ id: contents[1]!.id, status: 'cancelled' });
    expect((await ticketsOf(first)).length).toBe(1);
  });

  it('who asks six times at once holds six seats, or is asked to try again', async () => {
    const event = await forGuests(20);
    const answers = await concurrently(6, () => askAsGuest(event, 'six@example.com'));
    const held = answers.filter(({ status }) => status === 201).length;
    expect(held).toBeGreaterThan(0);
    for (const answer of answers) if (answer.status !== 201) expectCode(answer, 'busy');
    expect(await shop.counts(event)).toMatchObject({ confirmed: 0, held });
  });

  it('shows nothing of the account that has the address, and goes with it where it is erased', async () => {
    const event = await forGuests();
    const [owner] = await shop.createBuyers(1);
    const email = `${owner!.userId}@example.com`;
    // The account has a place already.
    const own = await owner!.ask('POST', '/api/checkout', {
      eventId: event.id,
      lines: [{ quantity: 1 }],
    });
    expect(own.status).toBe(201);
    const order = await buyAsGuest(event, email);
    await pay(order);
    const { person } = await contentOf(order);
    expect(person).toMatchObject({ name: 'Ada Lindt', address: email });
    expect(person.id).not.toBe(owner!.userId);

    const [booked] = await ticketsOf(order);
    const { text } = await owner!.ask('GET', '/api/auth/me/export');
    const { bookings } = JSON.parse(text) as AccountExport;
    expect(bookings.map(({ id }) => id)).toContain(booked!.bookingId);

    const erasure = { passwordHash: '!', now: new Date() };
    const prisma = shop.apps[0].app.get(PrismaService);
    await prisma.$transaction((tx) => eraseAccount(tx, owner!.userId, erasure));
    const left = await contentOf(order);
    expect(left).toMatchObject({ isPersonThere: false, person: { name: 'Deleted account' } });
    expect(left.person.address).not.toBe(email);
  });
});

describe('A guest who wants several types', () => {
  const openTyped = async () => {
    const event = await forGuests(10, { maxPerPerson: 4 });
    const [standing, box] = await insertTypes(database, event.id, [
      { name: 'Standing', priceCents: 1_500 },
      { name: 'Box', priceCents: 4_000, capacity: 1 },
    ]);
    const linesOf = (seats: number) => [
      { quantity: seats, ticketTypeId: standing! },
      { quantity: 1, ticketTypeId: box! },
    ];
    return { event, standing: standing!, box: box!, linesOf };
  };
  const buySeveral = async (event: PaidEvent, email: string, lines: object[]) =>
    newOrderSchema.parse(read(await askAsGuest(event, email, ...lines), 201));

  it('buys them in one order, and one link opens each of them', async () => {
    const { event, standing, box, linesOf } = await openTyped();
    const order = await buySeveral(event, 'several@example.com', linesOf(2));
    expect(order.totalCents).toBe(7_000);
    await pay(order);
    const tickets = await ticketsOf(order);
    expect(tickets.map((booked) => booked.tickets.length).sort()).toEqual([1, 2]);
    const { manageToken, ticketTypeId } = await contentOf(order);
    expect([standing, box]).toContain(ticketTypeId);
    const openedBy = (typeId: string) => managed(shop.apps[1], manageToken!, typeId);
    const standingPlace = managedBookingSchema.parse(read(await openedBy(standing).read(), 200));
    expect(standingPlace).toMatchObject({ ticketTypeId: standing, quantity: 2 });
    expect(standingPlace.others).toMatchObject([{ ticketTypeId: box, quantity: 1 }]);
    expect(placeOf(await openedBy(box).cancel())).toMatchObject({ ticketTypeId: box });
    expect(await shop.counts(event)).toEqual({ confirmed: 2, held: 0, remaining: 8 });
    const left = managedBookingSchema.parse(
      read(await managed(shop.apps[1], manageToken!).read(), 200),
    );
    expect(left).toMatchObject({ ticketTypeId: standing, status: 'confirmed', others: [] });
    expectCode(await openedBy(event.id).read(), 'booking_not_found');
  });

  it('has all of them or none, and leaves no account behind where one is sold out', async () => {
    const { event, box, linesOf } = await openTyped();
    await buySeveral(event, 'first@example.com', [{ quantity: 1, ticketTypeId: box }]);
    const countPeople = async () => {
      const [row] = await database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "User" WHERE coalesce("contactEmail", email) = 'late@example.com'`,
      );
      return row!.count;
    };
    const refused = await askAsGuest(event, 'late@example.com', ...linesOf(1));
    expectCode(refused, 'sold_out');
    const { errors } = problemSchema.parse(JSON.parse(refused.text));
    expect(errors).toMatchObject([{ path: ['lines', 1] }]);
    expect(await countPeople()).toBe(0);
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 1, remaining: 9 });
  });

  it('has no more seats in all than the event allows a person', async () => {
    const { event, linesOf } = await openTyped();
    expectCode(await askAsGuest(event, 'much@example.com', ...linesOf(4)), 'too_many_seats');
    expect(await shop.counts(event)).toEqual({ confirmed: 0, held: 0, remaining: 10 });
  });
});
