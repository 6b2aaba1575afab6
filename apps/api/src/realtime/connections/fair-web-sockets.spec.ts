import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, type WebSocketServer } from 'ws';
import { FairWebSocketServer } from './fair-web-sockets.js';

const MESSAGES = 50;

/** The turns of the event loop in which the server was told of the messages. */
async function listTurns(server: WebSocketServer): Promise<number[]> {
  let turn = 0;
  const count = () => setImmediate(() => ((turn += 1), (next = count()))).unref();
  let next = count();
  const turns: number[] = [];
  const told = new Promise<void>((resolve) => {
    server.on('connection', (socket) =>
      socket.on('message', () => {
        turns.push(turn);
        if (turns.length === MESSAGES) resolve();
      }),
    );
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(client, 'open');
  for (let sent = 0; sent < MESSAGES; sent++) client.send('a message');
  await told;
  clearImmediate(next);
  client.terminate();
  return turns;
}

it('A connection tells one message in a turn of the event loop, however many came at once', async () => {
  const server = new FairWebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  try {
    expect(new Set(await listTurns(server)).size).toBe(MESSAGES);
  } finally {
    server.close();
  }
});
