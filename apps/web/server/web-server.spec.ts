import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { problemSchema } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { openConnection, openServers } from './testing/open-servers';

/** An API that answers when the test says so. */
function heldApi() {
  const held: ServerResponse[] = [];
  const answer = (_: unknown, response: ServerResponse) => void held.push(response);
  return { held, answer };
}

const get = 'GET /api/x HTTP/1.1\r\nHost: h\r\n\r\n';

it('the metrics are not there for who comes this way', async () => {
  const { url } = await openServers((_, response) => void response.end('secret'));
  const answer = await fetch(`${url}/api/metrics`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(problemSchema.parse(await answer.json()).code).toBe('route_not_found');
});

it('headers that do not come in time are answered, and their connection ends', async () => {
  const { port } = await openServers(() => undefined, { headersMs: 40, checkEveryMs: 10 });
  const { socket, read } = await openConnection(port);
  socket.write('GET / HTTP/1.1\r\nHost:');
  await once(socket, 'end');
  expect(await read('"code":"request_timeout"')).toMatch(/^HTTP\/1\.1 408 /);
});

it('headers that are too large, and what is no HTTP, get a problem document', async () => {
  const { port } = await openServers(() => undefined);
  const large = await openConnection(port);
  large.socket.write(`GET / HTTP/1.1\r\nHost: h\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(await large.read('"code":"headers_too_large"')).toMatch(/^HTTP\/1\.1 431 /);
  const wrong = await openConnection(port);
  wrong.socket.write('HELO\r\n\r\n');
  expect(await wrong.read('"code":"invalid_request"')).toMatch(/^HTTP\/1\.1 400 /);
});

it('past so many requests under way each gets a 503 at once, and the others their answers', async () => {
  const { held, answer } = heldApi();
  const { url, api } = await openServers(answer, { apiRequests: 2 });
  const served = [1, 2].map(() => fetch(`${url}/api/x`));
  while (held.length < 2) await once(api, 'request');
  expect((await fetch(`${url}/api/x`)).status).toBe(503);
  expect((await fetch(`${url}/events`)).status).toBe(200);
  for (const response of held) response.end();
  for (const one of served) expect((await one).status).toBe(200);
  const next = fetch(`${url}/api/x`);
  await once(api, 'request');
  held.at(-1)?.end();
  expect((await next).status).toBe(200);
});

it('one connection has so many requests under way, and with it go all of them', async () => {
  const { held, answer } = heldApi();
  const { port, url, api } = await openServers(answer, { pipelined: 4, apiRequests: 4 });
  const { socket } = await openConnection(port);
  socket.write(get.repeat(10));
  while (held.length < 4) await once(api, 'request');
  expect((await fetch(`${url}/api/x`)).status).toBe(503);
  // The four that are there: an answer to the first would bring the next one in order.
  const ends = Promise.all(held.slice(0, 4).map((response) => once(response, 'close')));
  socket.destroy();
  await ends;
  expect(held).toHaveLength(4);
  const next = fetch(`${url}/api/x`);
  await once(api, 'request');
  held.at(-1)?.end();
  expect((await next).status).toBe(200);
});

it('a reader that reads nothing is cut off', async () => {
  const size = 32 * 1024 * 1024;
  const send = (_: unknown, response: ServerResponse) => void response.end(Buffer.alloc(size));
  const { port, api } = await openServers(send, { stalledMs: 1_000 });
  const { socket } = await openConnection(port);
  socket.pause().write(get);
  const [, response] = (await once(api, 'request')) as [unknown, ServerResponse];
  await once(response, 'close');
  await once(socket.resume(), 'close');
  expect(socket.bytesRead).toBeLessThan(size);
});
