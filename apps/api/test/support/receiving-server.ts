/** Who is told, as a server that can refuse, hang and die. One that hangs has taken what it got. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { GotDelivery } from './check-deliveries.js';

export type ReceivingMode = 'takes' | 'refuses' | 'hangs' | 'dies';

export interface TakenDelivery extends GotDelivery {
  /** In milliseconds of Unix time. */
  at: number;
}

export interface ReceivingServer {
  url: string;
  /** What it took, in the order of its coming. */
  got: TakenDelivery[];
  /** From now on; whoever hangs meanwhile is cut off. */
  become(mode: ReceivingMode): void;
  close(): Promise<void>;
}

export async function startReceivingServer(): Promise<ReceivingServer> {
  const got: TakenDelivery[] = [];
  let mode: ReceivingMode = 'takes';
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    if (mode === 'dies') return void request.destroy();
    const body = await text(request);
    if (mode !== 'refuses') got.push({ ...(JSON.parse(body) as GotDelivery), at: Date.now() });
    if (mode === 'hangs') return;
    response.writeHead(mode === 'takes' ? 204 : 503).end();
  };
  const server = createServer((request, response) => {
    // A sender that was killed in the midst of it.
    take(request, response).catch(() => request.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    got,
    become(next) {
      mode = next;
      server.closeAllConnections();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
