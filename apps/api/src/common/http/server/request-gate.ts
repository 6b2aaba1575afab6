/**
 * Stands between Node's HTTP server and the routes: bounds what strangers can have under way at once.
 *
 * What must stay true:
 * - one connection has one request under way, however many it sends ahead (pipelining, RFC 9112, section
 *   9.3.2). Past {@link PIPELINE_DEPTH} it is closed with the last answer; what came after that was not
 *   carried out, and the other side may send it again on a new connection.
 * - what is not a booking begins in turns, so that a booking waits for a few requests and never for a
 *   crowd of them.
 * - bookings begin in turns of their own: what PostgreSQL says to the batch that is under way is heard
 *   between them. It says five things, and each would wait for everybody who wants to be in the next one.
 * - past a number of requests, or when the memory runs short, the answer is 503 at once. The probe of
 *   the process is answered always.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Turns, type TurnsClock } from '../../jobs/turns.js';

/** Requests that wait behind one that is under way on their connection. Browsers send none ahead. */
export const PIPELINE_DEPTH = 32;

/** Of each kind. A turn of the event loop takes about a millisecond then. */
export const REQUESTS_PER_TURN = 8;

/** Of what is no booking, however busy the loop is. */
const LEAST_PER_TURN = 2;

/** A booking is a few hundred bytes. What is larger is none, and begins in turns like everything else. */
const BOOKING_BYTES = 1_024;

/** The body of a poll brings up to a hundred messages at once. */
const COST_OF_MESSAGES = 8;

/** More connections than this, each with a request that waits for its turn, get 503. */
const REQUESTS_WAITING = 4_000;

/** More than the bookings that may wait (BOOKING_QUEUE_LIMIT); 384 MB of heap hold so many. */
const REQUESTS_UNDER_WAY = 24_000;

export type Refusal = 'full' | 'memory';

export interface GateParts {
  /** Answers 503. */
  refuse: (request: IncomingMessage, response: ServerResponse) => void;
  isMemoryShort: () => boolean;
  /** Told of each request whose answer is the next on its connection. */
  onBegin: (response: ServerResponse) => void;
  onRefusal: (reason: Refusal) => void;
  clock?: TurnsClock;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

interface Connection {
  isBusy: boolean;
  waiting: Exchange[];
  /** Too much was sent ahead: the last of those that wait is the last to be answered. */
  isEnding: boolean;
}

export class RequestGate {
  private readonly connections = new WeakMap<Socket, Connection>();
  private readonly bookings: Turns;
  private readonly others: Turns;
  private readonly refusals: Turns;
  private underWay = 0;

  /** @param route what answers a request that is let in */
  constructor(
    private readonly route: RequestListener,
    private readonly parts: GateParts,
    mostWaiting = REQUESTS_WAITING,
  ) {
    const { clock } = parts;
    const perTurn = REQUESTS_PER_TURN;
    const inShortTurns = { perTurn, leastPerTurn: LEAST_PER_TURN, clock };
    this.bookings = new Turns({ perTurn, maxWaiting: REQUESTS_UNDER_WAY, clock });
    this.others = new Turns({ ...inShortTurns, maxWaiting: mostWaiting });
    this.refusals = new Turns({ ...inShortTurns, maxWaiting: REQUESTS_UNDER_WAY });
  }

  readonly take = (request: IncomingMessage, response: ServerResponse): void => {
    const connection = this.findConnection(request.socket);
    if (connection.isEnding) return;
    const exchange = { request, response };
    if (!connection.isBusy) {
      this.begin(connection, exchange);
      return;
    }
    connection.waiting.push(exchange);
    if (connection.waiting.length < PIPELINE_DEPTH) return;
    connection.isEnding = true;
    response.setHeader('connection', 'close');
    request.socket.pause();
  };

  /** Whether so much was sent ahead that what comes now is not wanted. */
  isEnding(socket: Socket): boolean {
    return this.connections.get(socket)?.isEnding === true;
  }

  private findConnection(socket: Socket): Connection {
    let connection = this.connections.get(socket);
    if (!connection) {
      connection = { isBusy: false, waiting: [], isEnding: false };
      this.connections.set(socket, connection);
    }
    return connection;
  }

  private begin(connection: Connection, { request, response }: Exchange): void {
    connection.isBusy = true;
    this.underWay += 1;
    response.once('close', () => this.end(connection));
    this.parts.onBegin(response);
    const kind = kindOf(request);
    const refusal = kind === 'probe' ? null : this.findRefusal();
    if (refusal !== null) this.refuse(refusal, request, response);
    else if (kind === 'probe') this.route(request, response);
    else {
      const turns = kind === 'booking' ? this.bookings : this.others;
      const begin = () => this.routeIfWanted(request, response);
      if (!turns.run(begin, costOf(kind))) this.refuse('full', request, response);
    }
  }

  private end(connection: Connection): void {
    this.underWay -= 1;
    connection.isBusy = false;
    const next = connection.waiting.shift();
    // Not on a connection that has gone, nor behind an answer that ends it: what is begun there gets no
    // answer, and would count as under way for ever.
    if (next?.request.socket.writable === true) this.begin(connection, next);
  }

  private routeIfWanted(request: IncomingMessage, response: ServerResponse): void {
    if (!response.destroyed) this.route(request, response);
  }

  private findRefusal(): Refusal | null {
    if (this.parts.isMemoryShort()) return 'memory';
    return this.underWay > REQUESTS_UNDER_WAY ? 'full' : null;
  }

  /** Whoever is refused asks again: at once would be a crowd of its own. Not where it holds memory. */
  private refuse(reason: Refusal, request: IncomingMessage, response: ServerResponse): void {
    this.parts.onRefusal(reason);
    const answer = () => {
      if (!response.destroyed) this.parts.refuse(request, response);
    };
    if (reason === 'memory' || !this.refusals.run(answer)) answer();
  }
}

type Kind = 'booking' | 'probe' | 'messages' | 'other';

/** Bookings and cancellations are what everything else makes way for; they have a queue of their own. */
function kindOf({ method, url = '', headers }: IncomingMessage): Kind {
  if (url === '/api/health/live') return 'probe';
  if (method === 'GET') return 'other';
  if (url.startsWith('/api/book')) return isSmall(headers) ? 'booking' : 'other';
  return url.startsWith('/socket.io') ? 'messages' : 'other';
}

/** By what it says of itself: Node reads no more than that. One that comes in parts does not say. */
function isSmall(headers: IncomingMessage['headers']): boolean {
  return (
    headers['transfer-encoding'] === undefined &&
    Number(headers['content-length'] ?? 0) <= BOOKING_BYTES
  );
}

const costOf = (kind: Kind) => (kind === 'messages' ? COST_OF_MESSAGES : 1);
