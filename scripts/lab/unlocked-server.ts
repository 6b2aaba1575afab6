/** The sale without a lock, behind HTTP as the real one is, so that both are asked in the same way. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Scope } from '../runner/scope.js';
import type { UnlockedSale } from './unlocked-sale.js';

/** @returns its origin; it is open to this machine as long as the scope */
export async function openUnlockedServer(scope: Scope, sale: UnlockedSale): Promise<string> {
  const server = createServer((request, response) => {
    answer(sale, request, response).catch(() => response.writeHead(500).end());
  });
  await scope.own(
    () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    async () => {
      server.closeAllConnections();
      server.close();
    },
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  sale: UnlockedSale,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { person } = (await json(request)) as { person: number };
  const { isBooked, remaining } = await sale.book(person);
  response
    .writeHead(isBooked ? 201 : 409, { 'content-type': 'application/json' })
    .end(JSON.stringify({ remaining }));
}
