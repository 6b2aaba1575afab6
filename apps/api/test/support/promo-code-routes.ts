/** The routes of codes that make seats cheaper, each with a request that it accepts. */
import { randomUUID } from 'node:crypto';
import { uuid, type ApiRoute } from './api-route.js';

const event = { id: uuid(({ typedEventId }) => typedEventId) };
const code = { ...event, codeId: uuid(({ promoCodeId }) => promoCodeId) };

/** Beside a percentage there is no amount. */
const optional = { maxTickets: 5, startsAt: null, endsAt: null };

const alsoGood = {
  percentOff: [7],
  amountOffCents: [null],
  maxTickets: [7, null],
  startsAt: [null],
  endsAt: [null],
};

/** No two of an event are alike. */
const another = () => `NEW-${randomUUID()}`;

export const promoCodeRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/events/{id}/promo-codes',
    status: 200,
    needsToken: true,
    params: event,
  },
  {
    method: 'POST',
    path: '/api/events/{id}/promo-codes',
    status: 201,
    needsToken: true,
    params: event,
    bodyOf: () => ({ name: 'Press', code: another(), percentOff: 50, ...optional }),
    optionalFields: [...Object.keys(optional), 'amountOffCents', 'ticketTypeIds'],
    alsoGood,
  },
  {
    method: 'PATCH',
    path: '/api/events/{id}/promo-codes/{codeId}',
    status: 200,
    needsToken: true,
    params: code,
    bodyOf: () => ({
      name: 'Press',
      code: another(),
      percentOff: 50,
      ...optional,
      isPaused: false,
    }),
    optionalFields: 'all',
    alsoGood: { ...alsoGood, isPaused: [true] },
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}/promo-codes/{codeId}',
    status: 204,
    needsToken: true,
    params: { ...event, codeId: uuid(({ sparePromoCodeId }) => sparePromoCodeId) },
  },
];
