/**
 * Every route of the API with a request that it accepts: the ground from which the tests of bad input
 * change one thing at a time. `bad-input.int-spec.ts` holds this list against the OpenAPI document.
 */
import { refreshCookieName } from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { v7 as newId } from 'uuid';
import { hashToken } from '../../src/common/config/derived-keys.js';
import { accountRoutes } from './account-routes.js';
import { badPages, uuid, type ApiRoute, type World } from './api-route.js';
import { startApp, type TestApp } from './app.js';
import { bookingRoutes } from './booking-routes.js';
import type { TestDatabase } from './database.js';
import { checkoutRoutes } from './checkout-routes.js';
import { checkInRoutes } from './check-in-routes.js';
import { createEvent } from './factories.js';
import { holdForGuest } from './guests.js';
import { send, type RequestOptions } from './http.js';
import { plantOrder } from './orders.js';
import { findMailedCode } from './mailed-secrets.js';
import { invoiceRoutes } from './invoice-routes.js';
import { organiserRoutes } from './organiser-routes.js';
import { seriesRoutes } from './series-routes.js';
import { rosterRoutes } from './roster-routes.js';
import { confirmLogIns, plantSecondFactor } from './second-factors.js';
import { createStage } from './organiser-stage.js';
import { proveAddress } from './visitor.js';
import { transferRoutes } from './transfer-routes.js';
import { promoCodeRoutes } from './promo-code-routes.js';
import { insertPromoCode } from './promo-codes.js';
import { ticketTypeRoutes } from './ticket-type-routes.js';
import { plantOffer } from './waitlist.js';
import { waitlistRoutes } from './waitlist-routes.js';

const cookieOf = ({ refreshCookie }: World) => ({ cookie: refreshCookie });

const repeated = [
  'page=1&page=2',
  'limit=1&limit=2',
  'search=a&search=b',
  'sortBy=date&sortBy=date',
];

export const apiRoutes: ApiRoute[] = [
  { method: 'GET', path: '/api/health/live', status: 200 },
  { method: 'GET', path: '/api/health/ready', status: 200 },
  {
    method: 'POST',
    path: '/api/auth/register',
    status: 201,
    bodyOf: () => ({ email: `${newId()}@example.com`, password: 'a good password', name: 'New' }),
  },
  {
    method: 'POST',
    path: '/api/auth/login',
    status: 200,
    bodyOf: ({ email, password }) => ({ email, password }),
    alsoGood: { password: ['\0'] },
  },
  { method: 'POST', path: '/api/auth/refresh', status: 200, headersOf: cookieOf },
  { method: 'POST', path: '/api/auth/logout', status: 204, headersOf: cookieOf },
  { method: 'GET', path: '/api/auth/me', status: 200, needsToken: true },
  {
    method: 'GET',
    path: '/api/events',
    status: 200,
    badQueries: [
      ...badPages.map((page) => `page=${page}`),
      ...[...badPages, '51'].map((limit) => `limit=${limit}`),
      ...repeated,
      'search=%00',
      `search=${'a'.repeat(101)}`,
      `search=${'a'.repeat(10_000)}`,
      'search[]=a',
      'sortBy=version',
      'sortBy=',
      'sortBy=DATE',
      'sortOrder=up',
      'period=never',
      'from=2027-02-30',
      'from=0000-01-01',
      'to=2027-01-01T00:00:00Z',
      'when=yesterday',
      'maxPriceCents=-1',
      'minPriceCents=1.5',
      'available=yes',
      'category=%00',
      `place=${'a'.repeat(101)}`,
      'unknown=1',
    ],
  },
  { method: 'GET', path: '/api/categories', status: 200 },
  {
    method: 'GET',
    path: '/api/events/{id}',
    status: 200,
    params: { id: uuid(({ eventId }) => eventId) },
  },
  ...bookingRoutes,
  ...accountRoutes,
  ...seriesRoutes,
  ...invoiceRoutes,
  ...rosterRoutes,
  ...waitlistRoutes,
  ...ticketTypeRoutes,
  ...promoCodeRoutes,
  ...checkInRoutes,
  ...transferRoutes,
  ...checkoutRoutes,
  ...organiserRoutes,
];

export type { ApiRoute, World };

export const nameOf = ({ method, path }: ApiRoute): string => `${method} ${path}`;

/** The good request's path and query, with other values for its parameters if some are given. */
export function pathOf(route: ApiRoute, world: World, given: Record<string, string> = {}): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    return given[name] ?? route.params?.[name]?.of(world) ?? '';
  });
  return route.queryOf ? `${path}?${route.queryOf(world)}` : path;
}

/** The good request's headers. */
export function headersOf(route: ApiRoute, world: World): OutgoingHttpHeaders {
  return {
    ...route.headersOf?.(world),
    ...(route.needsToken && { authorization: `Bearer ${world.accessToken}` }),
  };
}

/** The good request's body, with the header that says what it is where that is no JSON. */
export function bodyOf(route: ApiRoute, world: World): RequestOptions {
  if (!route.pictureOf) return { headers: {}, body: route.bodyOf?.(world) };
  return { headers: { 'content-type': 'image/png' }, body: route.pictureOf() };
}

/** A running application with somebody signed in, an event to book and a booking to cancel. */
export async function createWorld(database: TestDatabase): Promise<World> {
  // Each route that asks for the password is asked by everybody: more than anybody may in five minutes.
  const target = await startApp(database.url, {
    LOGIN_LIMIT_PER_ACCOUNT: 100,
    // Nobody is there: what a provider has to be asked for is done later.
    TEST_PAYMENTS_URL: 'http://127.0.0.1:1',
    TEST_PAYMENTS_SECRET: 'nobody signs with this',
  });
  const [email, password] = ['somebody@example.com', 'the right password'];
  const body = { email, password, name: 'Somebody' };
  const registered = await send(target.origin, 'POST', '/api/auth/register', { body });
  const [setCookie = ''] = registered.headers['set-cookie'] ?? [];
  const token = /=([\w-]+)/.exec(setCookie)?.[1];

  const user = JSON.parse(registered.text) as { user: { id: string } };
  const planted = await plantAccount(target, database, user.user.id);
  const { accessToken } = planted;
  const { id: eventId } = await createEvent(database, { totalTickets: 50 });
  const { id: bookedId } = await createEvent(database, { totalTickets: 5 });
  const booked = await send(target.origin, 'POST', '/api/book', {
    headers: { authorization: `Bearer ${accessToken}` },
    body: { eventId: bookedId },
  });
  const { id: bookingId } = JSON.parse(booked.text) as { id: string };
  const refreshCookie = `${refreshCookieName}=${token}`;
  const soldOut = { totalTickets: 1, remainingTickets: 0, waitlistMode: 'offer' } as const;
  const { id: soldOutEventId } = await createEvent(database, soldOut);
  const offerId = await plantOffer(database, user.user.id);
  const ticketId = await plantTicket(database, user.user.id);
  const stage = await createStage(database, { owner: user.user.id });
  const paid = await plantPaid(database, { organiserId: stage.organiserId, userId: user.user.id });
  const manageToken = await holdForGuest(target, database);
  await askForNames(database);
  const account = { email, password, refreshCookie, ...planted };
  return {
    ...stage,
    ...account,
    ...paid,
    ...{ target, eventId, bookingId, soldOutEventId, offerId, ticketId, manageToken },
  };
}

/** Where somebody has a place already. */
const askForNames = (database: TestDatabase) =>
  database.query(
    `UPDATE "Event" SET "asksNames" = true
     WHERE id IN (SELECT "eventId" FROM "Booking" UNION SELECT "eventId" FROM "Order")`,
  );

/** An event to check out of, an order of another one that is being paid, and a ticket that was. */
async function plantPaid(database: TestDatabase, of: { organiserId: string; userId: string }) {
  const online = { payment: 'online', totalTickets: 50, organiserId: of.organiserId } as const;
  const { id: paidEventId } = await createEvent(database, online);
  await insertPromoCode(database, paidEventId);
  const { id: eventId } = await createEvent(database, online);
  const orderLineId = newId();
  const order = { ...of, eventId, state: 'paying', lineId: orderLineId } as const;
  const orderId = await plantOrder(database, order);
  const { id: boughtOf } = await createEvent(database, { ...online, remainingTickets: 49 });
  const booking = { userId: of.userId, eventId: boughtOf };
  const [bought] = await insertBookings(database.query.bind(database), [booking]);
  const boughtId = bought!.id;
  await plantOrder(database, { ...of, eventId: boughtOf, state: 'paid', bookingId: boughtId });
  return { paidEventId, orderId, orderLineId, boughtId };
}

async function plantTicket(database: TestDatabase, userId: string): Promise<string> {
  const event = await createEvent(database, { totalTickets: 1, remainingTickets: 0 });
  const run = database.query.bind(database);
  const [booking] = await insertBookings(run, [{ userId, eventId: event.id }]);
  return booking!.id;
}

/**
 * Their address counts as proved, a code and a link are on their way all the same, they have logged in
 * three times, and are about to set up an authenticator app. The log-in that asks is not that of the cookie,
 * which is ended, and has shown the second factor.
 */
async function plantAccount(target: TestApp, database: TestDatabase, userId: string) {
  await proveAddress(database, userId);
  const code = (await findMailedCode(target, database, userId))!.code!;
  const resetToken = randomBytes(32).toString('base64url');
  await database.query(
    // Of tomorrow: on a slow machine a link of now may have run out, or given way to the next that is asked for.
    `INSERT INTO "PasswordReset" (id, "userId", "tokenHash", "createdAt", "expiresAt")
     VALUES ($1, $2, $3, now() + interval '1 day', now() + interval '2 days')`,
    [newId(), userId, Buffer.from(hashToken(resetToken))],
  );
  const sessionId = newId();
  const another = `INSERT INTO "Session" (id, "userId") VALUES ($1, $2)`;
  await database.query(another, [sessionId, userId]);
  const accessToken = await target.tokenFor(userId);
  await confirmLogIns(database, userId);
  return {
    code,
    resetToken,
    sessionId,
    accessToken,
    ...(await plantSecondFactor(target, database, userId)),
  };
}
