import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { problemSchema } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { endServer, openConnection, openServers } from './testing/open-servers';

const echoHeaders = ({ headers }: IncomingMessage, response: ServerResponse) =>
  void response.end(JSON.stringify(headers));

describe('a request to the API', () => {
  it('comes from the address that it came from, whatever it says', async () => {
    const { url } = await openServers(echoHeaders);
    const headers = {
      'X-Forwarded-For': '203.0.113.9',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'for=203.0.113.9',
    };
    const heard: unknown = await (await fetch(`${url}/api/events`, { headers })).json();
    expect(heard).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
    expect(JSON.stringify(heard)).not.toMatch(/203\.0\.113|evil|https|forwarded":/);
  });

  it('arrives with its body and its method, and the answer with its status and headers', async () => {
    const { url } = await openServers((request, response) => {
      void text(request).then((body) => {
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        response.writeHead(201).end(`${request.method} ${request.url} ${body}`);
      });
    });
    const answer = await fetch(`${url}/api/book?x=1`, { method: 'PUT', body: 'seat '.repeat(9) });
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await answer.text()).toBe(`PUT /api/book?x=1 ${'seat '.repeat(9)}`);
  });

  it('keeps to itself what is about one connection only', async () => {
    const { port } = await openServers(echoHeaders);
    const { socket, read } = await openConnection(port);
    socket.write('GET /api/x HTTP/1.1\r\nHost: h\r\nConnection: close, x-mine\r\nX-Mine: 1\r\n');
    socket.write('TE: trailers\r\nProxy-Authorization: Basic x\r\nX-Kept: 1\r\n\r\n');
    await once(socket, 'end');
    const heard = await read('}');
    expect(heard).toContain('"x-kept":"1"');
    expect(heard).not.toMatch(/x-mine|"te"|proxy-auth/);
  });

  it('is answered with the time that this server keeps a connection, not the API', async () => {
    const { url, api } = await openServers(echoHeaders);
    api.keepAliveTimeout = 9_000;
    const answer = await fetch(`${url}/api/x`);
    expect(answer.headers.get('keep-alive')).toBe('timeout=72');
  });

  it('ends at the API too when the client is gone', async () => {
    const { port, api } = await openServers(() => undefined);
    const { socket } = await openConnection(port);
    socket.write('GET /api/x HTTP/1.1\r\nHost: h\r\n\r\n');
    const [, response] = (await once(api, 'request')) as [unknown, ServerResponse];
    socket.destroy();
    await once(response, 'close');
    expect(response.writableEnded).toBe(false);
  });
});

describe('an answer that breaks off', () => {
  it('does not look whole to the client', async () => {
    const { url } = await openServers((_, response) => {
      response.write('{"half":');
      setImmediate(() => response.destroy());
    });
    const answer = await fetch(`${url}/api/x`);
    await expect(answer.text()).rejects.toThrow();
  });
});

describe('an API that is away', () => {
  async function expectBusy(answer: Response): Promise<void> {
    expect(answer.status).toBe(503);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    const problem = problemSchema.parse(await answer.json());
    expect(problem).toMatchObject({ code: 'busy', status: 503 });
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  }

  it('is answered for with a problem document', async () => {
    const { url, api } = await openServers(() => undefined);
    await endServer(api);
    await expectBusy(await fetch(`${url}/api/events`));
    await expectBusy(await fetch(`${url}/api/book`, { method: 'POST', body: '{}' }));
    expect(await (await fetch(`${url}/events`)).text()).toBe('a page');
  });

  it('is one that says nothing, too', async () => {
    const { url } = await openServers(() => undefined, { apiMs: 50 });
    await expectBusy(await fetch(`${url}/api/events`));
  });

  it('is one that ends in the middle of a request, which is sent once', async () => {
    let requests = 0;
    const { url } = await openServers(({ socket }) => {
      requests++;
      socket.destroy();
    });
    await expectBusy(await fetch(`${url}/api/events`));
    expect(requests).toBe(1);
  });
});
