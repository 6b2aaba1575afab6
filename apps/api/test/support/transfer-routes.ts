/** The routes of tickets that are passed on, each with a request that it accepts. */
import { uuid, type ApiRoute, type World } from './api-route.js';

const ticket = { id: uuid(({ ticketId }) => ticketId) };
const link = { token: { of: ({ transferToken }: World) => transferToken, kind: 'token' } } as const;
const spareLink = {
  token: { of: ({ spareTransferToken }: World) => spareTransferToken, kind: 'token' },
} as const;

export const transferRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/bookings/{id}/transfer',
    status: 201,
    needsToken: true,
    params: ticket,
    bodyOf: () => ({ email: 'other@example.com' }),
  },
  {
    method: 'DELETE',
    path: '/api/bookings/{id}/transfer',
    status: 204,
    needsToken: true,
    params: ticket,
  },
  { method: 'GET', path: '/api/transfers/{token}', status: 200, params: link },
  {
    method: 'POST',
    path: '/api/transfers/{token}/accept',
    status: 200,
    params: link,
    takesToken: true,
    // Guests have none, but not of this event.
    headersOf: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
    bodyOf: () => ({}),
    optionalFields: ['name'],
  },
  { method: 'POST', path: '/api/transfers/{token}/decline', status: 204, params: spareLink },
];
