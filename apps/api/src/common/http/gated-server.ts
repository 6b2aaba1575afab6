/** Node's HTTP server with the gate in front of the routes, as Fastify's `serverFactory` wants it. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { toServerOptions, type ServerTimeouts } from '../server-timeouts.js';
import { ProblemError } from '../problem.js';
import { RETRY_AFTER_SECONDS, toDocument } from '../problem.filter.js';
import { readRequestId, REQUEST_ID_HEADER } from '../request-id.js';
import type { SecurityHeaders } from '../security-headers.js';
import { RequestGate, type GateParts } from './request-gate.js';

/** What the gate needs of the application, which is made after the server. */
export type GateUse = Omit<GateParts, 'refuse' | 'defer'>;

export class GatedServer {
  private use: GateUse | undefined;

  constructor(
    private readonly timeouts: ServerTimeouts,
    private readonly headers: SecurityHeaders,
  ) {}

  readonly serverFactory = (route: RequestListener): Server => {
    const { http, keepAliveTimeout, requestTimeout } = toServerOptions(this.timeouts);
    const gate = new RequestGate(route, {
      refuse: busyAnswerer(this.headers),
      isMemoryShort: () => this.use!.isMemoryShort(),
      onBegin: (response) => this.use!.onBegin(response),
      onRefusal: (reason) => this.use!.onRefusal(reason),
      defer: (task) => void setImmediate(task),
    });
    return createServer({ ...http, keepAliveTimeout, requestTimeout }, gate.take);
  };

  /** Before the server listens. */
  connect(use: GateUse): void {
    this.use = use;
  }
}

/** Without a route and its hooks: it has to cost less than what it refuses. */
function busyAnswerer(headers: SecurityHeaders) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const requestId = readRequestId(request);
    const problem = new ProblemError('busy');
    const body = JSON.stringify(toDocument(problem, requestId));
    response.writeHead(problem.status, {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER_SECONDS),
      [REQUEST_ID_HEADER]: requestId,
    });
    response.end(body);
  };
}
