/** The routes of what is paid, each with a request that it accepts. */
import { uuid, type ApiRoute, type World } from './api-route.js';

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
    optionalFields: ['lineIds', 'lines', 'keepCents'],
    alsoGood: { keepCents: [7], reason: [''] },
  },
  // Nothing is signed that nobody sent.
  {
    method: 'POST',
    path: '/api/payments/{provider}/webhook',
    status: 400,
    params: { provider: { of: () => 'test', kind: 'slug' } },
  },
];
