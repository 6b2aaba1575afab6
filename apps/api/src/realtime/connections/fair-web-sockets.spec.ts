import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ARRIVED, FairWebSocketServer } from './fair-web-sockets.js';

let server: FairWebSocketServer;
let turn = 0;
let counting: NodeJS.Immediate;

beforeEach(async () => {
  const count = () => {
    turn += 1;
    counting = setImmediate(count);
  };
  counting = setImmediate(count);
  server = new FairWebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
});
afterEach(() => {
  clearImmediate(counting);
  for (const socket of server.clients) socket.terminate();
  server.close();
});

interface Told {
  text: string;
  turn: number;
}

/** Sends all at once on as many connections, and waits until the server was told of each message. */
async function tell(connections: number, messages: string[]): Promise<Told[]> {
  const told: Told[] = [];
  const all = new Promise<void>((resolve) => {
    server.on('connection', (socket) =>
      socket.on('message', (data: Buffer) => {
        told.push({ text: data.toString(), turn });
        if (told.length === connections * messages.length) resolve();
      }),
    );
  });
  const { port } = server.address() as AddressInfo;
  const clients = Array.from(
    { length: connections },
    () => new WebSocket(`ws://127.0.0.1:${port}`),
  );
  await Promise.all(clients.map((client) => once(client, 'open')));
  for (const client of clients) for (const message of messages) client.send(message);
  await all;
  for (const client of clients) client.terminate();
  return told;
}

describe('WebSockets', () => {
  it('tell the messages of a connection in many turns of the event loop, in their order', async () => {
    const messages = Array.from({ length: 50 }, (_, index) => `message ${index}`);
    const told = await tell(1, messages);
    expect(told.map(({ text }) => text)).toEqual(messages);
    // One told by a timer and one by an immediate may share a turn.
    expect(new Set(told.map((one) => one.turn)).size).toBeGreaterThanOrEqual(25);
  });

  it('tell only so many bytes in a turn, however many connections sent them', async () => {
    const told = await tell(40, ['x'.repeat(8_000)]);
    for (const { turn: one } of told) {
      expect(told.filter((other) => other.turn === one).length).toBeLessThanOrEqual(2);
    }
  });

  it('let a heartbeat pass those who wait', async () => {
    const arrivedIn: number[] = [];
    server.on('connection', (socket) => {
      socket.on(ARRIVED, (bytes: number) => bytes === 1 && arrivedIn.push(turn));
    });
    const told = await tell(20, ['3', 'x'.repeat(8_000)]);
    const toldIn = told.filter(({ text }) => text === '3').map((one) => one.turn);
    expect(toldIn).toEqual(arrivedIn);
  });

  it('let no heartbeat pass what its own connection sent before', async () => {
    const told = await tell(1, ['x'.repeat(8_000), 'y'.repeat(8_000), 'z'.repeat(8_000), '3']);
    expect(told.map(({ text }) => text[0])).toEqual(['x', 'y', 'z', '3']);
  });
});
