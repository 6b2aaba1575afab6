/** The routes of rosters and numbers, each with a request that it accepts. */
import { badPages, uuid, type ApiRoute } from './api-route.js';

const event = { id: uuid(({ ownEventId }) => ownEventId) };
const entry = { ...event, bookingId: uuid(({ ownBookingId }) => ownBookingId) };

export const rosterRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/events/{id}/roster',
    status: 200,
    needsToken: true,
    params: event,
    badQueries: [
      ...badPages.map((page) => `page=${page}`),
      ...[...badPages, '501'].map((limit) => `limit=${limit}`),
      'search=%00',
      `search=${'a'.repeat(101)}`,
      'status=held',
      'status=confirmed&status=confirmed',
      'sortBy=note',
      'sortOrder=up',
      'unknown=1',
    ],
  },
  {
    method: 'GET',
    path: '/api/events/{id}/roster.csv',
    status: 200,
    needsToken: true,
    params: event,
    badQueries: ['status=held', 'status=', 'page=1', 'unknown=1'],
  },
  { method: 'GET', path: '/api/events/{id}/stats', status: 200, needsToken: true, params: event },
  {
    method: 'GET',
    path: '/api/organisers/{id}/overview',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ organiserId }) => organiserId) },
  },
  {
    method: 'POST',
    path: '/api/events/{id}/roster',
    status: 201,
    needsToken: true,
    params: event,
    bodyOf: ({ ownBookingId }) => ({
      email: `guest-of-${ownBookingId}@example.com`,
      name: 'A guest',
      quantity: 1,
      overCapacity: false,
    }),
    optionalFields: ['quantity', 'overCapacity', 'ticketTypeId'],
    alsoGood: { quantity: [7], overCapacity: [true] },
  },
  {
    method: 'PUT',
    path: '/api/events/{id}/roster/{bookingId}/note',
    status: 200,
    needsToken: true,
    params: entry,
    bodyOf: () => ({ text: 'Comes late' }),
    alsoGood: { text: [''] },
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}/roster/{bookingId}',
    status: 200,
    needsToken: true,
    params: entry,
    bodyOf: () => ({ reason: 'Ill' }),
    optionalFields: 'all',
    alsoGood: { reason: [''] },
  },
];
