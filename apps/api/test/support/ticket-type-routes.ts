/** The routes of the types that an event is sold by, each with a request that it accepts. */
import { uuid, type ApiRoute } from './api-route.js';
import { ACCESS_CODE } from './ticket-types.js';

const event = { id: uuid(({ typedEventId }) => typedEventId) };
const type = { ...event, typeId: uuid(({ ticketTypeId }) => ticketTypeId) };

const optional = {
  description: '',
  capacity: 5,
  saleStartsAt: null,
  saleEndsAt: null,
  minPerPerson: 1,
  maxPerPerson: 2,
  accessCode: 'FRIENDS-1',
};

const alsoGood = {
  description: [''],
  priceCents: [7],
  capacity: [7, null],
  saleStartsAt: [null],
  saleEndsAt: [null],
  maxPerPerson: [7, null],
  accessCode: [null],
};

export const ticketTypeRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/events/{id}/ticket-types',
    status: 200,
    needsToken: true,
    params: event,
  },
  {
    method: 'POST',
    path: '/api/events/{id}/ticket-types',
    status: 201,
    needsToken: true,
    params: event,
    bodyOf: () => ({ name: 'VIP', priceCents: 9_900, ...optional }),
    optionalFields: Object.keys(optional),
    alsoGood,
  },
  {
    method: 'POST',
    path: '/api/events/{id}/access-code',
    status: 200,
    params: event,
    bodyOf: () => ({ code: ACCESS_CODE.toLowerCase() }),
  },
  {
    method: 'PATCH',
    path: '/api/events/{id}/ticket-types/{typeId}',
    status: 200,
    needsToken: true,
    params: type,
    bodyOf: () => ({ name: 'VIP', priceCents: 9_900, ...optional, position: 3 }),
    optionalFields: 'all',
    alsoGood: { ...alsoGood, position: [7] },
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}/ticket-types/{typeId}',
    status: 204,
    needsToken: true,
    params: { ...event, typeId: uuid(({ spareTypeId }) => spareTypeId) },
  },
];
