import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HANDSHAKES_PER_TURN, UpgradeTurns } from './upgrade-turns.js';

let server: Server;
const clients: Socket[] = [];

beforeEach(async () => {
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  server.close();
});

/** Connections that want to be WebSockets, in the hands of `turns` all at once. */
async function openUpgrades(turns: UpgradeTurns, count: number, onOpen: (index: number) => void) {
  const sockets: Duplex[] = [];
  const all = new Promise<void>((resolve) =>
    server.on('upgrade', (_request, socket: Duplex) => {
      if (sockets.push(socket) === count) resolve();
    }),
  );
  const { port } = server.address() as AddressInfo;
  for (let index = 0; index < count; index++) {
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    clients.push(client);
  }
  await all;
  sockets.forEach((socket, index) => turns.take(socket, () => onOpen(index)));
  return sockets;
}

it('Of handshakes that come at once few begin at once, and the others in later turns', async () => {
  const later: (() => void)[] = [];
  const opened: number[] = [];
  const turns = new UpgradeTurns({ now: () => 0, after: (_ms, task) => later.push(task) });
  await openUpgrades(turns, HANDSHAKES_PER_TURN + 2, (index) => opened.push(index));
  expect(opened).toHaveLength(HANDSHAKES_PER_TURN);
  for (const task of later) task();
  expect(opened).toHaveLength(HANDSHAKES_PER_TURN + 2);
});

it('A connection that breaks before its turn ends nothing but itself', async () => {
  const later: (() => void)[] = [];
  const opened: number[] = [];
  const turns = new UpgradeTurns({ now: () => 0, after: (_ms, task) => later.push(task) });
  const sockets = await openUpgrades(turns, HANDSHAKES_PER_TURN + 2, (index) => opened.push(index));
  const broken = sockets[HANDSHAKES_PER_TURN]!;
  const closed = new Promise((resolve) => broken.on('close', resolve));
  broken.destroy(new Error('reset'));
  await closed;
  for (const task of later) task();
  expect(opened).not.toContain(HANDSHAKES_PER_TURN);
  expect(opened).toHaveLength(HANDSHAKES_PER_TURN + 1);
});
