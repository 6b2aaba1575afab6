/** Orders that are decided about in one transaction, on a real database: decision 93. */
import { startDatabaseProxy, type CommitFault, type DatabaseProxy } from '@lastseat/database-proxy';
import { AN_ORGANISER, insertBookings } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderCommand } from '../../src/checkout/domain/decide-orders.js';
import type { NewOrder } from '../../src/checkout/commit/insert-orders.sql.js';
import { OrderCommitter } from '../../src/checkout/commit/order-committer.js';
import { findLineOfBooking } from '../../src/checkout/orders.sql.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { OutboxService } from '../../src/outbox/outbox.service.js';
import { testConfig } from '../support/app.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { untilWaiting } from '../support/lock-waits.js';
import { plantOrder } from '../support/orders.js';

const database = useDatabase();
let proxy: DatabaseProxy;
let processes: { prisma: PrismaService; committer: OrderCommitter }[] = [];

beforeAll(async () => {
  proxy = await startDatabaseProxy(database.url);
  processes = [proxy.url, database.url].map((url) => {
    const config = testConfig(url);
    const prisma = new PrismaService(config);
    return { prisma, committer: new OrderCommitter(config, prisma, new OutboxService()) };
  });
});
afterAll(async () => {
  for (const { prisma } of processes) await prisma.$disconnect();
  await proxy.close();
});

const decide = (command: OrderCommand, process = 0) =>
  processes[process]!.committer.decide(command);

/** Of one event, each of another person who is at the provider's. */
async function plantOrders(count: number): Promise<string[]> {
  const { id: eventId } = await createEvent(database, { totalTickets: count });
  const users = await createUsers(database, count);
  const given = { eventId, organiserId: AN_ORGANISER, state: 'paying' } as const;
  return Promise.all(users.map((userId) => plantOrder(database, { ...given, userId })));
}

const paid = (orderId: string, reference = newId()): OrderCommand => ({
  orderId,
  events: [{ kind: 'paymentSeen', payment: { reference, amountCents: 1_000, currency: 'EUR' } }],
  message: { provider: 'test', id: newId(), type: 'payment.succeeded' },
});

const listPayments = (orderIds: readonly string[]) =>
  database.query<{ orderId: string }>(
    `SELECT "orderId" FROM "Payment" WHERE "orderId" = ANY($1) ORDER BY "orderId"`,
    [orderIds],
  );

describe('A batch of orders', () => {
  it('takes a message once that comes twice in it, and at two processes', async () => {
    const orders = await plantOrders(5);
    const messages = orders.map((id) => paid(id));
    const asked = await concurrently(20, (index) => decide(messages[index % 5]!, index % 2));
    expect(tally(asked.map(({ hasChanged }) => String(hasChanged)))).toEqual({
      true: 5,
      false: 15,
    });
    const rows = await listPayments(orders);
    expect(rows.map(({ orderId }) => orderId)).toEqual([...orders].sort());
    const noted = await database.query(`SELECT FROM "ProviderEvent" WHERE id = ANY($1)`, [
      messages.map(({ message }) => message!.id),
    ]);
    expect(noted).toHaveLength(5);
  });

  it('fails nobody but the order that the database refuses', async () => {
    const [known, ...orders] = await plantOrders(7);
    await decide(paid(known!, 'taken already'));
    const asked = await Promise.allSettled(
      orders.map((id, index) => decide(paid(id, index === 2 ? 'taken already' : newId()))),
    );
    expect(asked.map(({ status }) => status)).toEqual(
      orders.map((_, index) => (index === 2 ? 'rejected' : 'fulfilled')),
    );
    expect(await listPayments(orders)).toHaveLength(5);
  });

  it('holds nobody up but the order that somebody else has locked', async () => {
    const [locked, free] = await plantOrders(2);
    const somebody = await database.connect();
    await somebody.query('BEGIN');
    await somebody.query('SELECT FROM "Order" WHERE id = $1 FOR UPDATE', [locked]);
    const late = decide(paid(locked!));
    expect(await decide(paid(free!))).toMatchObject({ hasChanged: true });
    await untilWaiting(database);
    expect(await listPayments([locked!])).toEqual([]);
    await somebody.query('COMMIT');
    await somebody.end();
    expect(await late).toMatchObject({ hasChanged: true });
  });

  it.each<[string, CommitFault]>([
    ['between write and COMMIT', 'lose'],
    ['during COMMIT, with the work committed', 'lose answer'],
  ])('whose connection breaks %s decides once, and says what it has decided', async (_, fault) => {
    const [extended, other] = await plantOrders(2);
    const before = await readEnd(extended!);
    proxy.breakNextCommit(fault);
    const asked = await Promise.all([
      decide({ orderId: extended!, events: [{ kind: 'extended' }], message: null }),
      decide(paid(other!)),
    ]);
    expect(asked).toMatchObject([
      { refused: null, hasChanged: true },
      { refused: null, hasChanged: true },
    ]);
    expect((await readEnd(extended!)) - before).toBe(15 * 60_000);
    expect(await listPayments([other!])).toHaveLength(1);
  });

  it.each<[string, CommitFault]>([
    ['between write and COMMIT', 'lose'],
    ['during COMMIT, with the work committed', 'lose answer'],
  ])('makes each order once whose connection breaks %s', async (_, fault) => {
    const { id: eventId } = await createEvent(database, { totalTickets: 9 });
    const [ada, ben] = await createUsers(database, 2);
    const orders = [ada!, ben!, ben!].map((userId) => toOrder(eventId, userId));
    proxy.breakNextCommit(fault);
    const { committer } = processes[0]!;
    const made = await Promise.all(orders.map((order) => committer.place(order)));
    expect(made.map((order) => order?.userId ?? null)).toEqual([ada, ben, null]);
    const rows = await database.query<{ id: string }>(
      `SELECT placed.id FROM "Order" AS placed JOIN "OrderLine" AS line ON line."orderId" = placed.id
       WHERE placed."eventId" = $1 ORDER BY placed.id`,
      [eventId],
    );
    expect(rows.map(({ id }) => id)).toEqual(made.flatMap((order) => order?.id ?? []).sort());
  });
});

describe('The order of a booking', () => {
  it('is found also before it was told which booking its late money got', async () => {
    const { id: eventId } = await createEvent(database, { totalTickets: 2 });
    const [userId] = await createUsers(database, 1);
    const given = { eventId, organiserId: AN_ORGANISER, state: 'paying' } as const;
    const orderId = await plantOrder(database, { ...given, userId: userId! });
    const [line] = await database.query<{ id: string; lateBookingId: string }>(
      'SELECT id, "lateBookingId" FROM "OrderLine" WHERE "orderId" = $1',
      [orderId],
    );
    const late = { id: line!.lateBookingId, userId: userId!, eventId };
    await insertBookings(database.query.bind(database), [late]);
    const { prisma } = processes[1]!;
    expect(await findLineOfBooking(prisma, eventId, late.id)).toEqual({
      orderId,
      lineId: line!.id,
    });
  });
});

async function readEnd(orderId: string): Promise<number> {
  const [row] = await database.query<{ expiresAt: Date }>(
    'SELECT "expiresAt" FROM "Order" WHERE id = $1',
    [orderId],
  );
  return row!.expiresAt.getTime();
}

function toOrder(eventId: string, userId: string): NewOrder {
  const line = { id: newId(), bookingId: newId(), lateBookingId: newId(), commandId: newId() };
  return {
    ...{
      id: newId(),
      eventId,
      userId,
      organiserId: AN_ORGANISER,
      currency: 'EUR',
      provider: 'test',
    },
    ...{ taxBasisPoints: null, pricesIncludeTax: true, promoCode: null },
    ...{ totalCents: 1_000, forMs: 900_000, until: null, isExtended: false, tokenHash: null },
    lines: [
      {
        ...{ ...line, ticketTypeId: null, name: 'An evening', quantity: 1, unitPriceCents: 1_000 },
        ...{ discountCents: 0, seats: 'held', returned: 0, isShrinking: false },
      },
    ],
  };
}
