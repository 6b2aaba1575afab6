/** The routes of the line, each with a request that it accepts. */
import { badPages, uuid, type ApiRoute } from './api-route.js';

const soldOut = { id: uuid(({ soldOutEventId }) => soldOutEventId) };
const own = { id: uuid(({ ownEventId }) => ownEventId) };
const entry = { ...own, entryId: uuid(({ waitlistEntryId }) => waitlistEntryId) };

export const waitlistRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/events/{id}/waitlist',
    status: 201,
    needsToken: true,
    params: soldOut,
    bodyOf: () => ({ quantity: 1 }),
    optionalFields: 'all',
    alsoGood: { quantity: [7] },
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}/waitlist',
    status: 204,
    needsToken: true,
    params: soldOut,
  },
  { method: 'GET', path: '/api/waitlist', status: 200, needsToken: true },
  {
    method: 'POST',
    path: '/api/bookings/{id}/accept',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ offerId }) => offerId) },
  },
  {
    method: 'GET',
    path: '/api/events/{id}/waitlist',
    status: 200,
    needsToken: true,
    params: own,
    badQueries: [
      ...badPages.map((page) => `page=${page}`),
      ...[...badPages, '201'].map((limit) => `limit=${limit}`),
      'list=all',
      'search=%00',
      `search=${'a'.repeat(101)}`,
      'unknown=1',
    ],
  },
  {
    method: 'POST',
    path: '/api/events/{id}/waitlist/{entryId}/promote',
    status: 204,
    needsToken: true,
    params: entry,
  },
  {
    method: 'POST',
    path: '/api/events/{id}/waitlist/{entryId}/offer',
    status: 204,
    needsToken: true,
    params: entry,
    bodyOf: () => ({ overCapacity: true }),
    optionalFields: 'all',
    alsoGood: { overCapacity: [true] },
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}/waitlist/{entryId}',
    status: 204,
    needsToken: true,
    params: { ...own, entryId: uuid(({ spareEntryId }) => spareEntryId) },
  },
];
