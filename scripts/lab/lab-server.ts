/** The lab by HTTP: the page's way to it leads through the web app, which nobody else's does. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { labOrderSchema } from '../../apps/web/features/lab/lab-state.js';
import type { Scope } from '../runner/scope.js';
import type { Lab } from './lab.js';

const HOST = '127.0.0.1';
const MOST_BYTES = 1_000;
/** The web app ends what is silent for a minute. */
const BREATH_MS = 20_000;

/** @returns its origin; it is open to this machine, on any port, as long as the scope */
export async function openLabServer(scope: Scope, lab: Lab): Promise<string> {
  const server = createServer((request, response) => {
    answerRequest(lab, request, response).catch(() => end(response, 400));
  });
  await scope.own(
    () => new Promise<void>((resolve) => server.listen(0, HOST, resolve)),
    async () => {
      server.closeAllConnections();
      server.close();
      await lab.close();
    },
  );
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

async function answerRequest(
  lab: Lab,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // By another name it is a strange page that has its name lead here.
  if (!/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? '')) return end(response, 421);
  switch (`${request.method} ${request.url}`) {
    case 'GET /moments':
      return tellMoments(lab, response);
    case 'POST /go':
      return begin(lab, request, response);
    default:
      return end(response, 404);
  }
}

async function begin(lab: Lab, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Forms of strange pages can send everything but this without having been asked.
  if (request.headers['content-type'] !== 'application/json') return end(response, 415);
  const length = Number(request.headers['content-length'] ?? Infinity);
  if (length > MOST_BYTES) return end(response, 413);
  const order = labOrderSchema.safeParse(JSON.parse(await text(request)));
  if (!order.success) return end(response, 422);
  end(response, lab.begin(order.data) ? 202 : 409);
}

/** Server-sent events: the state of the lab, now and at each change. */
function tellMoments(lab: Lab, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const stop = lab.follow((state) => response.write(`data: ${JSON.stringify(state)}\n\n`));
  const breath = setInterval(() => response.write(':\n\n'), BREATH_MS);
  response.once('close', () => {
    stop();
    clearInterval(breath);
  });
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
