/** The plain way: each step of each order is a transaction of its own, under the same row locks. */
import { v7 as newId } from 'uuid';
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import type { ProviderMessage } from '../../../apps/api/src/payments/payment-provider.js';
import type { Counter, Seller } from './seller.js';

// With Prisma's defaults (2 s, 5 s) two hundred callers would fail instead of wait.
const patience = { maxWait: 60_000, timeout: 60_000 };

export const oneStepATransaction: Seller = {
  title: 'one transaction for each step of an order',
  mostCallers: 200,
  open({ api, bank, config }: Counter) {
    const prisma = new api.PrismaService(config);
    return {
      async buy(eventId, userId) {
        const order = await checkOut(prisma, eventId, userId);
        const { sessionId, url } = await bank.provider.createSession({
          ...{ orderId: order.id, amountCents: order.totalCents, currency: order.currency },
          ...{ title: 'A ticket', returnUrl: 'http://127.0.0.1:1', lapsesAt: '' },
        });
        await keepPage(prisma, order, sessionId, url);
        const { body, headers } = bank.pay(order);
        await seat(prisma, order, bank.provider.parseMessage(body, headers)!);
        return 'paid';
      },
      close: () => prisma.$disconnect(),
    };
  },
};

interface PlacedOrder {
  id: string;
  eventId: string;
  userId: string;
  bookingId: string;
  totalCents: number;
  currency: string;
}

function checkOut(prisma: PrismaService, eventId: string, userId: string): Promise<PlacedOrder> {
  const [id, bookingId] = [newId(), newId()];
  return prisma.$transaction(async (tx) => {
    const [event] = await tx.$queryRaw<
      { left: number; priceCents: number; currency: string; organiserId: string }[]
    >`SELECT "remainingTickets" AS left, "priceCents", currency, "organiserId"
      FROM "Event" WHERE id = ${eventId}::uuid FOR UPDATE`;
    if (!event || event.left === 0) throw new Error('sold out');
    const had = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "Booking" WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid
        AND status IN ('held', 'confirmed')`;
    if (had.length > 0) throw new Error('already booked');
    await tx.$executeRaw`
      INSERT INTO "Booking" (id, "userId", "eventId", status, quantity, "createdAt", "expiresAt")
      VALUES (${bookingId}::uuid, ${userId}::uuid, ${eventId}::uuid, 'held', 1, now(),
              now() + interval '40 minutes')`;
    await tx.$executeRaw`
      UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1, "heldTickets" = "heldTickets" + 1,
             "nextHoldExpiryAt" = least("nextHoldExpiryAt", now() + interval '40 minutes'),
             version = version + 1
      WHERE id = ${eventId}::uuid`;
    const { priceCents, currency, organiserId } = event;
    await tx.$executeRaw`
      INSERT INTO "Order" ("eventId", id, "userId", "organiserId", "totalCents", currency, provider,
                           "expiresAt", "seenAt", "nextStepAt", "createdAt")
      VALUES (${eventId}::uuid, ${id}::uuid, ${userId}::uuid, ${organiserId}::uuid, ${priceCents},
              ${currency}, 'test', now() + interval '15 minutes', now(), now() + interval '1 minute', now())`;
    await tx.$executeRaw`
      INSERT INTO "OrderLine" ("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId", name,
                               quantity, "unitPriceCents")
      VALUES (${eventId}::uuid, ${id}::uuid, ${newId()}::uuid, ${bookingId}::uuid, ${newId()}::uuid,
              ${newId()}::uuid, 'A ticket', 1, ${priceCents})`;
    return { id, eventId, userId, bookingId, totalCents: priceCents, currency };
  }, patience);
}

function keepPage(prisma: PrismaService, { id }: PlacedOrder, sessionId: string, url: string) {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT state FROM "Order" WHERE id = ${id}::uuid FOR UPDATE`;
    await tx.$executeRaw`
      UPDATE "Order" SET state = 'paying', session = 'open', "sessionId" = ${sessionId},
             "paymentUrl" = ${url}, "nextStepAt" = now() + interval '30 seconds'
      WHERE id = ${id}::uuid AND state = 'open'`;
  }, patience);
}

/** Money is noted before its seats are looked for: whoever dies between the two leaves it to be found. */
async function seat(
  prisma: PrismaService,
  order: PlacedOrder,
  { id: messageId, type, payment }: ProviderMessage,
): Promise<void> {
  const { id, eventId } = order;
  const paymentId = newId();
  const { reference, amountCents, currency } = payment!;
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT state FROM "Order" WHERE id = ${id}::uuid FOR UPDATE`;
    await tx.$executeRaw`
      INSERT INTO "ProviderEvent" (provider, id, type) VALUES ('test', ${messageId}, ${type})`;
    await tx.$executeRaw`
      INSERT INTO "Payment" ("eventId", "orderId", id, provider, reference, "amountCents", currency, use,
                             "receivedAt")
      VALUES (${eventId}::uuid, ${id}::uuid, ${paymentId}::uuid, 'test', ${reference}, ${amountCents},
              ${currency}, 'seating', now())`;
    await tx.$executeRaw`
      UPDATE "Order" SET session = 'over', "nextStepAt" = now() + interval '1 minute' WHERE id = ${id}::uuid`;
  }, patience);
  await confirm(prisma, order);
  await endPaid(prisma, order, paymentId);
}

async function confirm(prisma: PrismaService, { eventId, bookingId }: PlacedOrder): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Event" WHERE id = ${eventId}::uuid FOR UPDATE`;
    await tx.$executeRaw`
      UPDATE "Booking" SET status = 'confirmed', "expiresAt" = NULL
      WHERE id = ${bookingId}::uuid AND status = 'held'`;
    await tx.$executeRaw`
      UPDATE "Event" SET "heldTickets" = "heldTickets" - 1, version = version + 1,
             "nextHoldExpiryAt" = CASE WHEN "heldTickets" > 1 THEN "nextHoldExpiryAt" END
      WHERE id = ${eventId}::uuid`;
  }, patience);
}

async function endPaid(
  prisma: PrismaService,
  { id, eventId, userId, totalCents: amountCents, currency }: PlacedOrder,
  paymentId: string,
): Promise<void> {
  const facts = JSON.stringify([{ type: 'order.paid', eventId, userId, amountCents, currency }]);
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT state FROM "Order" WHERE id = ${id}::uuid FOR UPDATE`;
    await tx.$executeRaw`
      UPDATE "Payment" SET use = 'seats' WHERE "eventId" = ${eventId}::uuid AND id = ${paymentId}::uuid`;
    await tx.$executeRaw`
      UPDATE "OrderLine" SET seats = 'confirmed'
      WHERE "eventId" = ${eventId}::uuid AND "orderId" = ${id}::uuid`;
    await tx.$executeRaw`
      UPDATE "Order" SET state = 'paid', "endedAt" = now(), "nextStepAt" = NULL, version = version + 1
      WHERE id = ${id}::uuid`;
    await tx.$executeRaw`
      INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
      VALUES ('order', ${id}::uuid, 1, ${facts}::json)`;
  }, patience);
}
