/**
 * Node's HTTP server with the gate in front of all who answer requests, as Fastify's `serverFactory` wants
 * it. In front of the event and not one of its listeners: Engine.IO takes the listeners that it finds
 * behind its own, and answers polls past them.
 */
import {
  IncomingMessage,
  Server,
  type RequestListener,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { ProblemError } from '../problems/problem.js';
import { RETRY_AFTER_SECONDS, toDocument } from '../problems/problem.filter.js';
import { readRequestId, REQUEST_ID_HEADER } from '../request-id.js';
import type { SecurityHeaders } from '../security-headers.js';
import { LateRequests } from './late-requests.js';
import { RequestGate, type GateParts } from './request-gate.js';
import { toServerOptions, type ServerTimeouts } from './server-timeouts.js';
import { UpgradeTurns } from './upgrade-turns.js';

/** For whoever has sent too much ahead to read a part of the answers. */
const UNREAD_MS = 10_000;

/** What the gate needs of the application, which is made after the server. */
export type GateUse = Omit<GateParts, 'refuse'>;

export class GatedServer {
  private use: GateUse | undefined;

  constructor(
    private readonly timeouts: ServerTimeouts,
    private readonly headers: SecurityHeaders,
  ) {}

  readonly serverFactory = (route: RequestListener): Server => {
    const { http, keepAliveTimeout, requestTimeout } = toServerOptions(this.timeouts);
    const parts: GateParts = {
      refuse: busyAnswerer(this.headers),
      isMemoryShort: () => this.use!.isMemoryShort(),
      onBegin: (response) => this.use!.onBegin(response),
      onRefusal: (reason) => this.use!.onRefusal(reason),
    };
    const server = new ServerBehindGate({ ...http, keepAliveTimeout, requestTimeout }, parts);
    return server.on('request', route);
  };

  /** Before the server listens. */
  connect(use: GateUse): void {
    this.use = use;
  }
}

class ServerBehindGate extends Server {
  private readonly gate: RequestGate;
  private readonly upgrades = new UpgradeTurns();
  private readonly late = new LateRequests();

  constructor(options: ServerOptions, parts: GateParts) {
    super({ ...options, IncomingMessage: createClass((socket) => this.gate.isEnding(socket)) });
    this.gate = new RequestGate((...exchange) => void super.emit('request', ...exchange), parts);
  }

  override emit(name: string, ...values: unknown[]): boolean {
    if (name === 'request') {
      const [request, response] = values as [IncomingMessage, ServerResponse];
      this.late.note(request);
      this.gate.take(request, response);
    } else if (name === 'upgrade') {
      const [request, socket] = values as [IncomingMessage, Socket];
      this.late.noteUpgrade(request);
      if (this.gate.isEnding(socket)) leaveUnread(socket);
      else this.upgrades.take(socket, () => void super.emit('upgrade', ...values));
    } else if (name === 'clientError' && isTimeout(values[0])) {
      const refuse = () => void super.emit(name, ...values);
      this.late.refuseUnlessThere(values[1] as Socket, refuse);
    } else return super.emit(name, ...values);
    return true;
  }
}

const isTimeout = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ERR_HTTP_REQUEST_TIMEOUT';

/**
 * Node parses a chunk whole, and a chunk has room for a thousand requests. It stops only at one that turns
 * the connection into something else: to its eyes the first one too many does.
 */
const createClass = (isEnding: (socket: Socket) => boolean) =>
  class PerhapsTooMany extends IncomingMessage {
    private wantsUpgrade = false;

    get upgrade(): boolean {
      return this.wantsUpgrade || isEnding(this.socket);
    }

    set upgrade(wanted: boolean) {
      this.wantsUpgrade = wanted;
    }
  };

/** Node has let go of it. The answers that it still gets are written, and the last one closes it. */
function leaveUnread(socket: Socket): void {
  // An error that nobody hears ends the process.
  socket.on('error', () => undefined);
  socket.setTimeout(UNREAD_MS, () => socket.destroy());
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
