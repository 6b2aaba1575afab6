/** Every route of the API × everybody who may ask: one table, held against the OpenAPI document. */
import type { UserRole } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiRoutes,
  bodyOf,
  createWorld,
  headersOf,
  nameOf,
  pathOf,
  type ApiRoute,
  type World,
} from '../support/api-routes.js';
import { useDatabase } from '../support/database.js';
import { createUsers } from '../support/factories.js';
import { holdForGuest } from '../support/guests.js';
import { send } from '../support/http.js';
import { createStage } from '../support/organiser-stage.js';

/** `foreign`: the owner of another organiser. */
const askers = ['nobody', 'attendee', 'foreign', 'door', 'manager', 'owner', 'admin'] as const;
type Asker = (typeof askers)[number];

/** The status for each of the askers, in their order. */
type Row = [number, number, number, number, number, number, number];

const everybody = (status: number): Row => [status, status, status, status, status, status, status];
const signedIn = (ok: number): Row => [401, ok, ok, ok, ok, ok, ok];
const members = (ok: number): Row => [401, 404, 404, ok, ok, ok, ok];
const managers = (ok: number): Row => [401, 404, 404, 403, ok, ok, ok];
const owners = (ok: number): Row => [401, 404, 404, 403, 403, ok, ok];

const table: Record<string, Row> = {
  'GET /api/health/live': everybody(200),
  'GET /api/health/ready': everybody(200),
  'POST /api/auth/register': everybody(201),
  'POST /api/auth/login': everybody(200),
  'POST /api/auth/refresh': everybody(200),
  'POST /api/auth/logout': everybody(204),
  'GET /api/auth/me': signedIn(200),
  'POST /api/unsubscribe/{token}': everybody(204),
  'GET /api/auth/verification': signedIn(200),
  // Their addresses are proved: there is nothing to send, and no code to be right.
  'POST /api/auth/verification': signedIn(202),
  'POST /api/auth/verification/confirm': signedIn(422),
  'POST /api/auth/password-reset': everybody(202),
  // The link works once, whoever has it.
  'POST /api/auth/password-reset/confirm': [204, 422, 422, 422, 422, 422, 422],
  // The password that is sent is somebody else's.
  'PATCH /api/auth/password': signedIn(401),
  'PATCH /api/auth/email': signedIn(401),
  'PATCH /api/auth/me': signedIn(200),
  'DELETE /api/auth/me': signedIn(401),
  'GET /api/auth/me/export': signedIn(200),
  'GET /api/auth/sessions': signedIn(200),
  'DELETE /api/auth/sessions': signedIn(204),
  'DELETE /api/auth/sessions/{id}': signedIn(404),
  'GET /api/events': everybody(200),
  'GET /api/categories': everybody(200),
  'GET /api/events/{id}': everybody(200),
  'POST /api/book': signedIn(201),
  // Whoever has the link.
  'GET /api/manage/{token}': everybody(200),
  'POST /api/manage/{token}/confirm': everybody(200),
  'DELETE /api/manage/{token}': everybody(200),
  'GET /api/bookings': signedIn(200),
  // Nobody's own: even an admin cancels it as its organiser would.
  'DELETE /api/bookings/{id}': signedIn(404),

  'POST /api/organisers': signedIn(201),
  'GET /api/organisers': signedIn(200),
  'GET /api/organisers/{id}': everybody(200),
  'PATCH /api/organisers/{id}': owners(200),
  'GET /api/organisers/{id}/members': managers(200),
  'POST /api/organisers/{id}/members': owners(201),
  'PATCH /api/organisers/{id}/members/{userId}': owners(200),
  'DELETE /api/organisers/{id}/members/{userId}': owners(204),
  'DELETE /api/organisers/{id}/invitations/{invitationId}': owners(204),
  'GET /api/invitations/{token}': everybody(200),
  'POST /api/invitations/{token}': signedIn(200),
  'GET /api/organisers/{id}/activity': managers(200),

  'GET /api/organisers/{id}/events': members(200),
  'POST /api/organisers/{id}/events': managers(201),
  'GET /api/events/{id}/settings': members(200),
  'PATCH /api/events/{id}': managers(200),
  'POST /api/events/{id}/publish': managers(200),
  'POST /api/events/{id}/cancel': managers(200),
  'POST /api/events/{id}/duplicate': managers(201),
  'DELETE /api/events/{id}': managers(204),
  'PUT /api/events/{id}/cover': managers(200),
  'DELETE /api/events/{id}/cover': managers(200),
  'GET /api/events/{id}/cover/{imageId}': everybody(200),
  'GET /api/events/{id}/activity': managers(200),

  'GET /api/events/{id}/roster': members(200),
  'GET /api/events/{id}/roster.csv': managers(200),
  'POST /api/events/{id}/roster': managers(201),
  'DELETE /api/events/{id}/roster/{bookingId}': managers(200),
  'PUT /api/events/{id}/roster/{bookingId}/note': managers(200),
  'GET /api/events/{id}/stats': managers(200),
  'GET /api/organisers/{id}/overview': members(200),
};

const database = useDatabase();
let world: World;
let ids: Record<Exclude<Asker, 'nobody'>, string>;
let tokens: Record<Asker, string | null>;

beforeAll(async () => {
  world = await createWorld(database);
  const [attendee = '', foreign = '', door = '', manager = '', owner = '', admin = ''] =
    await createUsers(database, 6);
  ids = { attendee, foreign, door, manager, owner, admin };
  const tokenFor = (id: string, role?: UserRole) => world.target.tokenFor(id, role);
  tokens = {
    nobody: null,
    attendee: await tokenFor(attendee),
    foreign: await tokenFor(foreign),
    door: await tokenFor(door),
    manager: await tokenFor(manager),
    owner: await tokenFor(owner),
    admin: await tokenFor(admin, 'admin'),
  };
  await createStage(database, { owner: foreign });
});
afterAll(() => world.target.close());

/** The good request of the route, about an organiser that nothing was done to yet. */
async function ask(route: ApiRoute, asker: Asker): Promise<number> {
  const { owner, manager, door } = ids;
  const stage = await createStage(database, { owner, manager, door });
  const isOfGuest = route.path.startsWith('/api/manage/');
  const manageToken = isOfGuest ? await holdForGuest(world.target, database) : world.manageToken;
  const fresh = { ...world, ...stage, manageToken };
  const token = tokens[asker];
  const sent = bodyOf(route, fresh);
  const { authorization: _somebody, ...headers } = headersOf(route, fresh);
  const answer = await send(world.target.origin, route.method, pathOf(route, fresh), {
    headers: {
      ...headers,
      ...sent.headers,
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: sent.body,
  });
  return answer.status;
}

describe('The table of permissions', () => {
  it('has every route that the OpenAPI document names, and no other', async () => {
    const answer = await send(world.target.origin, 'GET', '/api/openapi.json');
    const { paths } = JSON.parse(answer.text) as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(table).sort()).toEqual(documented.sort());
  });

  it.each(Object.entries(table))('%s is answered as it says', async (name, row) => {
    const route = apiRoutes.find((one) => nameOf(one) === name)!;
    const expected = Object.fromEntries(askers.map((asker, index) => [asker, row[index]]));
    const seen: Record<string, number> = {};
    for (const asker of askers) seen[asker] = await ask(route, asker);
    expect(seen).toEqual(expected);
  });
});

describe('What is not there', () => {
  it('is answered to an admin as it is to everybody', async () => {
    const missing = { ...world, organiserId: newId(), ownEventId: newId() };
    for (const name of ['PATCH /api/organisers/{id}', 'GET /api/events/{id}/settings']) {
      const route = apiRoutes.find((one) => nameOf(one) === name)!;
      const answer = await send(world.target.origin, route.method, pathOf(route, missing), {
        headers: { authorization: `Bearer ${tokens.admin}` },
        body: route.bodyOf?.(missing),
      });
      expect(answer.status, name).toBe(404);
    }
  });
});
