import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import { endServer, openConnection, openServers } from './testing/open-servers';

const handshake = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n`;

const refuse = () => undefined;

/** An API that takes the upgrade and says everything back. */
async function openEcho() {
  const servers = await openServers(refuse);
  const taken: { request: IncomingMessage; socket: Duplex }[] = [];
  servers.api.on('upgrade', (request, socket, head) => {
    taken.push({ request, socket });
    socket.on('error', () => undefined);
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    socket.write(head);
    socket.pipe(socket);
  });
  return { ...servers, taken };
}

it('a WebSocket runs through to the API, both ways, from the first byte', async () => {
  const { port, taken } = await openEcho();
  const { socket, read } = await openConnection(port);
  socket.write(`${handshake('/socket.io/?EIO=4')}first`);
  const answer = await read('first');
  expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  expect(answer.toLowerCase()).toContain('upgrade: websocket\r\n');
  socket.write('second');
  await read('second');
  expect(taken[0]?.request.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
});

it('a WebSocket ends on both sides when either goes', async () => {
  const { port, taken } = await openEcho();
  for (const endOne of [
    (client: Duplex) => client.destroy(),
    (_: Duplex, server: Duplex) => server.destroy(),
  ]) {
    const { socket, read } = await openConnection(port);
    socket.write(`${handshake('/socket.io/?EIO=4')}x`);
    await read('\r\n\r\nx');
    const atTheApi = taken.at(-1)!.socket;
    const ends = Promise.all([once(socket, 'close'), once(atTheApi, 'close')]);
    endOne(socket, atTheApi);
    await ends;
  }
});

it('a WebSocket that the API refuses is refused in its words', async () => {
  const { port } = await openServers((_, response) => {
    response.writeHead(403, { 'content-type': 'application/problem+json' }).end('{"why":1}');
  });
  const { socket, read } = await openConnection(port);
  socket.write(handshake('/socket.io/?EIO=4'));
  await once(socket, 'end');
  const answer = await read('{"why":1}');
  expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  expect(answer).toContain('application/problem+json');
});

it('a WebSocket is refused as busy while the API is away, or when there are too many', async () => {
  const { port, api } = await openServers(refuse, { webSockets: 1 });
  const open = async () => {
    const connection = await openConnection(port);
    connection.socket.write(handshake('/socket.io/?EIO=4'));
    return connection;
  };
  const [first, [, taken]] = await Promise.all([
    open(),
    once(api, 'upgrade') as Promise<[unknown, Duplex]>,
  ]);
  const oneTooMany = await open();
  expect(await oneTooMany.read('"code":"busy"')).toMatch(/^HTTP\/1\.1 503 /);
  taken.destroy();
  expect(await first.read('"code":"busy"')).toMatch(/^HTTP\/1\.1 503 /);
  await endServer(api);
  const whileAway = await open();
  expect(await whileAway.read('"code":"busy"')).toMatch(/^HTTP\/1\.1 503 /);
});

it('an upgrade to anything but the API’s sockets leads nowhere', async () => {
  const { port } = await openServers(refuse);
  const { socket, read } = await openConnection(port);
  socket.write(handshake('/_next/hmr'));
  expect(await read('"code":"route_not_found"')).toMatch(/^HTTP\/1\.1 404 /);
});
