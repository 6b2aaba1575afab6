/** The OpenAPI document and the page that shows it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiRoutes, nameOf } from '../support/api-routes.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { send } from '../support/http.js';

interface Operation {
  operationId: string;
  parameters: { in: string; name: string }[];
  requestBody?: object;
  security?: Record<string, string[]>[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const database = useDatabase();
let target: TestApp;
let document: { paths: Record<string, Record<string, Operation>> };

beforeAll(async () => {
  target = await startApp(database.url);
  const answer = await send(target.origin, 'GET', '/api/openapi.json');
  document = JSON.parse(answer.text) as typeof document;
});
afterAll(() => target.close());

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

const names = (holds: (operation: Operation) => boolean) =>
  operations()
    .filter(([, operation]) => holds(operation))
    .map(([name]) => name)
    .sort();

/** Those that refuse who is not known by a cookie, a password, a code or a passkey. */
const opensSession = /\/(?:login|login\/code|login\/passkey|refresh)$/;

describe('The OpenAPI document', () => {
  it('refers to nothing that is not in it', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, reference = ''] of references) {
      const found = reference
        .split('/')
        .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  it('names every operation once', () => {
    const ids = operations().map(([, operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('describes each success and each problem of every route', () => {
    const withSuccess = names(({ responses }) =>
      Object.keys(responses).some((status) => status.startsWith('2')),
    );
    const withProblems = names(({ responses }) =>
      Object.entries(responses).every(
        ([status, { content }]) =>
          // "Not modified" is no problem, and has nothing to say.
          (status.startsWith('2') || status === '304') !==
          (content !== undefined && 'application/problem+json' in content),
      ),
    );
    const withOtherProblems = names(({ responses }) => 'default' in responses);
    const all = apiRoutes.map(nameOf).sort();
    expect([withSuccess, withProblems, withOtherProblems]).toEqual([all, all, all]);
  });

  it('asks for a token, a body and a path parameter just where the routes do', () => {
    const needing = (holds: (route: (typeof apiRoutes)[number]) => unknown) =>
      apiRoutes.filter(holds).map(nameOf).sort();
    expect(names(({ security = [] }) => security.some((scheme) => 'bearer' in scheme))).toEqual(
      needing((route) => route.needsToken ?? route.takesToken),
    );
    expect(names(({ responses }) => '401' in responses)).toEqual(
      needing((route) => route.needsToken ?? route.takesToken ?? opensSession.test(route.path)),
    );
    expect(names(({ requestBody }) => requestBody !== undefined)).toEqual(
      needing((route) => route.bodyOf ?? route.pictureOf),
    );
    const inPath = operations().map(([name, { parameters }]) => [
      name,
      parameters.filter(({ in: place }) => place === 'path').map((parameter) => parameter.name),
    ]);
    const routes = apiRoutes.map((route) => [nameOf(route), Object.keys(route.params ?? {})]);
    expect(Object.fromEntries(inPath)).toEqual(Object.fromEntries(routes));
  });
});

describe('The page at /api/docs', () => {
  it.each(['json', 'yaml'])(
    'has no document as %s beside it: that costs more than it',
    async (kind) => {
      expect((await send(target.origin, 'GET', `/api/docs-${kind}`)).status).toBe(404);
    },
  );

  it('comes with everything that it loads', async () => {
    const page = await send(target.origin, 'GET', '/api/docs');
    expect(page.status).toBe(200);
    const assets = [...page.text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, url = '']) => url);
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      const { pathname } = new URL(asset, `${target.origin}/api/docs`);
      const answer = await send(target.origin, 'GET', pathname);
      expect([asset, answer.status]).toEqual([asset, 200]);
      expect(answer.text.length, asset).toBeGreaterThan(0);
    }
  });
});
