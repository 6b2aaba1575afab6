/** The routes of what is paid, each with a request that it accepts. */
import { badPages, uuid, type ApiRoute, type World } from './api-route.js';

const own = { id: uuid(({ orderId }) => orderId) };
const ownEvent = { id: uuid(({ ownEventId }) => ownEventId) };
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
    bodyOf: ({ paidEventId }) => ({
      ...{ eventId: paidEventId, lines: [{ quantity: 1 }] },
      promoCode: ' friends',
    }),
    optionalFields: ['guest', 'promoCode'],
  },
  { method: 'GET', path: '/api/orders/{id}', status: 200, params: own, ...asBuyer },
  {
    method: 'GET',
    path: '/api/bookings/{id}/order',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ boughtId }) => boughtId) },
  },
  // Nobody has said who the invoices are from.
  { method: 'GET', path: '/api/orders/{id}/invoice', status: 404, params: own, ...asBuyer },
  { method: 'GET', path: '/api/orders/{id}/names', status: 200, params: own, ...asBuyer },
  {
    method: 'PUT',
    path: '/api/orders/{id}/names',
    status: 200,
    params: own,
    ...asBuyer,
    bodyOf: ({ orderLineId: lineId }) => ({ lines: [{ lineId, names: ['Ada Lindt'] }] }),
  },
  { method: 'GET', path: '/api/orders/{id}/tickets', status: 200, params: own, ...asBuyer },
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
    params: ownEvent,
    badQueries: [
      ...[...badPages, '201'].map((limit) => `limit=${limit}`),
      'state=held',
      'search=%00',
      'before=x',
      'unknown=1',
    ],
  },
  {
    method: 'GET',
    path: '/api/events/{id}/orders/{orderId}',
    status: 200,
    needsToken: true,
    params: { ...ownEvent, orderId: uuid(({ ownOrderId }) => ownOrderId) },
  },
  {
    method: 'GET',
    path: '/api/events/{id}/revenue',
    status: 200,
    needsToken: true,
    params: ownEvent,
  },
  {
    method: 'GET',
    path: '/api/organisers/{id}/revenue',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ organiserId }) => organiserId) },
  },
  {
    method: 'GET',
    path: '/api/organisers/{id}/incidents',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ organiserId }) => organiserId) },
    badQueries: [
      ...[...badPages, '101'].map((limit) => `limit=${limit}`),
      'list=seen',
      'before=x',
      'unknown=1',
    ],
  },
  {
    method: 'POST',
    path: '/api/events/{id}/incidents/{incidentId}/seen',
    status: 204,
    needsToken: true,
    params: { ...ownEvent, incidentId: uuid(({ incidentId }) => incidentId) },
  },
  {
    method: 'GET',
    path: '/api/events/{id}/reconciliation',
    status: 200,
    needsToken: true,
    // Of an event with orders the provider would be asked, and nobody is there.
    params: { id: uuid(({ typedEventId }) => typedEventId) },
    badQueries: [...[...badPages, '51'].map((limit) => `limit=${limit}`), 'after=x', 'unknown=1'],
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
