/** The routes of what is paid, each with a request that it accepts; and the orders that they speak of. */
import { v7 as newId } from 'uuid';
import { uuid, type ApiRoute, type World } from './api-route.js';
import type { TestDatabase } from './database.js';

const own = { id: uuid(({ orderId }) => orderId) };
const asBuyer = {
  takesToken: true,
  headersOf: ({ accessToken }: World) => ({ authorization: `Bearer ${accessToken}` }),
} as const;

export const checkoutRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/checkout',
    status: 201,
    needsToken: true,
    bodyOf: ({ paidEventId }) => ({ eventId: paidEventId, lines: [{ quantity: 1 }] }),
    optionalFields: ['guest'],
  },
  { method: 'GET', path: '/api/orders/{id}', status: 200, params: own, ...asBuyer },
  // The last one takes the order away.
  ...['heartbeat', 'extend', 'pay', 'cancel'].map((what): ApiRoute => ({
    ...{ method: 'POST', path: `/api/orders/{id}/${what}`, status: 200, params: own },
    ...asBuyer,
  })),
  {
    method: 'GET',
    path: '/api/events/{id}/orders',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ ownEventId }) => ownEventId) },
  },
  {
    method: 'POST',
    path: '/api/orders/{id}/refund',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ ownOrderId }) => ownOrderId) },
    bodyOf: () => ({ keepCents: 100, reason: 'They are ill' }),
    optionalFields: ['lineIds', 'keepCents'],
    alsoGood: { keepCents: [7] },
  },
  // Nothing is signed that nobody sent.
  {
    method: 'POST',
    path: '/api/payments/{provider}/webhook',
    status: 400,
    params: { provider: { of: () => 'test', kind: 'slug' } },
  },
];

interface Planted {
  eventId: string;
  organiserId: string;
  userId: string;
  state: 'paying' | 'paid';
}

/** As if somebody were at the provider's, or had paid 1,000 cents for seats that are gone. @returns its id */
export async function plantOrder(
  database: TestDatabase,
  { eventId, organiserId, userId, state }: Planted,
): Promise<string> {
  const orderId = newId();
  const isPaid = state === 'paid';
  await database.query(
    `INSERT INTO "Order" ("eventId", id, "userId", "organiserId", state, "totalCents", currency, provider,
                          "expiresAt", "seenAt", session, "sessionId", "paymentUrl", "endedAt", "createdAt")
     VALUES ($1, $2, $3, $4, $5::"OrderState", 1000, 'EUR', 'test', now() + interval '1 hour', now(),
             'open', 'planted', 'http://127.0.0.1:1/', CASE WHEN $5 = 'paid' THEN now() END, now())`,
    [eventId, orderId, userId, organiserId, state],
  );
  await database.query(
    `INSERT INTO "OrderLine" ("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId", name,
                              quantity, "unitPriceCents", seats)
     VALUES ($1, $2, $3, $4, $5, $6, 'An evening', 1, 1000, $7::"LineSeats")`,
    [eventId, orderId, newId(), newId(), newId(), newId(), isPaid ? 'confirmed' : 'held'],
  );
  if (!isPaid) return orderId;
  await database.query(
    `INSERT INTO "Payment" ("eventId", "orderId", id, provider, reference, "amountCents", currency, use,
                            "receivedAt")
     VALUES ($1, $2, $3, 'test', $3::text, 1000, 'EUR', 'seats', now())`,
    [eventId, orderId, newId()],
  );
  return orderId;
}
