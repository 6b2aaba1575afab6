/**
 * The one address of `npm start` and `npm run dev`: the API and its sockets behind it, the web app for
 * everything else. In containers the proxy in front does this.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@lastseat/contracts';
import { answerProblem, endWithProblem } from './answer-problem.js';
import { findDestination, isOfTheApi, readPath } from './find-destination.js';
import { forwardRequest, forwardUpgrade, type ApiAddress } from './forward-to-api.js';
import { defaultBounds, maxHeaderBytes, type ServerBounds } from './server-bounds.js';
import { UnderWay } from './under-way.js';

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface WebServerParts {
  apiOrigin: URL;
  /** The web app. */
  answerPage: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The web app's own upgrades: in development its pages hear of changes. */
  upgradePage?: UpgradeListener;
  bounds?: ServerBounds;
}

export function createWebServer(parts: WebServerParts): Server {
  const { apiOrigin, bounds = defaultBounds } = parts;
  const { hostname, port } = apiOrigin;
  const api = { hostname, port, silentMs: bounds.apiMs };
  const requests = new UnderWay(bounds);
  const server = createServer(toNodeOptions(bounds), (request, response) => {
    request.url = readPath(request.url);
    const destination = findDestination(request.url);
    if (destination === 'hidden') answerProblem(response, 'route_not_found');
    else if (destination === 'unreadable') answerProblem(response, 'invalid_request');
    else {
      const place = requests.begin(destination, request, response);
      if (place === null) answerProblem(response, 'busy');
      else if (destination === 'api') forwardRequest(request, response, { api, place });
      else parts.answerPage(request, response).catch(endBroken(response));
    }
  });
  server.on('upgrade', createUpgradeListener(parts, api, bounds.webSockets));
  server.on('clientError', answerClientError);
  // An `Expect` that Node does not know may be passed over (RFC 9110, section 10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.setTimeout(bounds.stalledMs);
  server.maxConnections = bounds.connections;
  return server;
}

function createUpgradeListener(
  { upgradePage }: WebServerParts,
  api: ApiAddress,
  most: number,
): UpgradeListener {
  const webSockets = new Set<Duplex>();
  return (request, socket, head) => {
    // Whatever becomes of it, its end is told by 'close'.
    socket.on('error', () => undefined);
    request.url = readPath(request.url);
    if (!isOfTheApi(request.url)) {
      if (upgradePage) upgradePage(request, socket, head);
      else endWithProblem(socket, 'route_not_found');
    } else if (webSockets.size >= most) {
      endWithProblem(socket, 'busy');
    } else {
      webSockets.add(socket);
      socket.on('close', () => webSockets.delete(socket));
      forwardUpgrade(request, { socket, head }, api);
    }
  };
}

function toNodeOptions(bounds: ServerBounds) {
  return {
    headersTimeout: bounds.headersMs,
    requestTimeout: bounds.requestMs,
    connectionsCheckingInterval: bounds.checkEveryMs,
    keepAliveTimeout: bounds.keepAliveMs,
    maxHeaderSize: maxHeaderBytes,
  };
}

function endBroken(response: ServerResponse): (error: unknown) => void {
  return (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    if (response.headersSent) response.destroy();
    else answerProblem(response, 'internal_error');
  };
}

const codesByParserError: Record<string, ProblemCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

/** What is no request, or does not become one in time. */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  // The other side is gone, or has an answer already.
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else endWithProblem(socket, codesByParserError[error.code ?? ''] ?? 'invalid_request');
}
