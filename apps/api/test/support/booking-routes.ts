/** The routes of bookings, of who has an account and of guests, each with a request that it accepts. */
import { badPages, uuid, type ApiRoute, type World } from './api-route.js';

/** The last one takes the place away. */
const managed = { token: { of: ({ manageToken }: World) => manageToken, kind: 'token' } } as const;
const guestRoutes: ApiRoute[] = [
  { method: 'GET', path: '/api/manage/{token}', status: 200, params: managed },
  { method: 'POST', path: '/api/manage/{token}/confirm', status: 200, params: managed },
  // Of what was confirmed just now.
  { method: 'GET', path: '/api/manage/{token}/tickets', status: 200, params: managed },
  { method: 'GET', path: '/api/manage/{token}/tickets.pdf', status: 200, params: managed },
  { method: 'GET', path: '/api/manage/{token}/names', status: 200, params: managed },
  {
    method: 'PUT',
    path: '/api/manage/{token}/names',
    status: 200,
    params: managed,
    bodyOf: () => ({ names: ['Ada Lindt'] }),
  },
  {
    method: 'POST',
    path: '/api/manage/{token}/transfer',
    status: 201,
    params: managed,
    bodyOf: () => ({ email: 'other@example.com' }),
  },
  { method: 'DELETE', path: '/api/manage/{token}/transfer', status: 204, params: managed },
  {
    method: 'PATCH',
    path: '/api/manage/{token}',
    status: 200,
    params: managed,
    bodyOf: () => ({ quantity: 1 }),
    alsoGood: { quantity: [7] },
  },
  { method: 'DELETE', path: '/api/manage/{token}', status: 200, params: managed },
];

export const bookingRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/book',
    status: 201,
    needsToken: true,
    bodyOf: ({ eventId }) => ({ eventId, quantity: 1 }),
    optionalFields: ['quantity', 'guest', 'ticketTypeId'],
    alsoGood: { quantity: [7] },
  },
  {
    method: 'GET',
    path: '/api/bookings',
    status: 200,
    needsToken: true,
    badQueries: [
      ...[...badPages, '201'].map((limit) => `limit=${limit}`),
      'limit=1&limit=2',
      'before=x',
      'before=',
      'before=%00',
      'before=01890a5d-ac96-774b-bcce-b302099a8057&before=01890a5d-ac96-774b-bcce-b302099a8057',
      'unknown=1',
    ],
  },
  ...['tickets', 'tickets.pdf'].map((file): ApiRoute => ({
    method: 'GET',
    path: `/api/bookings/{id}/${file}`,
    status: 200,
    needsToken: true,
    params: { id: uuid(({ bookingId }) => bookingId) },
  })),
  {
    method: 'PATCH',
    path: '/api/bookings/{id}',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ bookingId }) => bookingId) },
    bodyOf: () => ({ quantity: 1 }),
    alsoGood: { quantity: [7] },
  },
  {
    method: 'GET',
    path: '/api/bookings/{id}/names',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ bookingId }) => bookingId) },
  },
  {
    method: 'PUT',
    path: '/api/bookings/{id}/names',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ bookingId }) => bookingId) },
    bodyOf: () => ({ names: ['Ada Lindt'] }),
  },
  {
    method: 'DELETE',
    path: '/api/bookings/{id}',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ bookingId }) => bookingId) },
  },
  ...guestRoutes,
];
