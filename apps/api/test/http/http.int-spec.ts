/** What the server answers around its routes: to broken HTTP, to unknown addresses, to every request. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send, sendBytes } from '../support/http.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  send(target.origin, 'GET', path, { headers });

describe('Broken HTTP', () => {
  it('with headers that are too large is answered 431', async () => {
    const bytes = `GET /api/events HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`;
    expectProblem(await sendBytes(target.origin, bytes), 431, 'headers_too_large');
  });

  it('with an address that is too long is answered 431', async () => {
    const bytes = `GET /api/events?search=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`;
    expectProblem(await sendBytes(target.origin, bytes), 431, 'headers_too_large');
  });

  it.each([
    ['no HTTP at all', 'HELLO\r\n\r\n'],
    ['an unknown method', 'BUY /api/events HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['an unknown version', 'GET /api/events HTTP/9.0\r\nHost: x\r\n\r\n'],
    ['a space in the address', 'GET /api/ev ents HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'a byte beyond ASCII in the address',
      'GET /api/events?search=\xff HTTP/1.1\r\nHost: x\r\n\r\n',
    ],
    ['a NUL in a header', 'GET /api/events HTTP/1.1\r\nHost: x\r\nX-Nul: \0\r\n\r\n'],
    ['no number for the length', 'POST /api/book HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n'],
    [
      'two lengths',
      'POST /api/book HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('with %s is answered 400', async (_what, bytes) => {
    expectProblem(await sendBytes(target.origin, bytes), 400, 'invalid_request');
  });

  it('on one connection disturbs no other', async () => {
    await sendBytes(target.origin, 'HELLO\r\n\r\n');
    expect((await get('/api/health/live')).status).toBe(200);
  });
});

describe('An address where nothing is', () => {
  it.each([
    '/',
    '/nope',
    '/favicon.ico',
    '/api',
    '/api/',
    '/api/nope',
    '/api/events/',
    '/API/EVENTS',
    '//api/events',
    '/api//events',
    '/api/events;x=1',
    '/api/docs/nope.js',
    '/api/docs/..%2f..%2fpackage.json',
    '/socket.io.js',
  ])('is answered 404: %s', async (path) => {
    expectProblem(await get(path), 404, 'route_not_found', path);
  });

  it.each(['/%', '/%zz', '/api/%E0%A4%A', '/api/docs/%c3%28'])(
    'is answered 400 when it cannot even be decoded: %s',
    async (path) => {
      expectProblem(await get(path), 400, 'invalid_request', path);
    },
  );

  it('is refused above the folder of the page at /api/docs', async () => {
    expectProblem(await get('/api/docs/%2e%2e/%2e%2e/package.json'), 403, 'forbidden');
  });
});

describe('An Expect header', () => {
  it.each(['something', '100-continue, x', ''])(
    'that nobody knows is passed over: %s',
    async (expected) => {
      const headers = { expect: expected };
      expect((await get('/api/events', headers)).status).toBe(200);
      expectProblem(await get('/api/nope', headers), 404, 'route_not_found');
    },
  );
});

describe('HEAD', () => {
  it('answers like GET, without the body', async () => {
    const head = await send(target.origin, 'HEAD', '/api/events');
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(
      (await get('/api/events')).headers['content-length'],
    );
  });

  it('of what can only be posted is 405, and says so without a body', async () => {
    const head = await send(target.origin, 'HEAD', '/api/book');
    expect([head.status, head.headers['allow'], head.text]).toEqual([405, 'POST', '']);
  });

  it('of nothing is 404, without a body', async () => {
    const head = await send(target.origin, 'HEAD', '/api/nope');
    expect([head.status, head.text]).toEqual([404, '']);
  });
});

describe('The request id', () => {
  const idOf = async (given: string) =>
    (await get('/api/health/live', { 'x-request-id': given })).headers['x-request-id'];

  it('is kept when a proxy in front gave one', async () => {
    expect(await idOf('from-the-proxy.1')).toBe('from-the-proxy.1');
  });

  it('is made when there is none, another one for each request', async () => {
    const [first, second] = [await get('/api/health/live'), await get('/api/health/live')];
    expect(first.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
  });

  it.each(['', 'short', 'has spaces in it', '{"level":"fatal"}', 'ünïcödé-id', 'a'.repeat(65)])(
    'is replaced when it is not a plain one: %s',
    async (given) => {
      expect(await idOf(given)).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('stands in the problem document too, also before there is a route', async () => {
    const headers = { 'x-request-id': 'from-the-proxy.2' };
    for (const path of ['/api/nope', '/%zz']) {
      expect(JSON.parse((await get(path, headers)).text)).toMatchObject({
        requestId: 'from-the-proxy.2',
      });
    }
  });
});
