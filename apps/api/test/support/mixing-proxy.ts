/** A reverse proxy as many are: it sends everybody's requests on connections that it keeps. */
import { once } from 'node:events';
import { Agent, createServer, request as ask, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';

export interface MixingProxy {
  origin: string;
  /** Requests that went on a connection that had carried one before. */
  readonly reused: number;
  close(): Promise<void>;
}

export async function startMixingProxy(target: string): Promise<MixingProxy> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  let reused = 0;
  const server = createServer((request, response) => {
    const { method, url: path } = request;
    // Said of the client's own connection: many ask that it be closed.
    const { connection: _, ...headers } = request.headers;
    const onward = ask({ agent, hostname, port, method, path, headers });
    onward.on('response', (answer) => {
      if (onward.reusedSocket) reused += 1;
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response, () => undefined);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', (request, client) => {
    forwardUpgrade(request, client, connect(Number(port), hostname));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get reused() {
      return reused;
    },
    async close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A WebSocket's connection is its own, and mixes with nobody's. */
function forwardUpgrade(request: IncomingMessage, client: Duplex, onward: Socket): void {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => `${name}: ${String(value)}`,
  );
  onward.write([`GET ${request.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
  pipeline(client, onward, () => onward.destroy());
  pipeline(onward, client, () => client.destroy());
}
