/** Two processes' worth of servers in one: a public one that forwards, and the private channel. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forwardRequest, forwardUpgrade } from './forward-session.js';
import { openChannel, removeChannel, type SessionChannel } from './session-channel.js';

/** What the home saw of each request. */
interface Seen {
  line: string;
  peer: string | undefined;
  named: unknown;
  body: string;
}

let channel: SessionChannel;
let server: Server;
let seen: Seen[];
/** What the home does with a request that it has read. */
let answer: Parameters<typeof openChannel>[0]['handleRequest'];

beforeEach(async () => {
  seen = [];
  answer = (_request, response) => void response.end('from its home');
  channel = await openChannel({
    handleRequest: (request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        note(request, body);
        answer(request, response);
      });
    },
    handleUpgrade: (request, socket, head) => {
      note(request, '');
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\nhello');
      socket.write(head);
      socket.pipe(socket);
      socket.on('error', () => undefined);
    },
  });
  server = createServer();
  server.on('request', (request, response) => {
    forwardRequest(channel.path, request, response, () => response.writeHead(400).end('unknown'));
  });
  server.on('upgrade', (request, socket, head) => {
    forwardUpgrade(channel.path, request, socket, head, () => socket.end('unknown'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
  channel.close();
  removeChannel(channel.path);
});

function note(request: IncomingMessage, body: string): void {
  seen.push({
    line: `${request.method} ${request.url}`,
    peer: request.socket.remoteAddress,
    named: request.headers['x-lastseat-peer'],
    body,
  });
}

function open(): Socket {
  return connect((server.address() as AddressInfo).port, '127.0.0.1');
}

/** All that comes until the other side closes. */
async function exchange(text: string): Promise<string> {
  const socket = open();
  socket.write(text);
  return readAll(socket);
}

async function readAll(socket: Socket): Promise<string> {
  let received = '';
  for await (const part of socket) received += String(part);
  return received;
}

const head = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n');

describe('A request that is handed on', () => {
  it('arrives with its body and the address of its peer, and its answer comes back', async () => {
    const received = await exchange(
      `${head('POST /socket.io/?sid=a', 'Content-Length: 4', 'Connection: close')}body`,
    );
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(received).toMatch(/from its home$/);
    expect(seen).toEqual([
      { line: 'POST /socket.io/?sid=a', peer: '127.0.0.1', named: undefined, body: 'body' },
    ]);
  });

  it('arrives with a body whose length was not known', async () => {
    const chunked = 'Transfer-Encoding: chunked';
    await exchange(
      `${head('POST /socket.io/?sid=a', chunked, 'Connection: close')}4\r\nbody\r\n0\r\n\r\n`,
    );
    expect(seen).toMatchObject([{ body: 'body' }]);
  });

  it('cannot name another address', async () => {
    await exchange(head('GET /socket.io/?sid=a', 'X-Lastseat-Peer: 9.9.9.9', 'Connection: close'));
    expect(seen).toMatchObject([{ peer: '127.0.0.1', named: undefined }]);
  });

  it('cannot hide another one in a body, which could', async () => {
    const hidden = head('GET /hidden', 'X-Lastseat-Peer: 9.9.9.9');
    const chunk = `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;
    await exchange(
      `${head('GET /socket.io/?sid=a', 'Transfer-Encoding: chunked', 'Connection: close')}${chunk}`,
    );
    expect(seen).toMatchObject([{ line: 'GET /socket.io/?sid=a', peer: '127.0.0.1', body: '' }]);
  });

  it('is let go at its home when its client has gone', async () => {
    const left = new Promise<void>((resolve) => {
      answer = (_request, response) => {
        response.on('close', resolve);
        client.destroy();
      };
    });
    const client = open();
    client.write(head('GET /socket.io/?sid=a'));
    await left;
  });

  it('is answered in place of a home that ends before it does', async () => {
    answer = (request) => void request.socket.destroy();
    const received = await exchange(head('GET /socket.io/?sid=a', 'Connection: close'));
    expect(received).toMatch(/^HTTP\/1\.1 400 [^]*unknown/);
  });

  it('is answered in place of a home that has ended', async () => {
    channel.close();
    const received = await exchange(head('GET /socket.io/?sid=a', 'Connection: close'));
    expect(received).toMatch(/^HTTP\/1\.1 400 [^]*unknown/);
  });
});

describe('An upgrade that is handed on', () => {
  const upgrade = head(
    'GET /socket.io/?sid=a',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'X-Lastseat-Peer: 9.9.9.9',
  );

  it('carries what both sides say, and ends when its client has gone', async () => {
    const client = open();
    client.write(upgrade);
    const received = readAll(client);
    client.end('bytes');
    expect(await received).toMatch(/^HTTP\/1\.1 101 [^]*hellobytes$/);
    expect(seen).toMatchObject([{ peer: '127.0.0.1', named: undefined }]);
  });

  it('is refused when its home has ended', async () => {
    channel.close();
    expect(await exchange(upgrade)).toBe('unknown');
  });
});
