/** Every route of the API × everybody who may ask: one table, held against the OpenAPI document. */
import { Agent } from 'node:http';
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
import { askers, owners, table, type Asker, type Row } from '../support/permission-table.js';
import { createUsers } from '../support/factories.js';
import { holdForGuest } from '../support/guests.js';
import { expectProblem, send, type Answer } from '../support/http.js';
import { createStage, type Stage } from '../support/organiser-stage.js';
import { confirmLogIns, plantPasskey } from '../support/second-factors.js';
import { SoftPasskey } from '../support/soft-passkey.js';

const database = useDatabase();
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let world: World;
let cast: Cast;
/** The same people again, who have a second factor and have just shown it. */
let protectedCast: Cast;

interface Cast {
  ids: Record<Exclude<Asker, 'nobody'>, string>;
  tokens: Record<Asker, string | null>;
}

beforeAll(async () => {
  world = await createWorld(database);
  cast = await createCast();
  protectedCast = await createCast();
  for (const id of Object.values(protectedCast.ids)) {
    await plantPasskey(database, id, new SoftPasskey('localhost', 'http://localhost:3000'));
    await confirmLogIns(database, id);
  }
});
afterAll(async () => {
  agent.destroy();
  await world.target.close();
});

async function createCast(): Promise<Cast> {
  const [attendee = '', foreign = '', door = '', manager = '', owner = '', admin = ''] =
    await createUsers(database, 6);
  const ids = { attendee, foreign, door, manager, owner, admin };
  const tokenFor = (id: string, role?: UserRole) => world.target.tokenFor(id, role);
  const tokens = {
    nobody: null,
    attendee: await tokenFor(attendee),
    foreign: await tokenFor(foreign),
    door: await tokenFor(door),
    manager: await tokenFor(manager),
    owner: await tokenFor(owner),
    admin: await tokenFor(admin, 'admin'),
  };
  await createStage(database, { owner: foreign });
  return { ids, tokens };
}

interface Question {
  by?: Cast;
  /** Whether the organiser asks its members for a second factor. */
  isDemanding?: boolean;
}

/** Of each cast an organiser that nothing was done to yet. */
const untouched = new Map<Cast, Stage>();
/** Of these a second factor is asked. A new one asks none. */
const demanding = new Set<Stage>();
/** The link of a guest's place that nothing was done to yet. */
let untouchedLink: string | null = null;

async function stageOf(by: Cast): Promise<Stage> {
  const { owner, manager, door } = by.ids;
  const stage = untouched.get(by) ?? (await createStage(database, { owner, manager, door }));
  untouched.set(by, stage);
  return stage;
}

/** Said only where it is not so yet: it would be a statement more for each of two thousand requests. */
async function setDemand(stage: Stage, isDemanding: boolean): Promise<void> {
  if (demanding.has(stage) === isDemanding) return;
  const demand = `UPDATE "Organiser" SET "requiresSecondFactor" = $2 WHERE id = $1`;
  await database.query(demand, [stage.organiserId, isDemanding]);
  if (isDemanding) demanding.add(stage);
  else demanding.delete(stage);
}

async function linkFor(route: ApiRoute): Promise<string> {
  if (!route.path.startsWith('/api/manage/')) return world.manageToken;
  untouchedLink ??= await holdForGuest(world.target, database);
  return untouchedLink;
}

/** Whoever is answered so has changed nothing. */
const refusals = [401, 403, 404];

/** Whether the request names anything of the stage. */
function isAbout(stage: Stage, path: string, body: unknown): boolean {
  const said = `${path} ${Buffer.isBuffer(body) ? '' : JSON.stringify(body)}`;
  return Object.values(stage).some((name: string) => said.includes(name));
}

/** The good request of the route, about an organiser that nothing was done to yet. */
async function ask(
  route: ApiRoute,
  asker: Asker,
  { by = cast, isDemanding = false }: Question = {},
): Promise<Answer> {
  const stage = await stageOf(by);
  await setDemand(stage, isDemanding);
  const fresh = { ...world, ...stage, manageToken: await linkFor(route) };
  const token = by.tokens[asker];
  const sent = bodyOf(route, fresh);
  const { authorization: _somebody, ...headers } = headersOf(route, fresh);
  const path = pathOf(route, fresh);
  const answer = await send(world.target.origin, route.method, path, {
    agent,
    headers: {
      ...headers,
      ...sent.headers,
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: sent.body,
  });
  const isChange = route.method !== 'GET' && !refusals.includes(answer.status);
  if (isChange && isAbout(stage, path, sent.body)) untouched.delete(by);
  if (isChange && path.includes(fresh.manageToken)) untouchedLink = null;
  return answer;
}

async function askAll(route: ApiRoute, question?: Question): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const asker of askers) seen[asker] = (await ask(route, asker, question)).status;
  return seen;
}

const routeOf = (name: string) => apiRoutes.find((one) => nameOf(one) === name)!;
const toExpected = (row: Row) =>
  Object.fromEntries(askers.map((asker, index) => [asker, row[index]]));

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
    expect(await askAll(routeOf(name))).toEqual(toExpected(row));
  });
});

describe('An organiser that asks for a second factor', () => {
  /** What an owner may, and a stranger does not see. */
  const ofMembers = Object.entries(table).filter(([, row]) => row[1] === 404 && row[5] !== 404);

  it.each(ofMembers)('refuses %s to its members who have none', async (name) => {
    const question = { isDemanding: true };
    const refused = { door: 403, manager: 403, owner: 403, admin: 403 };
    const strangers = { nobody: 401, attendee: 404, foreign: 404 };
    expect(await askAll(routeOf(name), question)).toEqual({ ...strangers, ...refused });
    expectProblem(await ask(routeOf(name), 'door', question), 403, 'second_factor_required');
  });

  it.each(ofMembers)('answers %s as ever to those who have one', async (name, row) => {
    const isDemand = name === 'PUT /api/organisers/{id}/second-factor';
    const seen = await askAll(routeOf(name), { by: protectedCast, isDemanding: true });
    expect(seen).toEqual(toExpected(isDemand ? owners(204) : row));
  });
});

describe('What is not there', () => {
  it('is answered to an admin as it is to everybody', async () => {
    const missing = { ...world, organiserId: newId(), ownEventId: newId() };
    for (const name of ['PATCH /api/organisers/{id}', 'GET /api/events/{id}/settings']) {
      const route = routeOf(name);
      const answer = await send(world.target.origin, route.method, pathOf(route, missing), {
        headers: { authorization: `Bearer ${cast.tokens.admin}` },
        body: route.bodyOf?.(missing),
      });
      expect(answer.status, name).toBe(404);
    }
  });
});
