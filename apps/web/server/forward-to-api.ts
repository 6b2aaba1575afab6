/**
 * Hands a request on to the API and its answer back, as they come and without keeping either. What was
 * sent is never sent again: whether the API has carried it out nobody here can know.
 */
import {
  Agent,
  request as startRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline, type Duplex } from 'node:stream';
import { answerProblem, endWithProblem, writeHead } from './answer-problem.js';
import { toApiHeaders, withoutHopByHop } from './forwarded-headers.js';
import type { Place } from './under-way.js';

export interface ApiAddress {
  hostname: string;
  port: string;
  /** Without a byte for so long, it is as good as away. */
  silentMs: number;
}

const connections = new Agent({ keepAlive: true, maxFreeSockets: 256 });

export function forwardRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { api, place }: { api: ApiAddress; place: Place },
): void {
  const upstream = startRequest({
    hostname: api.hostname,
    port: api.port,
    agent: connections,
    method: request.method,
    path: request.url,
    headers: toApiHeaders(request),
    timeout: api.silentMs,
  });
  // Nobody waits for the answer any more, or it is there.
  place.onEnd = () => upstream.destroy();
  upstream.on('timeout', () => upstream.destroy());
  upstream.on('response', (answer) => {
    const { statusCode = 502, statusMessage, headers } = answer;
    // It has refused a body without reading all of it.
    if (!request.complete) response.setHeader('connection', 'close');
    response.writeHead(statusCode, statusMessage, withoutHopByHop(headers));
    // One that breaks off takes the client's connection with it: half an answer must not look whole.
    answer.on('error', () => response.destroy());
    // Not by pipeline(), which costs a third of the whole way.
    answer.pipe(response);
  });
  upstream.on('close', () => {
    if (!response.headersSent && !place.hasEnded) answerProblem(response, 'busy');
  });
  // Told by 'close', which comes after it.
  upstream.on('error', () => undefined);
  request.pipe(upstream);
}

/** For WebSockets. From the handshake on the bytes are theirs. */
export function forwardUpgrade(
  request: IncomingMessage,
  { socket, head }: { socket: Duplex; head: Buffer },
  api: ApiAddress,
): void {
  const { upgrade } = request.headers;
  const upstream = startRequest({
    hostname: api.hostname,
    port: api.port,
    agent: false,
    method: request.method,
    path: request.url,
    headers: { ...toApiHeaders(request), connection: 'Upgrade', upgrade },
    timeout: api.silentMs,
  });
  let isAnswered = false;
  socket.on('close', () => upstream.destroy());
  upstream.on('timeout', () => upstream.destroy());
  upstream.on('upgrade', ({ statusCode = 101, headers }, apiSocket, apiHead) => {
    isAnswered = true;
    apiSocket.setTimeout(0).setNoDelay(true);
    const kept = { ...withoutHopByHop(headers), connection: 'Upgrade', upgrade };
    socket.write(writeHead(statusCode, kept));
    socket.write(apiHead);
    apiSocket.write(head);
    pipeline(socket, apiSocket, () => undefined);
    pipeline(apiSocket, socket, () => undefined);
  });
  upstream.on('response', (answer) => {
    isAnswered = true;
    const { statusCode = 502, headers } = answer;
    socket.write(writeHead(statusCode, { ...withoutHopByHop(headers), connection: 'close' }));
    pipeline(answer, socket, () => undefined);
  });
  upstream.on('close', () => {
    if (!isAnswered && socket.writable) endWithProblem(socket, 'busy');
  });
  upstream.on('error', () => undefined);
  upstream.end();
}
