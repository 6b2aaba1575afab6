/** A web server before an API that a test plays, both on ports of their own; gone after the test. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { defaultBounds, type ServerBounds } from '../server-bounds';
import { createWebServer } from '../web-server';

export interface OpenServers {
  /** Where the web server answers. */
  port: number;
  url: string;
  api: Server;
}

export async function openServers(
  answer: RequestListener,
  bounds: Partial<ServerBounds> = {},
): Promise<OpenServers> {
  const api = createServer(answer);
  const apiPort = await listen(api);
  const web = createWebServer({
    apiOrigin: new URL(`http://127.0.0.1:${apiPort}`),
    answerPage: async (_, response) => void response.end('a page'),
    bounds: { ...defaultBounds, ...bounds },
  });
  const port = await listen(web);
  return { port, url: `http://127.0.0.1:${port}`, api };
}

/** Ends it at once, with the connections that it has. */
export async function endServer(server: Server): Promise<void> {
  const hasEnded = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await hasEnded;
}

/** A connection to write to by hand; `read` gives all that has come once it holds the text. */
export async function openConnection(port: number) {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let received = '';
  socket.setEncoding('latin1').on('data', (text) => (received += String(text)));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const read = async (text: string) => {
    while (!received.includes(text)) await Promise.race([once(socket, 'data'), failAtEnd(socket)]);
    return received;
  };
  return { socket, read };
}

async function failAtEnd(socket: Socket): Promise<never> {
  await once(socket, 'close');
  throw new Error('The connection has ended.');
}

/** On a port of its own, until the test ends. */
export async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    if (server.listening) await endServer(server);
  });
  return (server.address() as AddressInfo).port;
}
