/**
 * Every route against every kind of bad input: a problem document with the right 4xx, never a 5xx. All of it
 * comes on one connection after the other: what is refused does not spoil it for the next request.
 */
import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBadAuthorizations, signGoodToken } from '../support/access-tokens.js';
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
import { isForm, spoil, unreadableBodies, type BadBody } from '../support/bad-bodies.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send, type RequestOptions } from '../support/http.js';

const database = useDatabase();
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let world: World;
let rowsBefore: unknown;

beforeAll(async () => {
  world = await createWorld(database);
  rowsBefore = await countRows();
});
afterAll(async () => {
  agent.destroy();
  await world.target.close();
});

const countRows = () =>
  database.query(
    `SELECT (SELECT count(*) FROM "User") AS users, (SELECT count(*) FROM "Session") AS sessions,
            (SELECT count(*) FROM "Booking") AS bookings, (SELECT sum(version) FROM "Event") AS sold,
            (SELECT count(*) FROM "Event") AS events, (SELECT count(*) FROM "Organiser") AS organisers,
            (SELECT count(*) FROM "Member") AS members, (SELECT count(*) FROM "Invitation") AS asked,
            (SELECT count(*) FROM "EventCover") AS covers,
            (SELECT count(*) FROM "OrganiserLogo") AS logos, (SELECT count(*) FROM "Activity") AS done`,
  );

type RoutesOfPath = [ApiRoute, ...ApiRoute[]];

const namesOf = (routes: ApiRoute[]) => routes.map((route) => [nameOf(route), route] as const);
const withBody = apiRoutes.filter((route) => route.bodyOf);
const withParams = apiRoutes.filter((route) => route.params);
const withQuery = apiRoutes.filter((route) => route.badQueries);
const withToken = apiRoutes.filter((route) => route.needsToken);
const ofEachPath = [...new Set(apiRoutes.map(({ path }) => path))].map(
  (path) => [path, apiRoutes.filter((route) => route.path === path) as RoutesOfPath] as const,
);
const withMethodOfBody = apiRoutes.filter((route) => route.method !== 'GET');

/** The good request with something in it replaced. */
function sendTo(route: ApiRoute, path: string, options: RequestOptions = {}) {
  const sent = 'body' in options ? options : bodyOf(route, world);
  const headers = { ...headersOf(route, world), ...sent.headers, ...options.headers };
  return send(world.target.origin, route.method, path, { agent, headers, body: sent.body });
}

async function expectRefusal(route: ApiRoute, bad: BadBody): Promise<void> {
  const codes = {
    400: 'invalid_request',
    413: 'payload_too_large',
    415: 'unsupported_media_type',
  } as const;
  const answer = await sendTo(route, pathOf(route, world), bad.options);
  expectProblem(answer, bad.status, codes[bad.status], bad.what);
}

describe('Bad input', () => {
  it('is tried on every route that the OpenAPI document names', async () => {
    const answer = await send(world.target.origin, 'GET', '/api/openapi.json');
    const { paths } = JSON.parse(answer.text) as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(apiRoutes.map(nameOf).sort()).toEqual(documented.sort());
  });

  it.each(namesOf(withMethodOfBody))('%s refuses a body that it cannot read', async (_, route) => {
    const bodies = route.takesForms
      ? unreadableBodies.filter((bad) => !isForm(bad))
      : unreadableBodies;
    for (const bad of bodies) await expectRefusal(route, bad);
  });

  it.each(namesOf(withBody))('%s refuses a body of the wrong shape', async (_name, route) => {
    const bodies = spoil(route.bodyOf?.(world) ?? {}, route);
    for (const bad of bodies) await expectRefusal(route, bad);
  });

  it.each(namesOf(withBody))('%s says which field is wrong', async (_name, route) => {
    const good = route.bodyOf?.(world) ?? {};
    for (const field of Object.keys(good)) {
      const body = { ...good, [field]: typeof good[field] === 'number' ? 'x' : 7 };
      const answer = await sendTo(route, pathOf(route, world), { body });
      const { errors } = expectProblem(answer, 400, 'invalid_request', field);
      expect(errors).toEqual([{ path: [field], message: expect.any(String) as string }]);
    }
  });

  it.each(namesOf(withParams))('%s refuses what its address cannot be', async (_name, route) => {
    for (const [name, { of, kind }] of Object.entries(route.params ?? {})) {
      const good = of(world);
      const ask = (bad: string) => sendTo(route, pathOf(route, world, { [name]: bad }));
      const uuids = [`${good}0`, good.slice(1), good.replaceAll('-', ''), 'null'];
      const slugs = [
        'No',
        'two words'.replace(' ', '%20'),
        '-a-b',
        'a--b',
        'é-é-é',
        'a'.repeat(61),
      ];
      const others = { uuid: uuids, slug: slugs, token: [`${good}0`, good.slice(1), 'null'] }[kind];
      const anywhere = ['x', '7', '%00', '%20', `{${good}}`, `${good}%00`, '__proto__', "'--"];
      const undecodable = ['%', '%zz', '%E0%A4%A', '%c3%28', `${good}%`, '%F0%9F%8E%AB'];
      for (const bad of [...others, ...anywhere, ...undecodable]) {
        expectProblem(await ask(bad), 400, 'invalid_request', `${name} ${bad}`);
      }
      for (const bad of ['a'.repeat(101), 'a'.repeat(8_000)]) {
        expectProblem(await ask(bad), 414, 'uri_too_long', `long ${name}`);
      }
    }
  });

  it.each(namesOf(withQuery))('%s refuses a wrong query', async (_name, route) => {
    for (const query of route.badQueries ?? []) {
      const answer = await sendTo(
        route,
        `${pathOf({ ...route, queryOf: undefined }, world)}?${query}`,
      );
      expectProblem(answer, 400, 'invalid_request', query);
    }
  });

  it.each(namesOf(withToken))('%s refuses everybody without a good token', async (_, route) => {
    const sent = bodyOf(route, world);
    for (const [what, authorization] of Object.entries(makeBadAuthorizations())) {
      const answer = await send(world.target.origin, route.method, pathOf(route, world), {
        agent,
        headers: { ...sent.headers, ...(authorization !== undefined && { authorization }) },
        body: sent.body,
      });
      expectProblem(answer, 401, 'unauthenticated', what);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  });

  it('is why the tokens are refused: one signed the same way, with nothing wrong, is let in', async () => {
    const headers = { authorization: `Bearer ${signGoodToken()}` };
    const answer = await send(world.target.origin, 'GET', '/api/bookings', { headers });
    expect([answer.status, answer.text]).toEqual([200, '[]']);
  });

  it('in the Idempotency-Key is refused', async () => {
    const book = apiRoutes.find((route) => route.path === '/api/book')!;
    for (const key of ['', 'two words', 'é', 'a'.repeat(256), ['one', 'two'], ['one', 'one']]) {
      const answer = await sendTo(book, book.path, { headers: { 'idempotency-key': key } });
      const { errors } = expectProblem(answer, 400, 'invalid_request', String(key));
      expect(errors?.[0]?.path).toEqual(['idempotency-key']);
    }
  });

  it.each(ofEachPath)('%s answers no method but its own', async (_path, routes) => {
    const [route] = routes;
    const own = routes.map(({ method }) => method);
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
    const bodies = [{}, { headers: { 'content-type': 'application/json' }, body: '{' }];
    for (const method of methods.filter((name) => !own.some((one) => one === name))) {
      for (const { body, headers } of bodies as RequestOptions[]) {
        const path = `${pathOf(route, world)}?a=b`;
        const answer = await send(world.target.origin, method, path, {
          agent,
          headers: { ...headersOf(route, world), ...headers },
          body,
        });
        expectProblem(answer, 405, 'method_not_allowed', `${method} ${path}`);
        const allowed = own.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
        expect(answer.headers['allow']).toBe(allowed.sort().join(', '));
      }
    }
  });

  it('changed nothing, and after all of it every route still accepts its good request', async () => {
    expect(await countRows()).toEqual(rowsBefore);
    for (const route of apiRoutes) {
      const answer = await sendTo(route, pathOf(route, world));
      expect([nameOf(route), answer.status]).toEqual([nameOf(route), route.status]);
    }
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});
